package dev.vsxray.signatures.rule;

import java.util.Locale;

/** How far a rule has proved itself. */
public enum Maturity {
    EXPERIMENTAL,
    STABLE,
    DEPRECATED;

    /** The word used in rules and reports, such as {@code experimental}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
