package dev.vsxray.signatures.intelligence.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ThreatType;
import dev.vsxray.signatures.rule.Confidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads OSV records (https://ossf.github.io/osv-schema) of malicious packages: ids {@code MAL-…}, or records that carry the
 * origins of the malicious-packages project. Ordinary vulnerabilities are another matter and are passed over; withdrawn
 * records are too.
 */
final class OsvFeed implements FeedParser {

    @Override
    public void read(String text, FeedCollector collector) throws FeedException {
        List<JsonNode> records = records(text);
        int position = 0;
        for (JsonNode record : records) {
            position++;
            if (record.has("withdrawn") || !isMalicious(record)) {
                continue;
            }
            for (JsonNode affected : record.path("affected")) {
                add(position, record, affected, collector);
            }
        }
    }

    /** One record, an array of them, or one a line. */
    static List<JsonNode> records(String text) throws FeedException {
        String content = text.strip();
        List<JsonNode> records = new ArrayList<>();
        boolean oneALine = content.startsWith("{")
                && content.lines().allMatch(line -> line.isBlank() || line.endsWith("}"))
                && content.lines().count() > 1
                && content.lines().filter(line -> !line.isBlank()).allMatch(line -> line.startsWith("{"));
        if (oneALine) {
            for (String line : (Iterable<String>) content.lines()::iterator) {
                if (!line.isBlank()) {
                    records.add(Json.parse(line));
                }
            }
            return records;
        }
        JsonNode root = Json.parse(content);
        if (root.isArray()) {
            root.forEach(records::add);
        } else {
            records.add(root);
        }
        return records;
    }

    private static boolean isMalicious(JsonNode record) {
        return Json.text(record, "id").startsWith("MAL-")
                || record.path("database_specific").has("malicious-packages-origins");
    }

    private static void add(int position, JsonNode record, JsonNode affected, FeedCollector collector)
            throws FeedException {
        String ecosystem = Json.text(affected.path("package"), "ecosystem");
        String name = Json.text(affected.path("package"), "name");
        String id = Json.text(record, "id");
        Optional<LocalDate> published = FeedDates.of(Json.text(record, "published"));
        AffectedVersions versions = OsvVersions.of(affected);
        String source = "https://osv.dev/vulnerability/" + id;
        if (ecosystem.equals("VSCode") || ecosystem.startsWith("VSCode:")) {
            collector.extension(
                    position,
                    name,
                    id,
                    ThreatType.MALWARE,
                    published,
                    registry(ecosystem),
                    versions,
                    "malicious",
                    source);
        } else if (ecosystem.equals("npm")) {
            collector.indicator(
                    position, IndicatorKind.NPM_PACKAGE, name, versions, id, published, Confidence.HIGH, source);
        } else {
            collector.reject(position, id + " is about the ecosystem '" + ecosystem + "', which extensions do not use");
        }
    }

    /** The suffix of the ecosystem is the URL of the registry; without one it is the Marketplace. */
    private static ListedRegistry registry(String ecosystem) {
        String url = ecosystem.substring("VSCode".length()).toLowerCase(Locale.ROOT);
        if (url.isEmpty() || url.contains("marketplace.visualstudio.com")) {
            return ListedRegistry.VSCODE_MARKETPLACE;
        }
        return url.contains("open-vsx.org") ? ListedRegistry.OPEN_VSX : ListedRegistry.UNKNOWN;
    }
}
