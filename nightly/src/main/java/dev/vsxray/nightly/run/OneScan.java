package dev.vsxray.nightly.run;

import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.util.Optional;

/** A scan that is made once, however often it is asked for. */
final class OneScan implements NightScan {

    private final NightScan scan;
    private boolean begun;
    private Optional<ScanReport> found = Optional.empty();

    OneScan(NightScan scan) {
        this.scan = scan;
    }

    @Override
    public ScanReport scan() throws IOException {
        begun = true;
        if (found.isEmpty()) {
            found = Optional.of(scan.scan());
        }
        return found.get();
    }

    /** True when it was asked for and gave nothing. */
    boolean failed() {
        return begun && found.isEmpty();
    }
}
