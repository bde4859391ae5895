package dev.vsxray.signatures.intelligence.bundle;

/** A bundle cannot be used. The message says why, as a sentence for the user. */
public final class BundleException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a bundle cannot be used. */
    public enum Reason {
        /** It is no bundle, or of a format this version does not know. */
        NOT_A_BUNDLE,
        /** It ends before its end. */
        TRUNCATED,
        /** It has no signature where one is demanded. */
        NOT_SIGNED,
        /** Its signature is by a key that is not trusted. */
        UNKNOWN_KEY,
        /** Its bytes are not those that were signed. */
        TAMPERED,
        /** Its tables cannot be read. */
        UNREADABLE
    }

    BundleException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
