package dev.vsxray.cli.scan;

import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.scanner.ScanCache;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.provenance.ProvenanceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The options of every command that scans, and what they mean. */
public final class ScanOptions {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Rules of your own; one with the id of a shipped rule replaces it. Repeatable.")
    private List<Path> ruleFolders = new ArrayList<>();

    @Option(names = "--all-users", description = "Look into the home folders of all users of this machine.")
    private boolean allUsers;

    @Option(
            names = "--extensions-dir",
            paramLabel = "DIR",
            description = "Look only into this folder of extensions; what an editor was started with.")
    private Optional<Path> extensionsFolder = Optional.empty();

    @Option(
            names = "--no-cache",
            description =
                    "Look at everything anew. Else what did not change since an earlier scan is taken from there.")
    private boolean noCache;

    @Option(names = "--jobs", paramLabel = "N", description = "Extensions read at the same time. Default: processors.")
    private Optional<Integer> jobs = Optional.empty();

    /** Whether the user named the one folder of extensions to look into. */
    boolean namesFolder() {
        return extensionsFolder.isPresent();
    }

    /** The request; mistakes in the options are told before anything is scanned. */
    public ScanRequest request(List<Path> paths, Surroundings around) {
        return request(paths, ProvenanceSource.offline(), around);
    }

    /** @param provenance whom to ask where extensions come from */
    public ScanRequest request(List<Path> paths, ProvenanceSource provenance, Surroundings around) {
        int atOnce = jobs.orElse(Runtime.getRuntime().availableProcessors());
        if (atOnce < 1) {
            throw new UsageException("--jobs " + atOnce + ": expected a number from 1 on.");
        }
        if (allUsers && !paths.isEmpty()) {
            throw new UsageException("--all-users looks at this machine's editors; leave out the paths " + paths);
        }
        if (extensionsFolder.isPresent() && (allUsers || !paths.isEmpty())) {
            throw new UsageException("--extensions-dir " + extensionsFolder.get() + " looks at one folder; leave out "
                    + (allUsers ? "--all-users." : "the paths " + paths));
        }
        return new ScanRequest(
                existing("PATH", paths, around),
                allUsers,
                existing("--extensions-dir", extensionsFolder.stream().toList(), around).stream()
                        .findFirst(),
                existing("--rules", ruleFolders, around),
                Optional.of(StateFolder.of(around).intelligence()),
                atOnce,
                provenance);
    }

    public ScanReport scan(Scans scans, ScanRequest request, ScanProgress progress, Surroundings around)
            throws IOException {
        return scan(scans, request, progress, around, UnaryOperator.identity());
    }

    /** @param extended what earlier scans found out, as this one is to see it; where nothing is to be known, of nothing */
    public ScanReport scan(
            Scans scans,
            ScanRequest request,
            ScanProgress progress,
            Surroundings around,
            UnaryOperator<ScanCache> extended)
            throws IOException {
        return noCache
                ? scans.scan(request, progress, extended.apply(ScanCache.none()))
                : CachedScan.in(StateFolder.of(around), around).scan(scans, request, progress, extended);
    }

    private static List<Path> existing(String option, List<Path> given, Surroundings around) {
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
}
