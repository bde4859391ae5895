package dev.vsxray.scanner.release;

import java.util.List;
import java.util.Locale;

/**
 * One thing that a version has and the one before it had not, or had otherwise.
 *
 * @param before what stood there; empty where nothing did, or where {@code values} came to others; untrusted text
 * @param values what is new, sorted; untrusted text
 */
public record Novelty(Kind kind, String before, List<String> values) {

    /** What is new, the gravest first. */
    public enum Kind {
        PUBLISHER,
        NAME,
        REPOSITORY,
        /** An extension that is installed with this one. */
        EXTENSION,
        /** A file of native code, or one that the code loads. */
        BINARY,
        /** Runs earlier than before without being asked, or after more events. */
        ACTIVATION,
        /** Part of the code is written so that people cannot read it. */
        OBFUSCATION,
        CAPABILITY,
        HOST;

        /** As in rules, such as {@code publisher}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Novelty {
        values = List.copyOf(values);
    }
}
