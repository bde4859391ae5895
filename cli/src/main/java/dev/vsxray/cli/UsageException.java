package dev.vsxray.cli;

/** The user asked for something that cannot be done; the message says what was expected, what was found, what to do. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
