package dev.vsxray.scanner.archive;

import java.io.IOException;

/** A read stopped because a limit of {@link ReadLimits} was reached. */
public final class LimitReachedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String limit;

    LimitReachedException(String message, String limit) {
        super(message);
        this.limit = limit;
    }

    /** The limit with its value and unit. */
    public String limit() {
        return limit;
    }
}
