package dev.vsxray.signatures.intelligence.feed;

import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.Indicator;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.rule.Confidence;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads tables with a line of column names: CSV (RFC 4180) or TSV. A row with an {@code id} is about an extension, one with a
 * {@code value} is an indicator; which column is which, the profile says.
 */
final class TableFeed implements FeedParser {

    private final char separator;

    TableFeed(char separator) {
        this.separator = separator;
    }

    @Override
    public void read(String text, FeedCollector collector) throws FeedException {
        List<DelimitedText.Row> rows = DelimitedText.rows(text, separator);
        if (rows.isEmpty()) {
            throw new FeedException("expected a line of column names, found an empty file");
        }
        Map<String, Integer> columns = columns(rows.get(0).cells(), collector.profile());
        if (!columns.containsKey("id") && !columns.containsKey("value")) {
            throw new FeedException("no column is mapped to id or value; the columns are "
                    + String.join(", ", rows.get(0).cells()));
        }
        for (DelimitedText.Row row : rows.subList(1, rows.size())) {
            add(new Fields(row, columns), collector);
        }
    }

    private static Map<String, Integer> columns(List<String> names, FeedProfile profile) throws FeedException {
        Map<String, Integer> columns = new TreeMap<>();
        for (String field : List.of(
                "id", "kind", "value", "versions", "campaign", "type", "date", "registry", "confidence", "source")) {
            String wanted = profile.columns().getOrDefault(field, field);
            int index = indexOf(names, wanted);
            if (index >= 0) {
                columns.put(field, index);
            } else if (profile.columns().containsKey(field)) {
                throw new FeedException("there is no column '" + wanted + "' for " + field + "; the columns are "
                        + String.join(", ", names));
            }
        }
        return columns;
    }

    private static int indexOf(List<String> names, String wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).strip().equalsIgnoreCase(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static void add(Fields fields, FeedCollector collector) throws FeedException {
        FeedProfile profile = collector.profile();
        String campaign = fields.text("campaign").orElse(profile.source().name());
        Optional<LocalDate> date = fields.text("date").flatMap(FeedDates::of);
        AffectedVersions versions = new AffectedVersions(fields.text("versions").orElse("*"));
        String source = fields.text("source").orElse("");
        Optional<String> id = fields.text("id");
        if (id.isPresent()) {
            String type = fields.text("type").orElse("");
            collector.extension(
                    fields.line(),
                    id.get(),
                    campaign,
                    ReportedTypes.of(type).orElse(profile.type()),
                    date,
                    fields.text("registry").flatMap(TableFeed::registry).orElse(profile.registry()),
                    versions,
                    type,
                    source);
            return;
        }
        Optional<String> value = fields.text("value");
        if (value.isEmpty()) {
            return;
        }
        Optional<IndicatorKind> kind = fields.text("kind")
                .flatMap(word -> IndicatorKind.ofWord(word.toLowerCase(Locale.ROOT)))
                .or(profile::listOf)
                .or(() -> FeedCollector.kindOf(value.get()));
        if (kind.isEmpty()) {
            collector.reject(fields.line(), "it is not said, and not to be seen, what kind of value this is");
            return;
        }
        Indicator.NpmPackage npm = kind.get() == IndicatorKind.NPM_PACKAGE && versions.all()
                ? Indicator.npmPackage(value.get())
                : new Indicator.NpmPackage(value.get(), versions);
        collector.indicator(
                fields.line(),
                kind.get(),
                npm.name(),
                npm.versions(),
                campaign,
                date,
                fields.text("confidence").flatMap(TableFeed::confidence).orElse(profile.confidence()),
                source);
    }

    private static Optional<ListedRegistry> registry(String words) {
        String said = words.toLowerCase(Locale.ROOT);
        return ListedRegistry.ofWord(said).or(() -> {
            if (said.contains("open") && said.contains("vsx")) {
                return Optional.of(ListedRegistry.OPEN_VSX);
            }
            return said.contains("marketplace") ? Optional.of(ListedRegistry.VSCODE_MARKETPLACE) : Optional.empty();
        });
    }

    private static Optional<Confidence> confidence(String word) {
        return Arrays.stream(Confidence.values())
                .filter(confidence -> confidence.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The fields of a row that are there and not blank. */
    private record Fields(DelimitedText.Row row, Map<String, Integer> columns) {

        Optional<String> text(String field) {
            return Optional.ofNullable(columns.get(field))
                    .filter(index -> index < row.cells().size())
                    .map(index -> row.cells().get(index).strip())
                    .filter(text -> !text.isEmpty());
        }

        int line() {
            return row.line();
        }
    }
}
