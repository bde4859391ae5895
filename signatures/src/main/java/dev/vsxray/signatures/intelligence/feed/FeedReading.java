package dev.vsxray.signatures.intelligence.feed;

import dev.vsxray.signatures.intelligence.ExtensionIndicator;
import dev.vsxray.signatures.intelligence.GenuineExtensions;
import dev.vsxray.signatures.intelligence.Indicator;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.intelligence.IntelligenceSource;
import java.util.List;

/**
 * What came out of a feed.
 *
 * @param rejected entries that could not be used, in order
 */
public record FeedReading(
        List<ExtensionIndicator> extensions, List<Indicator> indicators, List<RejectedEntry> rejected) {

    public FeedReading {
        extensions = List.copyOf(extensions);
        indicators = List.copyOf(indicators);
        rejected = List.copyOf(rejected);
    }

    /**
     * An entry that could not be used.
     *
     * @param position line from 1, or number of the entry from 1 where lines mean nothing
     * @param reason as a sentence; may quote the entry, bounded
     */
    public record RejectedEntry(int position, String reason) {}

    /** The reading as a set, with the reach of rows about genuine extensions limited. */
    public IntelligenceSet toSet(IntelligenceSource source, GenuineExtensions genuine) {
        return new IntelligenceSet(source.asOf(), List.of(source), genuine.limit(extensions), indicators, List.of());
    }
}
