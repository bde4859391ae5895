package dev.vsxray.cli.command;

/** The user asked for something that cannot be done; the message says what was expected, what was found, what to do. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
