package dev.vsxray.cli.report;

import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.fleet.Census;
import dev.vsxray.reports.fleet.Redaction;
import dev.vsxray.scanner.model.ScanReport;
import java.util.Optional;

/**
 * What goes with a report when it is told.
 *
 * @param census of a fleet
 * @param redaction applied to all that is told, and to nothing that is judged
 */
record Presentation(Optional<Census> census, Optional<Redaction> redaction) {

    /** The report of one machine, as it is. */
    static Presentation plain() {
        return new Presentation(Optional.empty(), Optional.empty());
    }

    ScanReport told(ScanReport report) {
        return redaction.map(names -> names.redacted(report)).orElse(report);
    }

    Optional<Difference> told(Optional<Difference> changes) {
        return changes.map(
                difference -> redaction.map(names -> names.redacted(difference)).orElse(difference));
    }

    Optional<Census> toldCensus() {
        return census.map(known -> redaction.map(names -> names.redacted(known)).orElse(known));
    }
}
