package dev.vsxray.scanner.model;

import java.util.List;

/**
 * Why a finding says what it says: a place, what stands there, and how it was made readable.
 *
 * @param note what happens here, in our own words; never text of the scanned file
 * @param excerpt a bounded window of the file around the place; untrusted text
 * @param decoded what the excerpt becomes, layer by layer; untrusted text
 * @param assumed true where the link from the step before is assumed, not proven
 */
public record Evidence(
        Role role, Location location, String note, String excerpt, List<Decoding> decoded, boolean assumed) {

    /** What part a piece of evidence plays. */
    public enum Role {
        SOURCE,
        STEP,
        SINK,
        MATCH
    }

    public Evidence {
        decoded = List.copyOf(decoded);
    }

    public static Evidence match(Location location, String note, String excerpt) {
        return new Evidence(Role.MATCH, location, note, excerpt, List.of(), false);
    }
}
