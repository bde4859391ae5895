package dev.vsxray.signatures.intelligence.compile;

import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.AnalyticsHost;
import dev.vsxray.signatures.intelligence.ExtensionIndicator;
import dev.vsxray.signatures.intelligence.Indicator;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ThreatType;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.table.Table;
import dev.vsxray.signatures.table.TableFormatException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the tables that research keeps: {@code extension-ids.tsv}, {@code indicators.tsv}, {@code analytics-hosts.tsv}.
 * Their columns are nearer to the sources than those of the shipped tables: ids as each source spells them, npm
 * packages as {@code name@versions}, hints for the reader inside the paths.
 */
final class ResearchTables {

    private static final Pattern FOLDER_VERSION = Pattern.compile("-\\d{1,5}\\.\\d{1,5}\\.\\d{1,5}$");

    private static final String PATH_LIMITED_HINT = "(path-limited)";

    private ResearchTables() {}

    static List<ExtensionIndicator> extensions(Table table) throws TableFormatException {
        Columns columns = new Columns(table);
        List<ExtensionIndicator> extensions = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            String versions = columns.text(row, "versions");
            extensions.add(new ExtensionIndicator(
                    withoutVersion(columns.text(row, "id")),
                    columns.text(row, "campaign_or_source"),
                    columns.word(row, "type", ThreatType.ofWord(columns.text(row, "type"))),
                    columns.date(row, "first_seen_or_removed"),
                    columns.word(row, "registry", ListedRegistry.ofWord(columns.text(row, "registry"))),
                    new AffectedVersions(versions),
                    columns.text(row, "source_type"),
                    columns.text(row, "source_url")));
        }
        return extensions;
    }

    /** Some reports name the installation folder, {@code publisher.name-1.0.0}, where the id is meant. */
    private static String withoutVersion(String id) {
        return FOLDER_VERSION.matcher(id).replaceFirst("");
    }

    static List<Indicator> indicators(Table table) throws TableFormatException {
        Columns columns = new Columns(table);
        List<Indicator> indicators = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            IndicatorKind kind = columns.word(row, "kind", IndicatorKind.ofWord(columns.text(row, "kind")));
            String value = columns.text(row, "value");
            Indicator.NpmPackage npm = kind == IndicatorKind.NPM_PACKAGE
                    ? Indicator.npmPackage(value)
                    : new Indicator.NpmPackage(value, AffectedVersions.ALL);
            indicators.add(new Indicator(
                    kind,
                    npm.name(),
                    npm.versions(),
                    columns.text(row, "campaign"),
                    columns.date(row, "first_seen"),
                    columns.word(row, "confidence", confidence(columns.text(row, "confidence"))),
                    columns.text(row, "source_url")));
        }
        return indicators;
    }

    /** The table of npm packages that is kept by hand, in the columns of the shipped indicators. */
    static List<Indicator> npmPackages(Table table) throws TableFormatException {
        Columns columns = new Columns(table);
        List<Indicator> packages = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            packages.add(new Indicator(
                    IndicatorKind.NPM_PACKAGE,
                    columns.text(row, "package"),
                    new AffectedVersions(columns.text(row, "versions")),
                    columns.text(row, "campaign"),
                    columns.date(row, "first_seen"),
                    columns.word(row, "confidence", confidence(columns.text(row, "confidence"))),
                    columns.text(row, "source")));
        }
        return packages;
    }

    private static Optional<Confidence> confidence(String word) {
        return Arrays.stream(Confidence.values())
                .filter(confidence -> confidence.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static List<AnalyticsHost> analyticsHosts(Table table) throws TableFormatException {
        Columns columns = new Columns(table);
        List<AnalyticsHost> hosts = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            String paths = columns.text(row, "typical_path");
            hosts.add(new AnalyticsHost(
                    columns.text(row, "host_suffix"),
                    columns.text(row, "service"),
                    columns.text(row, "company"),
                    columns.text(row, "company_country"),
                    columns.word(row, "category", AnalyticsHost.Category.ofWord(columns.text(row, "category"))),
                    constantPrefixes(paths.replace(PATH_LIMITED_HINT, "")),
                    paths.contains(PATH_LIMITED_HINT)));
        }
        return hosts;
    }

    /** {@code /<id>.js, /collect} as prefixes: what stands before a placeholder; a lone {@code /} says nothing. */
    private static List<String> constantPrefixes(String paths) {
        return Arrays.stream(paths.split(","))
                .map(path -> path.contains("<") ? path.substring(0, path.indexOf('<')) : path)
                .map(String::strip)
                .filter(path -> path.startsWith("/") && path.length() > 1)
                .distinct()
                .toList();
    }

    private record Columns(Table table) {

        String text(Table.Row row, String column) throws TableFormatException {
            return row.cells().get(table.requiredColumn(column));
        }

        Optional<LocalDate> date(Table.Row row, String column) throws TableFormatException {
            String text = text(row, column);
            try {
                return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException notADate) {
                throw table.problem(row, "expected a date in column " + column + ", found '" + text + "'");
            }
        }

        <T> T word(Table.Row row, String column, Optional<T> value) throws TableFormatException {
            String found = text(row, column);
            return value.orElseThrow(() -> table.problem(row, "unknown " + column + " '" + found + "'"));
        }
    }
}
