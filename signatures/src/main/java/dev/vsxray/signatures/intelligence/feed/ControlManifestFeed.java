package dev.vsxray.signatures.intelligence.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.signatures.intelligence.AffectedVersions;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the control manifest that editors fetch: {@code malicious} is an array of ids, and of publishers where an entry has
 * no dot. {@code deprecated} and the other members accuse nobody and are not read.
 */
final class ControlManifestFeed implements FeedParser {

    @Override
    public void read(String text, FeedCollector collector) throws FeedException {
        JsonNode root = Json.parse(text);
        JsonNode malicious = root.path("malicious");
        if (!malicious.isArray()) {
            throw new FeedException("expected an object with an array \"malicious\", found none");
        }
        JsonNode links = root.path("learnMoreLinks");
        Set<String> seen = new HashSet<>();
        int position = 0;
        for (JsonNode entry : malicious) {
            position++;
            if (!entry.isTextual()) {
                collector.reject(position, "expected a text, found " + entry.getNodeType());
            } else if (seen.add(entry.asText().strip().toLowerCase(Locale.ROOT))) {
                collector.extension(
                        position,
                        entry.asText(),
                        collector.profile().source().name(),
                        collector.profile().type(),
                        Optional.empty(),
                        collector.profile().registry(),
                        AffectedVersions.ALL,
                        "malicious",
                        Json.text(links, entry.asText()));
            }
        }
    }
}
