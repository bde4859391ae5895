package dev.vsxray.cli.report;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.difference.DifferenceText;
import dev.vsxray.reports.json.ChangesJson;
import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.release.EarlierReleases;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = "What changed from OLD to NEW: two JSON reports, or two packages, which are scanned first.",
        mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {

    private final Scans scans;
    private final Surroundings around;

    @Parameters(index = "0", paramLabel = "OLD", description = "A .json report, a .vsix file or a folder.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The same, later.")
    private Path after = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.TEXT;

    public DiffCommand(Scans scans, Surroundings around) {
        this.scans = scans;
        this.around = around;
    }

    /** Ends with 1 when something changed, as {@code diff} does. */
    @Override
    public Integer call() throws IOException {
        ScanReport old = report(before, EarlierReleases.none());
        ScanReport current = report(after, EarlierReleases.of(old));
        Difference difference = liesInAnEditor(old) || liesInAnEditor(current)
                ? Difference.between(old, current)
                : Difference.ofVersions(old, current);
        if (format == Format.JSON) {
            ChangesJson.write(difference, around.out());
        } else {
            DifferenceText.write(difference, around.out());
        }
        return (difference.changes().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS).number();
    }

    /** Reports about editors are compared place by place; packages are versions of each other wherever they lie. */
    private static boolean liesInAnEditor(ScanReport report) {
        return report.extensions().stream()
                .flatMap(extension -> extension.places().stream())
                .anyMatch(place -> !place.editor().isEmpty());
    }

    /** @param earlier to tell what is new since, where this is scanned */
    private ScanReport report(Path given, EarlierReleases earlier) throws IOException {
        Path path = around.workingDirectory().resolve(given);
        if (!Files.exists(path)) {
            throw new UsageException(given + ": there is no such file or folder.");
        }
        if (Files.isRegularFile(path)
                && path.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
                return JsonReportReader.read(in);
            }
        }
        int processors = Runtime.getRuntime().availableProcessors();
        return scans.scan(
                new ScanRequest(
                                List.of(path),
                                false,
                                List.of(),
                                Optional.of(StateFolder.of(around).intelligence()),
                                processors)
                        .since(earlier),
                ScanProgress.silent());
    }

    private enum Format {
        TEXT,
        JSON
    }
}
