package dev.vsxray.cli.scan;

import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
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
            names = "--no-cache",
            description =
                    "Look at everything anew. Else what did not change since an earlier scan is taken from there.")
    private boolean noCache;

    @Option(names = "--jobs", paramLabel = "N", description = "Extensions read at the same time. Default: processors.")
    private Optional<Integer> jobs = Optional.empty();

    boolean allUsers() {
        return allUsers;
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
        return new ScanRequest(
                existing("PATH", paths, around),
                allUsers,
                existing("--rules", ruleFolders, around),
                Optional.of(StateFolder.of(around).intelligence()),
                atOnce,
                provenance);
    }

    public ScanReport scan(Scans scans, ScanRequest request, ScanProgress progress, Surroundings around)
            throws IOException {
        return noCache
                ? scans.scan(request, progress)
                : CachedScan.in(StateFolder.of(around), around).scan(scans, request, progress);
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
