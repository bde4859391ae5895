package dev.vsxray.nightly.notify;

import java.util.Optional;

/**
 * What became of an announcement on one channel.
 *
 * @param attempts how often it was tried, at least once
 * @param problem why it did not arrive; holds no secret; empty where it did
 */
public record Delivery(String channel, int attempts, Optional<String> problem) {

    public boolean arrived() {
        return problem.isEmpty();
    }

    /** A sentence for people and for the report. */
    public String told() {
        return problem.map(why -> "Channel " + channel + " did not take the announcement in " + attempts + " attempt"
                        + (attempts == 1 ? "" : "s") + ": " + why + ".")
                .orElse("Channel " + channel + " took the announcement.");
    }
}
