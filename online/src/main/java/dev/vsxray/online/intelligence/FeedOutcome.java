package dev.vsxray.online.intelligence;

import dev.vsxray.signatures.intelligence.IntelligenceDifference;

/** What became of a feed. Unless it was taken, what was in force stays in force. */
public sealed interface FeedOutcome {

    /** @param rejected entries of the feed that could not be used */
    record Taken(IntelligenceDifference difference, int entries, int rejected) implements FeedOutcome {}

    /** Known vulnerabilities of npm packages were taken, which are no indicators. */
    record Known(int before, int entries) implements FeedOutcome {}

    /** It was read, and is not believed: shrunken, or older. {@code --force} takes it all the same. */
    record Refused(String reason) implements FeedOutcome {}

    /** It could not be had or read: interrupted, truncated, tampered with. */
    record Failed(String reason) implements FeedOutcome {}
}
