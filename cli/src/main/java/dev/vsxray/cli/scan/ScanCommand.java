package dev.vsxray.cli.scan;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.cli.online.OnlineScanOptions;
import dev.vsxray.cli.online.OnlineSession;
import dev.vsxray.cli.report.OutputFile;
import dev.vsxray.cli.report.ReportOptions;
import dev.vsxray.online.download.Retrieval;
import dev.vsxray.reports.decision.Decisions;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.provenance.ProvenanceSource;
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
        description =
                "Scan the extensions of every editor on this machine, or those at PATH, or with --online those named.",
        mixinStandardHelpOptions = true)
public final class ScanCommand implements Callable<Integer> {

    private final Scans scans;
    private final Surroundings around;
    private final OnlineSession.Services services;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Parameters(
            paramLabel = "PATH",
            description = "A .vsix file, an extension's folder, or a folder of either; with --online also"
                    + " publisher.name[@version], openvsx:publisher.name. None: this machine's editors.")
    private List<String> written = new ArrayList<>();

    @Mixin
    private final OnlineScanOptions online = new OnlineScanOptions();

    @Mixin
    private final ScanOptions options = new ScanOptions();

    public ScanCommand(Scans scans, Surroundings around, OnlineSession.Services services) {
        this.scans = scans;
        this.around = around;
        this.services = services;
    }

    @Override
    public Integer call() throws IOException {
        List<OutputFile> files = report.outputFiles(around);
        ScanTargets named = ScanTargets.of(written, online.isOn(), around);
        online.check();
        if (!online.isOn()) {
            return scan(named, named.paths(), List.of(), ProvenanceSource.offline(), files);
        }
        try (OnlineSession session = OnlineSession.open(online.registries(), around, services)) {
            ScanTargets targets = named.and(online.recommended(session, around));
            Retrieval fetched = session.fetch(targets.references());
            List<Path> paths = new ArrayList<>(targets.paths());
            paths.addAll(fetched.files());
            if (targets.areNamed() && paths.isEmpty()) {
                fetched.problems().forEach(problem -> around.err().println("vsxray: " + OnlineSession.line(problem)));
                throw new UsageException("nothing of what was named could be fetched.");
            }
            return scan(
                    targets, paths, fetched.problems(), session.provenance(fetched, online.comparesPackages()), files);
        }
    }

    private int scan(
            ScanTargets targets,
            List<Path> paths,
            List<Retrieval.Problem> problems,
            ProvenanceSource provenance,
            List<OutputFile> files)
            throws IOException {
        Decisions decisions = report.decisions(around);
        ScanRequest request = options.request(paths, provenance, around).since(report.earlierReleases(around));
        ProgressLine line = new ProgressLine(around.err(), around.errIsTerminal(), around.clock());
        ScanProgress progress = report.showsProgress() ? line : ScanProgress.silent();
        ScanReport found = OnlineSession.withProblems(options.scan(scans, request, progress, around), problems);
        line.clear();
        ExitCode exit = report.deliver(decisions.applyTo(found, around.today()), files, around);
        List<String> without = targets.areNamed() || options.namesFolder() ? without(found) : List.of();
        if (without.isEmpty()) {
            return exit.number();
        }
        String message = "No extension at " + String.join(", ", without)
                + ". Expected a .vsix file, a folder with a package.json, or a folder of either.";
        if (exit != ExitCode.FINDINGS) {
            throw new UsageException(message);
        }
        around.err().println("vsxray: " + message);
        return exit.number();
    }

    /** What was named and holds no extension; a mistake in a path must not look like a clean scan. */
    private static List<String> without(ScanReport found) {
        ScanInfo scan = found.scan();
        return found.extensions().isEmpty() && scan.absent().isEmpty() ? scan.targets() : scan.absent();
    }
}
