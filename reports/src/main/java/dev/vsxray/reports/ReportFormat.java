package dev.vsxray.reports;

import dev.vsxray.reports.csv.CsvReport;
import dev.vsxray.reports.cyclonedx.CycloneDxReport;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.fleet.Census;
import dev.vsxray.reports.gitlab.GitLabReport;
import dev.vsxray.reports.html.HtmlReport;
import dev.vsxray.reports.json.JsonReport;
import dev.vsxray.reports.junit.JUnitReport;
import dev.vsxray.reports.markdown.MarkdownReport;
import dev.vsxray.reports.sarif.SarifReport;
import dev.vsxray.reports.text.TerminalStyle;
import dev.vsxray.reports.text.TextReport;
import dev.vsxray.scanner.model.ScanReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats, by the name the user gives and by the suffix of the file. All write UTF-8 and leave the stream open. */
public enum ReportFormat {
    TEXT(List.of(".txt"), (ChangesWriter) ReportFormat::plainText),
    JSON(List.of(".json"), (ChangesWriter) JsonReport::write),
    HTML(List.of(".html", ".htm"), (FleetWriter) HtmlReport::write),
    SARIF(List.of(".sarif", ".sarif.json"), (ChangesWriter) SarifReport::write),
    /** One line per extension. */
    CSV(List.of(".csv"), (ChangesWriter) CsvReport::writeExtensions),
    FINDINGS_CSV(List.of(".findings.csv"), (ChangesWriter) CsvReport::writeFindings),
    PLACES_CSV(List.of(".places.csv"), CsvReport::writePlaces),
    MACHINES_CSV(
            List.of(".machines.csv"), (report, changes, census, out) -> CsvReport.writeMachines(report, census, out)),
    MARKDOWN(List.of(".md", ".markdown"), (ChangesWriter) MarkdownReport::write),
    CYCLONEDX(List.of(".cdx.json", ".bom.json"), (ChangesWriter) CycloneDxReport::write),
    GITLAB(List.of("gl-code-quality-report.json", ".gitlab.json"), (ChangesWriter) GitLabReport::write),
    JUNIT(List.of(".xml"), (ChangesWriter) JUnitReport::write);

    private final List<String> suffixes;
    private final FleetWriter writer;

    ReportFormat(List<String> suffixes, FleetWriter writer) {
        this.suffixes = suffixes;
        this.writer = writer;
    }

    ReportFormat(List<String> suffixes, ChangesWriter writer) {
        this(suffixes, (report, changes, census, out) -> writer.write(report, changes, out));
    }

    ReportFormat(List<String> suffixes, Writer writer) {
        this(suffixes, (report, changes, census, out) -> writer.write(report, out));
    }

    /** The name on the command line, such as {@code json}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The format of that name. */
    public static Optional<ReportFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The file suffixes that stand for this format, each with its dot. */
    public List<String> suffixes() {
        return suffixes;
    }

    /** Writes {@code report} and flushes. */
    public void write(ScanReport report, OutputStream out) throws IOException {
        write(report, Optional.empty(), out);
    }

    /** As above, with what changed since an earlier report, in the formats that have a place for it. */
    public void write(ScanReport report, Optional<Difference> changes, OutputStream out) throws IOException {
        write(report, changes, Optional.empty(), out);
    }

    /** As above, with what only a fleet has. */
    public void write(ScanReport report, Optional<Difference> changes, Optional<Census> census, OutputStream out)
            throws IOException {
        writer.write(report, changes, census, out);
    }

    /** The format that the longest matching suffix of {@code fileName} stands for. */
    public static Optional<ReportFormat> ofFile(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        Optional<ReportFormat> best = Optional.empty();
        int longest = 0;
        for (ReportFormat format : values()) {
            for (String suffix : format.suffixes) {
                if (lower.endsWith(suffix) && suffix.length() > longest) {
                    best = Optional.of(format);
                    longest = suffix.length();
                }
            }
        }
        return best;
    }

    /** The names of all formats, for messages. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ReportFormat::word).toList();
    }

    /** The suffixes of all formats, for messages. */
    public static List<String> suffixesOfAll() {
        return Arrays.stream(values())
                .flatMap(format -> format.suffixes.stream())
                .toList();
    }

    private static void plainText(ScanReport report, Optional<Difference> changes, OutputStream out)
            throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        TextReport.write(report, changes, TerminalStyle.plain(), text);
        text.flush();
    }

    /** Writes a report, what changed, and what only a fleet has. */
    private interface FleetWriter {
        void write(ScanReport report, Optional<Difference> changes, Optional<Census> census, OutputStream out)
                throws IOException;
    }

    /** Writes a report and what changed. */
    private interface ChangesWriter {
        void write(ScanReport report, Optional<Difference> changes, OutputStream out) throws IOException;
    }

    /** Writes a report alone. */
    private interface Writer {
        void write(ScanReport report, OutputStream out) throws IOException;
    }
}
