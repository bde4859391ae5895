package dev.vsxray.scanner.javascript.syntax;

/** Which characters begin, continue and separate tokens, as ECMA-262 section 12 says. */
final class Characters {

    static final char LINE_SEPARATOR = '\u2028';
    static final char PARAGRAPH_SEPARATOR = '\u2029';
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final int ASCII = 128;
    private static final char ZERO_WIDTH_NON_JOINER = '\u200C';
    private static final char ZERO_WIDTH_JOINER = '\u200D';

    /** A letter to Java, punctuation to Unicode's identifier rules. */
    private static final int VERTICAL_TILDE = 0x2E2F;

    private static final boolean[] ASCII_PART = new boolean[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            ASCII_PART[c] = isAsciiLetter(c) || isDigit(c) || c == '$' || c == '_';
        }
    }

    private Characters() {}

    static boolean isAsciiPart(char c) {
        return c < ASCII && ASCII_PART[c];
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** 0 to 15, or -1 for what is no hexadecimal digit. */
    static int hexValue(int c) {
        if (isDigit(c)) {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    static boolean isLineTerminator(int c) {
        return c == '\n' || c == '\r' || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    }

    /** White space beyond ASCII, line terminators left out. */
    static boolean isWideSpace(int c) {
        return c == '\u00A0' || c == BYTE_ORDER_MARK || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** Code points newer than the Unicode of this JDK count as letters: engines may know them. */
    static boolean isIdentifierStart(int c) {
        if (c < ASCII) {
            return isAsciiLetter(c) || c == '$' || c == '_';
        }
        return c != VERTICAL_TILDE && (Character.isUnicodeIdentifierStart(c) || isUnknownLetter(c));
    }

    static boolean isIdentifierPart(int c) {
        if (c < ASCII) {
            return ASCII_PART[c];
        }
        return c != VERTICAL_TILDE
                && (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c)
                        || c == ZERO_WIDTH_NON_JOINER
                        || c == ZERO_WIDTH_JOINER
                        || isUnknownLetter(c));
    }

    private static boolean isUnknownLetter(int c) {
        return Character.getType(c) == Character.UNASSIGNED && (c & 0xFFFE) != 0xFFFE;
    }
}
