package dev.vsxray.signatures.intelligence.store;

import dev.vsxray.signatures.intelligence.IntelligenceDifference;
import java.time.Instant;

/** What became of an update. Where it was refused, the old intelligence stays in force. */
public sealed interface UpdateOutcome {

    /** The new intelligence is in force. */
    record Taken(IntelligenceDifference difference) implements UpdateOutcome {}

    /**
     * The feed lost so much that a fault is likelier than good news.
     *
     * @param what the kind of entries, such as {@code extensions}
     */
    record RefusedAsShrunken(String what, int before, int after) implements UpdateOutcome {}

    /** The bundle was made before the one in force: an old one played again would hide what was found since. */
    record RefusedAsOlder(Instant inForce, Instant offered) implements UpdateOutcome {}
}
