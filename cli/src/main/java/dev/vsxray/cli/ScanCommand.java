package dev.vsxray.cli;

import dev.vsxray.reports.decision.Decisions;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "scan",
        description = "Scan the extensions of every editor on this machine, or those at PATH.",
        mixinStandardHelpOptions = true)
final class ScanCommand implements Callable<Integer> {

    private final Scans scans;
    private final Surroundings around;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Parameters(
            paramLabel = "PATH",
            description = "A .vsix file, an extension's folder, or a folder of either. None: this machine's editors.")
    private List<Path> paths = new ArrayList<>();

    @Mixin
    private final ScanOptions options = new ScanOptions();

    ScanCommand(Scans scans, Surroundings around) {
        this.scans = scans;
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        List<OutputFile> files = report.outputFiles(around);
        Decisions decisions = report.decisions(around);
        if (options.allUsers() && !paths.isEmpty()) {
            throw new UsageException("--all-users looks at this machine's editors; leave out the paths " + join(paths));
        }
        ScanRequest request = options.request(paths, around);
        ProgressLine line = new ProgressLine(around.err(), around.errIsTerminal(), around.clock());
        ScanProgress progress = report.showsProgress() ? line : ScanProgress.silent();
        ScanReport found = options.scan(scans, request, progress, around);
        line.clear();
        ExitCode exit = report.deliver(decisions.applyTo(found, around.today()), files, around);
        if (found.extensions().isEmpty() && !paths.isEmpty()) {
            throw new UsageException("No extension at " + join(paths)
                    + ". Expected a .vsix file, a folder with a package.json, or a folder of either.");
        }
        return exit.number();
    }

    private static String join(List<Path> paths) {
        return String.join(", ", paths.stream().map(Path::toString).toList());
    }
}
