package dev.vsxray.cli;

import dev.vsxray.reports.decision.Decisions;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Rules of your own; one with the id of a shipped rule replaces it. Repeatable.")
    private List<Path> ruleFolders = new ArrayList<>();

    @Option(names = "--all-users", description = "Look into the home folders of all users of this machine.")
    private boolean allUsers;

    @Option(names = "--jobs", paramLabel = "N", description = "Extensions read at the same time. Default: processors.")
    private Optional<Integer> jobs = Optional.empty();

    ScanCommand(Scans scans, Surroundings around) {
        this.scans = scans;
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        List<OutputFile> files = report.outputFiles(around);
        Decisions decisions = report.decisions(around);
        ScanRequest request = request();
        ProgressLine line = new ProgressLine(around.err(), around.errIsTerminal(), around.clock());
        ScanReport found = scans.scan(request, report.showsProgress() ? line : ScanProgress.silent());
        line.clear();
        ExitCode exit = report.deliver(decisions.applyTo(found, around.today()), files, around);
        if (found.extensions().isEmpty() && !paths.isEmpty()) {
            throw new UsageException("No extension at " + join(paths)
                    + ". Expected a .vsix file, a folder with a package.json, or a folder of either.");
        }
        return exit.number();
    }

    private ScanRequest request() {
        if (allUsers && !paths.isEmpty()) {
            throw new UsageException("--all-users looks at this machine's editors; leave out the paths " + join(paths));
        }
        int processors = Runtime.getRuntime().availableProcessors();
        int atOnce = jobs.orElse(processors);
        if (atOnce < 1) {
            throw new UsageException("--jobs " + atOnce + ": expected a number from 1 on.");
        }
        return new ScanRequest(
                existing("PATH", paths),
                allUsers,
                existing("--rules", ruleFolders),
                Optional.of(StateFolder.of(around).intelligence()),
                atOnce);
    }

    private List<Path> existing(String option, List<Path> given) {
        List<Path> resolved = new ArrayList<>();
        for (Path path : given) {
            Path absolute = around.workingDirectory().resolve(path);
            if (!Files.exists(absolute)) {
                throw new UsageException(option + " " + path + ": there is no such file or folder.");
            }
            resolved.add(absolute);
        }
        return resolved;
    }

    private static String join(List<Path> paths) {
        return String.join(", ", paths.stream().map(Path::toString).toList());
    }
}
