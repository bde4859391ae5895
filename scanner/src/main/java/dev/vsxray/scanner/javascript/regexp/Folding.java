package dev.vsxray.scanner.javascript.regexp;

import java.util.Locale;

/** How two characters are compared: ECMA-262 "Canonicalize". */
enum Folding {
    /** As they are. */
    NONE,
    /** The {@code i} flag over UTF-16 units: by upper case. */
    UPPER,
    /** The {@code i} flag over code points: simple case folding. */
    SIMPLE;

    private static final int ASCII_LIMIT = 128;

    int canonical(int c) {
        return switch (this) {
            case NONE -> c;
            case UPPER -> upper(c);
            case SIMPLE -> Character.toLowerCase(Character.toUpperCase(c));
        };
    }

    /** A character beyond ASCII never folds into ASCII: the Kelvin sign is not a "k" without the {@code u} flag. */
    private static int upper(int c) {
        if (c < ASCII_LIMIT) {
            return c >= 'a' && c <= 'z' ? c - 32 : c;
        }
        String upper = Character.toString(c).toUpperCase(Locale.ROOT);
        return upper.length() != 1 || upper.charAt(0) < ASCII_LIMIT ? c : upper.charAt(0);
    }

    boolean equal(int left, int right) {
        return left == right || this != NONE && canonical(left) == canonical(right);
    }

    boolean contains(CodePointSet set, int c) {
        if (set.contains(c)) {
            return true;
        }
        return this != NONE
                && (containsVariant(set, c, Character.toLowerCase(c))
                        || containsVariant(set, c, Character.toUpperCase(c)));
    }

    private boolean containsVariant(CodePointSet set, int c, int variant) {
        return variant != c && set.contains(variant) && canonical(variant) == canonical(c);
    }
}
