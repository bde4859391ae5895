package dev.vsxray.online.provenance;

import dev.vsxray.online.download.DownloadedPackage;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user wants to know.
 *
 * @param minAge how old a version must be
 * @param integrityIn a folder for packages that are fetched to be compared, which are deleted after; empty not to compare
 * @param roots certificates that may stand at the end of a signature's chain
 * @param downloads packages that were fetched to be scanned, by their path
 */
public record Demands(
        Optional<Duration> minAge,
        Optional<Path> integrityIn,
        List<X509Certificate> roots,
        Map<String, DownloadedPackage> downloads) {

    public static final Demands NONE = new Demands(Optional.empty(), Optional.empty(), List.of(), Map.of());

    public Demands {
        roots = List.copyOf(roots);
        downloads = Map.copyOf(downloads);
    }
}
