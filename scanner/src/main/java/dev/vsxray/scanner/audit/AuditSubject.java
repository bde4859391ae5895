package dev.vsxray.scanner.audit;

import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Provenance;
import java.time.Duration;
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

    private static final Duration A_YEAR = Duration.ofDays(365);

    /** Archives made reproducibly carry one of the years before the editor existed (2015). */
    private static final Instant FIRST_CREDIBLE_DAY = Instant.parse("2015-01-01T00:00:00Z");

    public AuditSubject {
        features = List.copyOf(features);
    }

    /**
     * Whether files of that time count as recent; empty where the time is not credible.
     *
     * @param newestFile as above
     * @param now the time of the look
     */
    public static Optional<Boolean> isRecent(Optional<Instant> newestFile, Instant now) {
        return newestFile
                .filter(time -> !time.isBefore(FIRST_CREDIBLE_DAY))
                .filter(time -> !time.isAfter(now))
                .map(time -> time.isAfter(now.minus(A_YEAR)));
    }

    boolean analysedWholly() {
        return coverage.status() == Coverage.Status.COMPLETE;
    }
}
