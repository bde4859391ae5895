package dev.vsxray.scanner.model;

import java.util.List;
import java.util.Optional;

/**
 * Why a finding says what it says: a place, what stands there, and how it was made readable.
 *
 * @param note what happens here, in our own words; never text of the scanned file
 * @param excerpt a bounded window of the file around the place; untrusted text
 * @param decoded what the excerpt becomes, layer by layer; untrusted text
 * @param assumed true where the link from the step before is assumed, not proven
 * @param module in a bundle, the npm package that the code there came from, {@code name} or {@code name@version}; untrusted
 *     text, because the bundle says so and anybody can write that
 */
public record Evidence(
        Role role,
        Location location,
        String note,
        String excerpt,
        List<Decoding> decoded,
        boolean assumed,
        Optional<String> module) {

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

    /** In no bundle, or in one that does not say where its code came from. */
    public Evidence(
            Role role, Location location, String note, String excerpt, List<Decoding> decoded, boolean assumed) {
        this(role, location, note, excerpt, decoded, assumed, Optional.empty());
    }

    public static Evidence match(Location location, String note, String excerpt) {
        return new Evidence(Role.MATCH, location, note, excerpt, List.of(), false);
    }

    /** The same place with another note. */
    public Evidence noted(String other) {
        return new Evidence(role, location, other, excerpt, decoded, assumed, module);
    }

    /** The same place, which lies in a module of a bundle. */
    public Evidence in(String bundled) {
        return new Evidence(role, location, note, excerpt, decoded, assumed, Optional.of(bundled));
    }
}
