package dev.vsxray.nightly.run;

import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;

/** A night that was scanned and could not be kept, because the disk is full or the folder closed; the message says which. */
public final class NotKeptException extends IOException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // An exception of ours is never serialised.
    private final ScanReport found;

    NotKeptException(String message, ScanReport found, IOException cause) {
        super(message, cause);
        this.found = found;
    }

    /** What the night found; nowhere else if the caller does not tell it. */
    public ScanReport found() {
        return found;
    }
}
