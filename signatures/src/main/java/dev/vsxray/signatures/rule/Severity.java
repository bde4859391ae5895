package dev.vsxray.signatures.rule;

import java.util.Locale;

/** How bad it is if it is true. Ordered from harmless to worst. */
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The word used in rules and reports, such as {@code info}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
