package dev.vsxray.signatures.intelligence;

import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.table.Table;
import dev.vsxray.signatures.table.TableFormatException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Intelligence as four tables, and back. {@code docs/intelligence-format.md} describes the columns.
 *
 * <p>Reading is strict: these are our own files, and a row that is not understood is a row that protects nobody.
 * Foreign formats, which are forgiven more, are read in {@code intelligence.source}.
 */
public final class IntelligenceTables {

    /** Version of the format; a reader refuses others. */
    static final String FORMAT = "1";

    private static final String SOURCES = "sources.tsv";
    private static final String EXTENSIONS = "extensions.tsv";
    private static final String INDICATORS = "indicators.tsv";
    private static final String ANALYTICS_HOSTS = "analytics-hosts.tsv";

    private static final String PATH_LIMITED = "path-limited";

    private IntelligenceTables() {}

    /** Names of the tables of a set, in the order they are written and digested. */
    public static List<String> fileNames() {
        return List.of(SOURCES, EXTENSIONS, INDICATORS, ANALYTICS_HOSTS);
    }

    /** The text of each table by file name. Equal sets give equal texts. */
    public static SortedMap<String, String> write(IntelligenceSet set) {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put(
                SOURCES,
                text(
                        set,
                        List.of("name", "url", "licence", "as_of"),
                        set.sources().stream()
                                .map(source -> List.of(
                                        source.name(),
                                        source.url(),
                                        source.licence(),
                                        source.asOf().toString()))
                                .toList()));
        texts.put(
                EXTENSIONS,
                text(
                        set,
                        List.of("id", "campaign", "type", "date", "registry", "versions", "as_reported", "source"),
                        set.extensions().stream()
                                .map(row -> List.of(
                                        row.id(),
                                        row.campaign(),
                                        row.type().word(),
                                        written(row.date()),
                                        row.registry().word(),
                                        row.versions().text(),
                                        row.asReported(),
                                        row.source()))
                                .toList()));
        texts.put(
                INDICATORS,
                text(
                        set,
                        List.of("kind", "value", "versions", "campaign", "first_seen", "confidence", "source"),
                        set.indicators().stream()
                                .map(row -> List.of(
                                        row.kind().word(),
                                        row.value(),
                                        row.versions().text(),
                                        row.campaign(),
                                        written(row.firstSeen()),
                                        row.confidence().word(),
                                        row.source()))
                                .toList()));
        texts.put(
                ANALYTICS_HOSTS,
                text(
                        set,
                        List.of("suffix", "service", "company", "country", "category", "paths", "match"),
                        set.analyticsHosts().stream()
                                .map(row -> List.of(
                                        row.suffix(),
                                        row.service(),
                                        row.company(),
                                        row.country(),
                                        row.category().word(),
                                        String.join(",", row.paths()),
                                        row.pathLimited() ? PATH_LIMITED : "host"))
                                .toList()));
        return texts;
    }

    private static String text(IntelligenceSet set, List<String> columns, List<List<String>> cells) {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("vsxray-intelligence", FORMAT);
        header.put("as-of", set.asOf().toString());
        List<Table.Row> rows = new ArrayList<>(cells.size());
        for (List<String> row : cells) {
            rows.add(new Table.Row(rows.size(), row));
        }
        return new Table("", header, columns, rows).toText();
    }

    private static String written(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse("");
    }

    /** Reads what {@link #write} wrote. */
    public static IntelligenceSet read(Map<String, String> texts) throws TableFormatException {
        Table sources = table(SOURCES, texts);
        return new IntelligenceSet(
                requiredDate(sources, sources.header().getOrDefault("as-of", "")),
                new Reader(sources).all(IntelligenceTables::source),
                new Reader(table(EXTENSIONS, texts)).all(IntelligenceTables::extension),
                new Reader(table(INDICATORS, texts)).all(IntelligenceTables::indicator),
                new Reader(table(ANALYTICS_HOSTS, texts)).all(IntelligenceTables::analyticsHost));
    }

