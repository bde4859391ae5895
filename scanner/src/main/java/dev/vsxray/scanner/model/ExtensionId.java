package dev.vsxray.scanner.model;

import java.util.Locale;

/**
 * {@code publisher.name}. Editors compare ids without regard to case, so equality here is over the lower-cased form;
 * {@link #written} keeps the spelling of the manifest.
 */
public record ExtensionId(String publisher, String name) implements Comparable<ExtensionId> {

    public String written() {
        return publisher + "." + name;
    }

    /** The form to compare and look up by. */
    public String key() {
        return written().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExtensionId that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public int compareTo(ExtensionId other) {
        return key().compareTo(other.key());
    }

    @Override
    public String toString() {
        return written();
    }
}
