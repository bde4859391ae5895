package dev.vsxray.cli.online;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.cli.report.OutputFile;
import dev.vsxray.cli.report.ReportOptions;
import dev.vsxray.online.download.DownloadedPackage;
import dev.vsxray.online.download.Retrieval;
import dev.vsxray.online.registry.ExtensionReference;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "download",
        description =
                "Fetch packages from a registry, check and scan them, and keep those below --fail-on. Goes online.",
        mixinStandardHelpOptions = true)
public final class DownloadCommand implements Callable<Integer> {

    private final Scans scans;
    private final Surroundings around;
    private final OnlineSession.Services services;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final OnlineOptions online = new OnlineOptions();

    @Parameters(paramLabel = "ID", arity = "1..*", description = "publisher.name[@version], openvsx:publisher.name, …")
    private List<String> names = new ArrayList<>();

    @Option(names = "--to", paramLabel = "DIR", description = "Where to keep them. Default: here.")
    private Path folder = Path.of("");

    @Option(names = "--keep", description = "Keep them whatever the scan says.")
    private boolean keep;

    public DownloadCommand(Scans scans, Surroundings around, OnlineSession.Services services) {
        this.scans = scans;
        this.around = around;
        this.services = services;
    }

    @Override
    public Integer call() throws IOException {
        List<OutputFile> files = report.outputFiles(around);
        List<ExtensionReference> references = names.stream()
                .map(name -> ExtensionReference.of(name)
                        .orElseThrow(() -> new UsageException(name + ": expected publisher.name[@version].")))
                .toList();
        try (OnlineSession session = OnlineSession.open(online, around, services)) {
            Retrieval fetched = session.fetch(references);
            fetched.problems().forEach(problem -> around.err().println("vsxray: " + OnlineSession.line(problem)));
            if (fetched.packages().isEmpty()) {
                throw new UsageException("nothing was downloaded.");
            }
            ScanReport found = scans.scan(request(session, fetched), ScanProgress.silent());
            ExitCode exit = report.deliver(OnlineSession.withProblems(found, fetched.problems()), files, around);
            keep(found, fetched);
            return exit.number();
        }
    }

    private ScanRequest request(OnlineSession session, Retrieval fetched) {
        return new ScanRequest(
                fetched.files(),
                false,
                List.of(),
                Optional.of(StateFolder.of(around).intelligence()),
                Runtime.getRuntime().availableProcessors(),
                session.provenance(fetched, false));
    }

    private void keep(ScanReport found, Retrieval fetched) throws IOException {
        Path target = Files.createDirectories(around.workingDirectory().resolve(folder));
        for (ExtensionReport extension : found.extensions()) {
            Optional<DownloadedPackage> download = extension.places().stream()
                    .flatMap(place -> Optional.ofNullable(fetched.packages().get(place.path())).stream())
                    .findFirst();
            if (download.isEmpty()) {
                continue;
            }
            Path name = download.get().file().getFileName();
            if (!keep && report.reachesThreshold(extension)) {
                around.err()
                        .println("vsxray: " + name + " was not kept: "
                                + extension.verdict().word() + ". --keep keeps it all the same.");
            } else {
                Files.copy(download.get().file(), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                around.err()
                        .println("wrote " + target.resolve(name) + "  sha256 "
                                + download.get().sha256());
            }
        }
    }
}
