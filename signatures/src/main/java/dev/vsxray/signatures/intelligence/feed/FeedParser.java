package dev.vsxray.signatures.intelligence.feed;

/** Reads one foreign format. */
interface FeedParser {

    /**
     * Hands every entry to the collector.
     *
     * @throws FeedException where the text as a whole is not of the format
     */
    void read(String text, FeedCollector collector) throws FeedException;
}
