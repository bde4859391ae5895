package dev.vsxray.signatures.rule;

import java.util.Locale;

/** How probably a finding is true. Ordered. */
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    /** The word used in rules and reports, such as {@code low}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
