package dev.vsxray.scanner.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the evidence says of an extension. Ordered from nothing to worst; {@code unknown} is not analysed and never means clean. */
public enum Verdict {
    UNKNOWN,
    NO_FINDINGS,
    RISKY,
    SUSPICIOUS,
    MALICIOUS;

    /** Malicious first; {@code unknown} before {@code no-findings}, since nobody has looked there. */
    public static final Comparator<Verdict> WORST_FIRST = Comparator.comparingInt(verdict ->
            List.of(MALICIOUS, SUSPICIOUS, RISKY, UNKNOWN, NO_FINDINGS).indexOf(verdict));

    /** The word used in rules and reports, such as {@code unknown}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
