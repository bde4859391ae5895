package dev.vsxray.scanner.audit;

import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is audited.
 *
 * @param features all features of the package
 * @param coverage how much was analysed: "no" is only answered where all was
 * @param newestFile the latest time of change among the files, as the archive or file system says
 * @param now the time of the scan
 * @param provenance what registries say, if they were asked
 */
public record AuditSubject(
        List<Feature> features, Coverage coverage, Optional<Instant> newestFile, Instant now, Provenance provenance) {

    public AuditSubject {
        features = List.copyOf(features);
    }

    boolean analysedWholly() {
        return coverage.status() == Coverage.Status.COMPLETE;
    }
}
