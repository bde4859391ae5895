package dev.vsxray.scanner.model;

/**
 * Something that was not analysed, and why. "Not analysed" is never "clean".
 *
 * @param file path inside the package, or empty for the package as a whole
 * @param reason what happened, as a sentence
 * @param limit the limit that was reached with its value and unit, or empty
 */
public record Gap(String file, Kind kind, String reason, String limit) {

    /** Why something was not analysed. */
    public enum Kind {
        LIMIT,
        UNREADABLE,
        SYNTAX,
        RULE_FAILED,
        INTERNAL
    }
}
