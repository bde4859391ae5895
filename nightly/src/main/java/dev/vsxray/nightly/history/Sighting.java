package dev.vsxray.nightly.history;

import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Registry;
import java.time.Instant;

/**
 * An extension was on a machine without a break.
 *
 * @param sha256 of its content; empty where it could not be read
 * @param first the first scan that saw it
 * @param last the last scan that saw it
 * @param stillThere whether the newest scan of the machine saw it
 */
public record Sighting(
        String machine,
        ExtensionId extension,
        String version,
        String sha256,
        Registry registry,
        Instant first,
        Instant last,
        boolean stillThere) {

    /** The machine's name, or words for one that has none: a system need not tell it. */
    public String where() {
        return machine.isEmpty() ? "this machine" : machine;
    }
}
