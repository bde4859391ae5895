package dev.vsxray.signatures.pattern;

import java.util.Locale;

/** Where a pattern may be looked for. */
public enum TextPlace {
    /** The bytes of a file. */
    FILE,
    /** A string that constant folding made of a script. */
    FOLDED,
    /** A nested layer that was decoded from a file. */
    LAYER;

    /** The word used in rules, such as {@code folded}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
