package dev.vsxray.scanner.archive;

import java.io.IOException;

/** A read stopped because a limit of {@link ReadLimits} was reached. */
public final class LimitReachedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String limit;
    private final boolean inflated;

    private LimitReachedException(String message, String limit, boolean inflated) {
        super(message);
        this.limit = limit;
        this.inflated = inflated;
    }

    LimitReachedException(String message, String limit) {
        this(message, limit, false);
    }

    /** Something unpacks to far more than it takes in the archive, as only made-up input does. */
    static LimitReachedException inflated(String what, int ratio) {
        return new LimitReachedException(
                what + " unpacks to far more than its packed size",
                ratio + " unpacked bytes for one packed byte",
                true);
    }

    /** The limit with its value and unit. */
    public String limit() {
        return limit;
    }

    boolean isInflated() {
        return inflated;
    }
}
