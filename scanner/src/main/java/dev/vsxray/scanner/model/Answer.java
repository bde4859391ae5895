package dev.vsxray.scanner.model;

import java.util.Locale;

/** An answer that may be missing. {@code UNKNOWN} never stands for no. */
public enum Answer {
    YES,
    NO,
    UNKNOWN;

    /** The word used in reports, such as {@code unknown}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
