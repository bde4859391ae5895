package dev.vsxray.signatures.intelligence.feed;

/** Reads feeds of foreign formats. */
public final class Feed {

    private Feed() {}

    /**
     * Reads a whole feed.
     *
     * @throws FeedException where the text as a whole is not of the format; single entries that cannot be used are in
     *     the reading
     */
    public static FeedReading read(FeedFormat format, String text, FeedProfile profile) throws FeedException {
        FeedCollector collector = new FeedCollector(profile);
        parser(format).read(text, collector);
        return collector.reading();
    }

    private static FeedParser parser(FeedFormat format) {
        return switch (format) {
            case OSV -> new OsvFeed();
            case REMOVED_PACKAGES -> new RemovedPackagesFeed();
            case CONTROL_MANIFEST -> new ControlManifestFeed();
            case STIX -> new StixFeed();
            case MISP -> new MispFeed();
            case LIST -> new ListFeed();
            case CSV -> new TableFeed(',');
            case TSV -> new TableFeed('\t');
        };
    }
}
