package dev.vsxray.cli.online;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.report.OutputFile;
import dev.vsxray.cli.report.ReportOptions;
import dev.vsxray.online.download.Retrieval;
import dev.vsxray.online.registry.ExtensionReference;
import dev.vsxray.online.registry.ExtensionRegistry;
import dev.vsxray.online.registry.Listing;
import dev.vsxray.online.registry.Registries;
import dev.vsxray.online.registry.RegistryAnswer;
import dev.vsxray.online.registry.Release;
import dev.vsxray.online.registry.VersionOrder;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.difference.DifferenceText;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.provenance.ProvenanceSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "updates",
        description = "Scan the updates that wait for installed extensions, and tell what they change. Goes online.",
        mixinStandardHelpOptions = true)
public final class UpdatesCommand implements Callable<Integer> {

    /** Characters of a name that somebody else chose. */
    private static final int LONGEST = 200;

    private final Scans scans;
    private final Surroundings around;
    private final OnlineSession.Services services;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final OnlineOptions online = new OnlineOptions();

    @Parameters(paramLabel = "PATH", description = "Folders of installed extensions. None: this machine's editors.")
    private List<Path> paths = new ArrayList<>();

    public UpdatesCommand(Scans scans, Surroundings around, OnlineSession.Services services) {
        this.scans = scans;
        this.around = around;
        this.services = services;
    }

    @Override
    public Integer call() throws IOException {
        List<OutputFile> files = report.outputFiles(around);
        ScanReport installed =
                scan(paths.stream().map(around.workingDirectory()::resolve).toList(), ProvenanceSource.offline());
        try (OnlineSession session = OnlineSession.open(online, around, services)) {
            Map<ExtensionReport, ExtensionReference> updates = updates(installed, session);
            if (updates.isEmpty()) {
                around.out().println("No update waits.");
                return ExitCode.DONE.number();
            }
            Retrieval fetched = session.fetch(List.copyOf(updates.values()));
            fetched.problems().forEach(problem -> around.err().println("vsxray: " + OnlineSession.line(problem)));
            if (fetched.packages().isEmpty()) {
                return ExitCode.INCOMPLETE.number();
            }
            ScanReport waiting = scan(fetched.files(), session.provenance(fetched, false));
            ExitCode exit = report.deliver(OnlineSession.withProblems(waiting, fetched.problems()), files, around);
            if (!report.isSilent()) {
                around.out().println();
                DifferenceText.write(Difference.between(only(installed, updates), waiting), around.out());
            }
            return exit.number();
        }
    }

    private ScanReport scan(List<Path> targets, ProvenanceSource provenance) throws IOException {
        return scans.scan(
                new ScanRequest(
                        targets,
                        false,
                        List.of(),
                        Optional.of(StateFolder.of(around).intelligence()),
                        Runtime.getRuntime().availableProcessors(),
                        provenance),
                ScanProgress.silent());
    }

    /** What an editor would take next, for each extension that one would update. */
    private Map<ExtensionReport, ExtensionReference> updates(ScanReport installed, OnlineSession session) {
        Map<ExtensionReport, ExtensionReference> updates = new LinkedHashMap<>();
        for (ExtensionReport extension : installed.extensions()) {
            boolean inUse = extension.places().stream()
                    .anyMatch(place -> place.state() == Place.State.ENABLED || place.state() == Place.State.DISABLED);
            if (inUse
                    && session.services().registries().responsibleFor(extension.places())
                            instanceof Registries.Choice.Chosen chosen) {
                newer(extension, chosen.registry()).ifPresent(update -> updates.put(extension, update));
            }
        }
        return updates;
    }

    private Optional<ExtensionReference> newer(ExtensionReport extension, ExtensionRegistry registry) {
        RegistryAnswer<Listing> answer = registry.find(extension.id());
        if (answer.known().isEmpty()) {
            around.err()
                    .println("vsxray: " + VisibleText.of(extension.id().written(), LONGEST) + ": "
                            + VisibleText.of(answer.sentence(registry.name()), 2 * LONGEST));
            return Optional.empty();
        }
        return answer.known()
                .flatMap(listing -> listing.release(Optional.empty(), platform(extension)))
                .map(Release::version)
                .filter(version -> VersionOrder.isNewer(version, extension.version()))
                .map(version -> new ExtensionReference(registry.name(), extension.id(), Optional.of(version)));
    }

    private String platform(ExtensionReport extension) {
        String platform = extension.targetPlatform();
        return platform.isEmpty() || platform.equals("universal") || platform.equals("undefined")
                ? online.platform()
                : platform;
    }

    private static ScanReport only(ScanReport installed, Map<ExtensionReport, ExtensionReference> updates) {
        return new ScanReport(
                installed.tool(), installed.scan(), installed.rules(), List.copyOf(updates.keySet()), List.of());
    }
}
