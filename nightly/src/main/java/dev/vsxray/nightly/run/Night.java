package dev.vsxray.nightly.run;

import dev.vsxray.nightly.history.Accusation;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.scanner.model.ScanReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A night that ended well.
 *
 * @param folder holds {@code report.json}, {@code report.html} and {@code report.sarif}
 * @param report with the decisions applied; its errors hold what went wrong around the scan too
 * @param previous the last good night; empty in the first one
 * @param changes since {@code previous}
 * @param accusations what became known of extensions that are no longer there
 * @param undelivered what the announcement could not deliver
 */
public record Night(
        Path folder,
        ScanReport report,
        Optional<ScanReport> previous,
        Optional<Difference> changes,
        List<Accusation> accusations,
        List<String> undelivered) {

    public Night {
        accusations = List.copyOf(accusations);
        undelivered = List.copyOf(undelivered);
    }
}
