package dev.vsxray.scanner.archive;

import java.io.IOException;

/** A file that is not read, for a reason that can be told: it is encrypted, or packed in a way no editor knows. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
        super(reason);
    }
}
