package dev.vsxray.signatures.intelligence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an extension was listed. */
public enum ThreatType {
    MALWARE,
    IMPERSONATION,
    SPAM,
    UNTRUSTWORTHY,
    COPYRIGHT,
    /** Removed at the owner's or publisher's request, deprecated, expired, a proof of concept: not malicious. */
    OTHER;

    /** The word used in tables and reports, such as {@code malware}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ThreatType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
