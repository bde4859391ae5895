package dev.vsxray.scanner.javascript.regexp;

/** The pattern or its flags are not a regular expression; a script would see a {@code SyntaxError}. */
public final class RegExpSyntaxException extends Exception {

    public RegExpSyntaxException(String pattern, String reason) {
        super("Invalid regular expression: /" + pattern + "/: " + reason);
    }
}