    private static Table table(String name, Map<String, String> texts) throws TableFormatException {
        String text = texts.get(name);
        if (text == null) {
            throw new TableFormatException(name, 0, "the table is missing");
        }
        Table table = Table.parse(name, text);
        String format = table.header().getOrDefault("vsxray-intelligence", "none");
        if (!format.equals(FORMAT)) {
            throw new TableFormatException(name, 0, "expected format " + FORMAT + ", found " + format);
        }
        return table;
    }

    private static LocalDate requiredDate(Table table, String text) throws TableFormatException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw new TableFormatException(table.name(), 0, "expected a date such as 2026-08-22, found '" + text + "'");
        }
    }

    /**
     * A day as {@code 2026-08-22}. Thousands are read at every start, and the general parser of the library takes ten times
     * as long while the program is cold.
     */
    private static LocalDate date(String text) {
        boolean shaped = text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
        return shaped
                ? LocalDate.of(
                        Integer.parseInt(text, 0, 4, 10),
                        Integer.parseInt(text, 5, 7, 10),
                        Integer.parseInt(text, 8, 10, 10))
                : LocalDate.parse(text);
    }

    private static IntelligenceSource source(Reader row) throws TableFormatException {
        return new IntelligenceSource(
                row.text("name"),
                row.text("url"),
                row.text("licence"),
                row.date("as_of").orElseThrow(() -> row.problem("a source needs the date of its copy")));
    }

    private static ExtensionIndicator extension(Reader row) throws TableFormatException {
        return new ExtensionIndicator(
                row.text("id"),
                row.text("campaign"),
                row.word("type", ThreatType.ofWord(row.text("type"))),
                row.date("date"),
                row.word("registry", ListedRegistry.ofWord(row.text("registry"))),
                new AffectedVersions(row.text("versions")),
                row.text("as_reported"),
                row.text("source"));
    }

    private static Indicator indicator(Reader row) throws TableFormatException {
        return new Indicator(
                row.word("kind", IndicatorKind.ofWord(row.text("kind"))),
                row.text("value"),
                new AffectedVersions(row.text("versions")),
                row.text("campaign"),
                row.date("first_seen"),
                row.word("confidence", confidence(row.text("confidence"))),
                row.text("source"));
    }

    private static AnalyticsHost analyticsHost(Reader row) throws TableFormatException {
        String paths = row.text("paths");
        return new AnalyticsHost(
                row.text("suffix"),
                row.text("service"),
                row.text("company"),
                row.text("country"),
                row.word("category", AnalyticsHost.Category.ofWord(row.text("category"))),
                paths.isEmpty() ? List.of() : Arrays.asList(paths.split(",")),
                row.text("match").equals(PATH_LIMITED));
    }

    private static Optional<Confidence> confidence(String word) {
        return Arrays.stream(Confidence.values())
                .filter(confidence -> confidence.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Walks a table and turns cells into values, with messages that name the row. */
    private static final class Reader {

        private final Table table;
        private Table.Row row = new Table.Row(0, List.of());

        Reader(Table table) {
            this.table = table;
        }

        <T> List<T> all(RowFunction<T> function) throws TableFormatException {
            List<T> values = new ArrayList<>(table.rows().size());
            for (Table.Row next : table.rows()) {
                row = next;
                values.add(function.apply(this));
            }
            return values;
        }

        String text(String column) throws TableFormatException {
            return row.cells().get(table.requiredColumn(column));
        }

        Optional<LocalDate> date(String column) throws TableFormatException {
            String text = text(column);
            try {
                return text.isEmpty() ? Optional.empty() : Optional.of(IntelligenceTables.date(text));
            } catch (DateTimeException | NumberFormatException notADate) {
                throw problem("expected a date such as 2026-08-22 in column " + column + ", found '" + text + "'");
            }
        }

        <T> T word(String column, Optional<T> value) throws TableFormatException {
            String found = text(column);
            return value.orElseThrow(() -> problem("unknown " + column + " '" + found + "'"));
        }

        TableFormatException problem(String problem) {
            return table.problem(row, problem);
        }
    }

    private interface RowFunction<T> {
        T apply(Reader row) throws TableFormatException;
    }
}
