package dev.vsxray.signatures.intelligence.feed;

import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.Indicator;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import java.util.Optional;

/**
 * Reads one value a line; {@code #}, {@code ;} and {@code //} begin a remark. The values are ids of extensions unless the
 * profile says what they are, since {@code a.b} is as good an id as a domain. Digests, addresses and URLs are known by
 * their shape in any list.
 */
final class ListFeed implements FeedParser {

    @Override
    public void read(String text, FeedCollector collector) throws FeedException {
        int line = 0;
        for (String content : (Iterable<String>) text.lines()::iterator) {
            line++;
            String value = withoutRemark(content);
            if (!value.isEmpty()) {
                add(line, value, collector);
            }
        }
    }

    private static String withoutRemark(String line) {
        String value = line.strip();
        if (value.startsWith("#") || value.startsWith(";") || value.startsWith("//")) {
            return "";
        }
        int remark = value.indexOf(" #");
        return remark < 0 ? value : value.substring(0, remark).strip();
    }

    private static void add(int line, String value, FeedCollector collector) throws FeedException {
        FeedProfile profile = collector.profile();
        Optional<IndicatorKind> kind =
                profile.listOf().or(() -> FeedCollector.kindOf(value).filter(guess -> guess != IndicatorKind.DOMAIN));
        if (kind.isEmpty()) {
            Indicator.NpmPackage versioned = Indicator.npmPackage(value);
            collector.extension(
                    line,
                    versioned.name(),
                    profile.source().name(),
                    profile.type(),
                    Optional.of(profile.source().asOf()),
                    profile.registry(),
                    versioned.versions(),
                    "",
                    profile.source().url());
            return;
        }
        Indicator.NpmPackage npm = kind.get() == IndicatorKind.NPM_PACKAGE
                ? Indicator.npmPackage(value)
                : new Indicator.NpmPackage(value, AffectedVersions.ALL);
        collector.indicator(
                line,
                kind.get(),
                npm.name(),
                npm.versions(),
                profile.source().name(),
                Optional.of(profile.source().asOf()),
                profile.confidence(),
                profile.source().url());
    }
}
