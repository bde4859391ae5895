package dev.vsxray.signatures.intelligence.feed;

import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.ExtensionIndicator;
import dev.vsxray.signatures.intelligence.Indicator;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ThreatType;
import dev.vsxray.signatures.rule.Confidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes the entries of a feed, checks their values, and keeps what cannot be used apart. */
final class FeedCollector {

    /** All npm advisories of malware together are about 200,000. */
    private static final int MOST_ENTRIES = 2_000_000;

    /** Quoted of a rejected entry. In UTF-16 code units. */
    private static final int LONGEST_QUOTE = 80;

    /** Longest value of any kind. In UTF-16 code units. */
    private static final int LONGEST_VALUE = 2_000;

    private static final Pattern EXTENSION_ID =
            Pattern.compile("[\\p{Alnum}_][\\p{Alnum}_-]*\\.[\\p{Alnum}_][\\p{Alnum}_.-]*");
    private static final Pattern PUBLISHER = Pattern.compile("[\\p{Alnum}_][\\p{Alnum}_-]*");
    private static final Pattern DOMAIN = Pattern.compile("(?:[\\p{L}\\p{N}_-]{1,63}\\.)+[\\p{L}\\p{N}-]{2,63}");
    private static final Pattern IPV4 = Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final FeedProfile profile;
    private final List<ExtensionIndicator> extensions = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<FeedReading.RejectedEntry> rejected = new ArrayList<>();

    FeedCollector(FeedProfile profile) {
        this.profile = profile;
    }

    FeedProfile profile() {
        return profile;
    }

    FeedReading reading() {
        return new FeedReading(extensions, indicators, rejected);
    }

    /**
     * Adds a report about an extension. An entry without a dot is a publisher, as editors read it; a slash in place of
     * the dot is a mistake that real lists make.
     */
    void extension(
            int position,
            String entry,
            String campaign,
            ThreatType type,
            Optional<LocalDate> date,
            ListedRegistry registry,
            AffectedVersions versions,
            String asReported,
            String source)
            throws FeedException {
        String id = entry.strip().toLowerCase(Locale.ROOT);
        if (!id.contains(".") && id.indexOf('/') > 0) {
            id = id.replaceFirst("/", ".");
        }
        if (PUBLISHER.matcher(id).matches()) {
            id = id + ".*";
        } else if (!EXTENSION_ID.matcher(id).matches()) {
            reject(position, "'" + quoted(entry) + "' is neither publisher.name nor a publisher");
            return;
        }
        bound();
        extensions.add(new ExtensionIndicator(
                id, campaign, type, date, registry, versions, oneLine(asReported), https(source)));
    }

    /** Adds an indicator, its value possibly defanged. */
    void indicator(
            int position,
            IndicatorKind kind,
            String entry,
            AffectedVersions versions,
            String campaign,
            Optional<LocalDate> firstSeen,
            Confidence confidence,
            String source)
            throws FeedException {
        String value = refanged(entry.strip());
        if (value.length() > LONGEST_VALUE || !isA(kind, value)) {
            reject(position, "'" + quoted(entry) + "' is no " + kind.word());
            return;
        }
        bound();
        indicators.add(new Indicator(kind, value, versions, oneLine(campaign), firstSeen, confidence, https(source)));
    }

    private static boolean isA(IndicatorKind kind, String value) {
        return switch (kind) {
            case DOMAIN ->
                DOMAIN.matcher(value).matches() && !IPV4.matcher(value).matches();
            case IP -> IPV4.matcher(value).matches() || IPV6.matcher(value).matches();
            case URL -> value.indexOf("://") > 0 && value.chars().noneMatch(Character::isWhitespace);
            case SHA256 -> SHA256.matcher(value).matches();
            case WALLET, GITHUB_ACCOUNT, NPM_PACKAGE ->
                value.length() >= 2 && value.chars().noneMatch(Character::isWhitespace);
        };
    }

    /** What a bare value is, by its shape; empty where it has none. */
    static Optional<IndicatorKind> kindOf(String entry) {
        String value = refanged(entry.strip());
        for (IndicatorKind kind :
                List.of(IndicatorKind.SHA256, IndicatorKind.IP, IndicatorKind.URL, IndicatorKind.DOMAIN)) {
            if (isA(kind, value)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** {@code hxxps://host[.]tld} as it was before somebody made it safe to click. */
    private static String refanged(String value) {
        String plain = value.replace("[.]", ".")
                .replace("(.)", ".")
                .replace("[dot]", ".")
                .replace("[:]", ":")
                .replace("[://]", "://");
        return plain.regionMatches(true, 0, "hxxp", 0, 4) ? "http" + plain.substring(4) : plain;
    }

    void reject(int position, String reason) throws FeedException {
        bound();
        rejected.add(new FeedReading.RejectedEntry(position, reason));
    }

    private void bound() throws FeedException {
        if (extensions.size() + indicators.size() + rejected.size() >= MOST_ENTRIES) {
            throw new FeedException("the feed has more than " + MOST_ENTRIES + " entries");
        }
    }

    private String https(String source) {
        String url = oneLine(source);
        return url.startsWith("https://") ? url : profile.source().url();
    }

    private static String quoted(String entry) {
        String line = oneLine(entry);
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "\u2026";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
