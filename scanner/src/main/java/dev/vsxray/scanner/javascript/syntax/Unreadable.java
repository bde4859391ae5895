package dev.vsxray.scanner.javascript.syntax;

/**
 * Leaves the statement being read; its reason is already among the problems. Caught where statements are listed, never
 * seen outside the package. Costs nothing to throw: it has no stack trace.
 */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreadable(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        String reason = getMessage();
        return reason == null ? "" : reason;
    }
}
