package dev.vsxray.scanner;

import dev.vsxray.scanner.provenance.ProvenanceSource;
import dev.vsxray.scanner.release.EarlierReleases;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to scan and how.
 *
 * @param targets extension folders, {@code .vsix} files or folders of either; empty for every editor on this machine
 * @param allUsers whether other users' home folders are looked at too; only where {@code targets} is empty
 * @param extensionsFolder the only folder of extensions that is looked at, as an editor's {@code --extensions-dir}; only
 *     where {@code targets} is empty
 * @param ruleFolders folders of the user's own rules; a rule with a shipped rule's id replaces it
 * @param intelligence folder with the intelligence this machine has imported; empty for the shipped one alone
 * @param jobs extensions analysed at the same time, at least 1
 * @param provenance whom to ask where extensions come from
 * @param earlier what was there before, to tell what is new
 */
public record ScanRequest(
        List<Path> targets,
        boolean allUsers,
        Optional<Path> extensionsFolder,
        List<Path> ruleFolders,
        Optional<Path> intelligence,
        int jobs,
        ProvenanceSource provenance,
        EarlierReleases earlier) {

    /** A scan without an earlier one. */
    public ScanRequest(
            List<Path> targets,
            boolean allUsers,
            Optional<Path> extensionsFolder,
            List<Path> ruleFolders,
            Optional<Path> intelligence,
            int jobs,
            ProvenanceSource provenance) {
        this(targets, allUsers, extensionsFolder, ruleFolders, intelligence, jobs, provenance, EarlierReleases.none());
    }

    /** A scan that asks nobody. */
    public ScanRequest(
            List<Path> targets, boolean allUsers, List<Path> ruleFolders, Optional<Path> intelligence, int jobs) {
        this(targets, allUsers, ruleFolders, intelligence, jobs, ProvenanceSource.offline());
    }

    /** A scan of every folder of extensions, where it is one of a machine. */
    public ScanRequest(
            List<Path> targets,
            boolean allUsers,
            List<Path> ruleFolders,
            Optional<Path> intelligence,
            int jobs,
            ProvenanceSource provenance) {
        this(targets, allUsers, Optional.empty(), ruleFolders, intelligence, jobs, provenance);
    }

    public ScanRequest {
        targets = List.copyOf(targets);
        ruleFolders = List.copyOf(ruleFolders);
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs is " + jobs + ", expected at least 1");
        }
    }

    /** The same, telling what is new since {@code releases}. */
    public ScanRequest since(EarlierReleases releases) {
        return new ScanRequest(
                targets, allUsers, extensionsFolder, ruleFolders, intelligence, jobs, provenance, releases);
    }
}
