package dev.vsxray.cli.command;

import dev.vsxray.scanner.ScanCache;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;

/** What the commands need of the scanner. */
public interface Scans {

    /** As below, with what earlier scans found out; one that knows no earlier scans looks at everything anew. */
    default ScanReport scan(ScanRequest request, ScanProgress progress, ScanCache cache) throws IOException {
        return scan(request, progress);
    }

    /** Scans; what goes wrong inside an extension is in the report. */
    ScanReport scan(ScanRequest request, ScanProgress progress) throws IOException;
}
