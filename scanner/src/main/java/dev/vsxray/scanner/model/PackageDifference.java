package dev.vsxray.scanner.model;

import java.util.Comparator;
import java.util.Locale;

/**
 * A file that is not what the registry serves.
 *
 * @param path inside the package; untrusted text
 */
public record PackageDifference(String path, Kind kind) implements Comparable<PackageDifference> {

    /** How the file at hand differs. */
    public enum Kind {
        /** It has other bytes. */
        CHANGED,
        /** The registry's package does not have it. */
        ADDED,
        /** Only the registry's package has it. */
        MISSING;

        /** The word used in reports and rules, such as {@code changed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public int compareTo(PackageDifference other) {
        return Comparator.comparing(PackageDifference::path)
                .thenComparing(PackageDifference::kind)
                .compare(this, other);
    }
}
