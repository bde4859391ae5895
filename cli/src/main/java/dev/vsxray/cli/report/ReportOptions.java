package dev.vsxray.cli.report;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.decision.DecisionFiles;
import dev.vsxray.reports.ReportFormat;
import dev.vsxray.reports.decision.Decisions;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.difference.NewFindings;
import dev.vsxray.reports.fleet.Census;
import dev.vsxray.reports.html.HtmlReport;
import dev.vsxray.reports.selection.Selection;
import dev.vsxray.reports.text.TerminalStyle;
import dev.vsxray.reports.text.TerminalStyle.Detail;
import dev.vsxray.reports.text.TextReport;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.release.EarlierReleases;
import dev.vsxray.signatures.rule.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of every command that ends in a report, and what they mean. */
public final class ReportOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "What to write to standard output: text (default), json, html, sarif, csv, findings-csv,"
                    + " places-csv, machines-csv, markdown, cyclonedx, gitlab, junit.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Also write a report to FILE; its suffix decides the format. Repeatable.")
    private List<Path> outputs = new ArrayList<>();

    @Option(
            names = "--html-folder",
            paramLabel = "DIR",
            description = "Also write DIR/index.html with a page for each extension: nothing is left out for size.")
    private Optional<Path> htmlFolder = Optional.empty();

    @Option(
            names = "--baseline",
            paramLabel = "REPORT",
            description = "An earlier JSON report: tell what changed since; only what is new counts for --fail-on.")
    private Optional<Path> baseline = Optional.empty();

    @Option(
            names = "--suppressions",
            paramLabel = "FILE",
            description = "Decisions of the team; see docs/decisions.md. Repeatable; a later file overrules.")
    private List<Path> suppressions = new ArrayList<>();

    @Mixin
    private final Thresholds thresholds = new Thresholds();

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
    public boolean isSilent() {
        return quiet.length > 1;
    }

    /** Whether the user said from which verdict on the exit code is 1. */
    public boolean namesThreshold() {
        return thresholds.isNamed();
    }

    /** Whether anything beside results is wanted on stderr. */
    public boolean showsProgress() {
        return quiet.length == 0;
    }

    /** Whether the extension alone makes the exit code 1. */
    public boolean reachesThreshold(ExtensionReport extension) {
        return thresholds.failOn().isReachedBy(extension.verdict());
    }

    /** The files to write; asked before the scan, so that a mistake is told at once. */
    public List<OutputFile> outputFiles(Surroundings around) {
        return outputs.stream()
                .map(path -> OutputFile.of(around.workingDirectory().resolve(path)))
                .toList();
    }

    /** The decisions to apply to what is found; asked before the scan, as above. */
    public Decisions decisions(Surroundings around) throws IOException {
        return DecisionFiles.inForce(suppressions, around);
    }

    /** Writes what was asked for and says how the process should end. */
    public ExitCode deliver(ScanReport judged, List<OutputFile> files, Surroundings around) throws IOException {
        return deliver(judged, Presentation.plain(), files, around);
    }

    /** As above, with what goes with the report of a fleet. */
    public ExitCode deliver(ScanReport judged, Presentation presentation, List<OutputFile> files, Surroundings around)
            throws IOException {
        ScanReport report = Selection.atLeast(minSeverity, judged);
        Optional<Baseline> earlier = earlier(around);
        // The earlier report goes through the same selection, so that what was left out does not look new.
        Optional<Difference> changes =
                earlier.map(before -> Difference.between(Selection.atLeast(minSeverity, before.report()), report)
                        .fromFile(before.sha256()));
        ScanReport told = presentation.told(report);
        Optional<Difference> toldChanges = presentation.told(changes);
        if (!isSilent()) {
            print(told, toldChanges, presentation.toldCensus(), around);
        }
        for (OutputFile file : files) {
            file.write(told, toldChanges, presentation.toldCensus());
            tellWritten(file.path(), around);
        }
        if (htmlFolder.isPresent()) {
            Path folder = around.workingDirectory().resolve(htmlFolder.get());
            HtmlReport.writeFolder(told, toldChanges, presentation.toldCensus(), folder);
            tellWritten(folder.resolve("index.html"), around);
        }
        ScanReport counted = earlier.map(before -> NewFindings.since(before.report(), judged))
                .orElse(judged);
        return thresholds.exitCode(counted, around);
    }

    private void tellWritten(Path path, Surroundings around) {
        if (showsProgress()) {
            around.err().println("wrote " + path);
        }
    }

    /** What was there before, where an earlier report is given; asked before the scan. */
    public EarlierReleases earlierReleases(Surroundings around) throws IOException {
        return earlier(around)
                .map(before -> EarlierReleases.at(before.report()))
                .orElse(EarlierReleases.none());
    }

    private Optional<Baseline> earlier(Surroundings around) throws IOException {
        return baseline.isEmpty()
                ? Optional.empty()
                : Optional.of(Baseline.read(around.workingDirectory().resolve(baseline.get())));
    }

    private void print(ScanReport report, Optional<Difference> changes, Optional<Census> census, Surroundings around)
            throws IOException {
        if (format == ReportFormat.TEXT) {
            Detail detail = quiet.length == 1 ? Detail.FINDINGS : verbose ? Detail.VERBOSE : Detail.NORMAL;
            TextReport.write(
                    report,
                    changes,
                    new TerminalStyle(around.width(), colour.isOn(around), around.showsUnicode(), detail),
                    around.out());
        } else {
            format.write(report, changes, census, around.out());
        }
        around.out().flush();
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
}
