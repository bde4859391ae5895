package dev.vsxray.nightly.run;

import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;

/** The scan of a night, as its surroundings bind it to a machine. */
public interface NightScan {

    /** A report with all decisions applied. */
    ScanReport scan() throws IOException;
}
