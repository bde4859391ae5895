package dev.vsxray.scanner.model;

import java.util.Locale;

/** What the evidence says of an extension. Ordered from nothing to worst; {@code unknown} is not analysed and never means clean. */
public enum Verdict {
    UNKNOWN,
    NO_FINDINGS,
    RISKY,
    SUSPICIOUS,
    MALICIOUS;

    /** The word used in rules and reports, such as {@code unknown}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
