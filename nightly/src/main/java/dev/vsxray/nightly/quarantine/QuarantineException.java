package dev.vsxray.nightly.quarantine;

/** Nothing was moved; the message says why and what to do. */
public final class QuarantineException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public QuarantineException(String message) {
        super(message);
    }

    public QuarantineException(String message, Throwable cause) {
        super(message, cause);
    }
}
