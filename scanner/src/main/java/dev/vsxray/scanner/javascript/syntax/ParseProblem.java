package dev.vsxray.scanner.javascript.syntax;

/**
 * Something that is wrong with a text, or was not read.
 *
 * @param reason a short sentence of the parser's own; never holds text of the parsed file
 * @param offset where, in UTF-16 code units
 */
public record ParseProblem(Kind kind, String reason, int offset) {

    public enum Kind {
        /** Text that fits no grammar: something is missing from the tree. */
        UNREADABLE,
        /** A rule of the language is broken, so engines refuse the file; the tree is whole. */
        EARLY_ERROR,
        /** A limit of {@link ParseLimits} ended the reading: something is missing from the tree. */
        LIMIT,
        /** The caller asked to stop: something is missing from the tree. */
        CANCELLED,
        /** The parser has a bug, and this text has met it: nothing of the text is in the tree. */
        INTERNAL
    }
}
