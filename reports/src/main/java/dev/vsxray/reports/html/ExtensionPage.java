package dev.vsxray.reports.html;

import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.fleet.Census;
import dev.vsxray.scanner.model.ScanReport;
import java.util.Optional;

/** The page of one extension in a folder of pages. It has no script and no filters, and so needs neither. */
public record ExtensionPage(ScanReport report, PageCode code, ExtensionView view) {

    /** Where the overview is, seen from here. */
    public static final String HOME = "../index.html";

    static ExtensionView.Setting setting(ScanReport report, Optional<Difference> changes, Optional<Census> census) {
        return new ExtensionView.Setting(
                Page.texts(report),
                PageBudget.ofOne(),
                changes,
                Machines.of(report, census),
                extension -> "#" + Permalink.of(extension),
                HOME);
    }
}
