package dev.vsxray.cli;

import dev.vsxray.reports.ReportFormat;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.reports.selection.Selection;
import dev.vsxray.reports.text.TerminalStyle;
import dev.vsxray.reports.text.TerminalStyle.Detail;
import dev.vsxray.reports.text.TextReport;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.signatures.rule.Severity;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of every command that ends in a report, and what they mean. */
final class ReportOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "What to write to standard output: text (default), json, html, sarif, csv, findings-csv,"
                    + " places-csv, markdown, cyclonedx, gitlab, junit.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Also write a report to FILE; its suffix decides the format. Repeatable.")
    private List<Path> outputs = new ArrayList<>();

    @Option(
            names = "--baseline",
            paramLabel = "REPORT",
            description = "An earlier JSON report; tell what changed since.")
    private Optional<Path> baseline = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "VERDICT",
            description = "Exit with 1 from this verdict on: malicious, suspicious (default), risky, never.")
    private Optional<FailOn> failOn = Optional.empty();

    @Option(names = "--fail-on-incomplete", description = "Exit with 3 when something was not analysed.")
    private boolean failOnIncomplete;

    @Option(
            names = "--max-intel-age",
            paramLabel = "DAYS",
            description = "Exit with 4 when the threat intelligence is older.")
    private Optional<Integer> maxIntelligenceAge = Optional.empty();

    @Option(
            names = "--min-severity",
            paramLabel = "SEVERITY",
            description = "Leave out findings below: critical, high, medium, low, info (default).",
            defaultValue = "info")
    private Severity minSeverity = Severity.INFO;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "Use colours: auto (default), always, never.",
            defaultValue = "auto")
    private Colour colour = Colour.AUTO;

    @Option(
            names = {"-q", "--quiet"},
            description = "Findings only; twice (-qq): the exit code only.")
    private boolean[] quiet = new boolean[0];

    @Option(
            names = {"-v", "--verbose"},
            description = "Also list what has no findings, informational findings and every gap.")
    private boolean verbose;

    /** Whether nothing but the exit code is wanted. */
    boolean isSilent() {
        return quiet.length > 1;
    }

    /** Whether the user said from which verdict on the exit code is 1. */
    boolean namesThreshold() {
        return failOn.isPresent();
    }

    /** Whether anything beside results is wanted on stderr. */
    boolean showsProgress() {
        return quiet.length == 0;
    }

    /** Whether the extension alone makes the exit code 1. */
    boolean reachesThreshold(ExtensionReport extension) {
        return failOn.orElse(FailOn.SUSPICIOUS).isReachedBy(extension.verdict());
    }

    /** The files to write; asked before the scan, so that a mistake is told at once. */
    List<OutputFile> outputFiles(Surroundings around) {
        return outputs.stream()
                .map(path -> OutputFile.of(around.workingDirectory().resolve(path)))
                .toList();
    }

    /** Writes what was asked for and says how the process should end. */
    ExitCode deliver(ScanReport judged, List<OutputFile> files, Surroundings around) throws IOException {
        ScanReport report = Selection.atLeast(minSeverity, judged);
        Optional<Difference> changes = changes(report, around);
        if (!isSilent()) {
            print(report, changes, around);
        }
        for (OutputFile file : files) {
            file.write(report, changes);
            if (showsProgress()) {
                around.err().println("wrote " + file.path());
            }
        }
        return exitCode(judged, around);
    }

    /** The earlier report goes through the same selection, so that what was left out does not look new. */
    private Optional<Difference> changes(ScanReport report, Surroundings around) throws IOException {
        if (baseline.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(
                Files.newInputStream(around.workingDirectory().resolve(baseline.get())))) {
            return Optional.of(Difference.between(Selection.atLeast(minSeverity, JsonReportReader.read(in)), report));
        }
    }

    private void print(ScanReport report, Optional<Difference> changes, Surroundings around) throws IOException {
        if (format == ReportFormat.TEXT) {
            Detail detail = quiet.length == 1 ? Detail.FINDINGS : verbose ? Detail.VERBOSE : Detail.NORMAL;
            TextReport.write(
                    report,
                    changes,
                    new TerminalStyle(around.width(), colour.isOn(around), around.showsUnicode(), detail),
                    around.out());
        } else {
            format.write(report, changes, around.out());
        }
        around.out().flush();
    }

    private ExitCode exitCode(ScanReport report, Surroundings around) {
        if (failOn.orElse(FailOn.SUSPICIOUS).isReachedBy(report)) {
            return ExitCode.FINDINGS;
        }
        boolean complete = report.errors().isEmpty()
                && report.summary().count(Coverage.Status.COMPLETE)
                        == report.extensions().size();
        if (failOnIncomplete && !complete) {
            return ExitCode.INCOMPLETE;
        }
        if (maxIntelligenceAge.isPresent() && isIntelligenceOlderThan(maxIntelligenceAge.get(), report, around)) {
            return ExitCode.INTELLIGENCE_TOO_OLD;
        }
        return ExitCode.DONE;
    }

    /** Formats by their names on the command line. */
    static final class FormatConverter implements ITypeConverter<ReportFormat> {
        @Override
        public ReportFormat convert(String word) {
            return ReportFormat.named(word)
                    .orElseThrow(() -> new TypeConversionException(
                            "expected one of " + String.join(", ", ReportFormat.words()) + ", found " + word));
        }
    }

    private static boolean isIntelligenceOlderThan(int days, ScanReport report, Surroundings around) {
        LocalDate oldest =
                LocalDate.ofInstant(around.clock().instant(), ZoneOffset.UTC).minusDays(days);
        return report.tool()
                .intelligence()
                .asOf()
                .map(asOf -> asOf.isBefore(oldest))
                .orElse(true);
    }
}
