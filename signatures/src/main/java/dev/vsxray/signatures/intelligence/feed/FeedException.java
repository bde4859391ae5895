package dev.vsxray.signatures.intelligence.feed;

/** A feed is not what its format says; nothing of it can be used. The message says what was expected and found. */
public final class FeedException extends Exception {

    private static final long serialVersionUID = 1L;

    FeedException(String message) {
        super(message);
    }
}
