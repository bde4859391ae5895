package dev.vsxray.cli;

import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;

/** What the commands need of the scanner. */
interface Scans {

    /** Scans; what goes wrong inside an extension is in the report. */
    ScanReport scan(ScanRequest request, ScanProgress progress) throws IOException;
}
