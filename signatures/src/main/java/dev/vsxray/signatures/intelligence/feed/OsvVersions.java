package dev.vsxray.signatures.intelligence.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.signatures.intelligence.AffectedVersions;
import java.util.ArrayList;
import java.util.List;

/** The versions that an OSV record names, in the notation of npm. */
final class OsvVersions {

    private OsvVersions() {}

    /** Listed versions and ranges together; a range from 0 without an end means all. */
    static AffectedVersions of(JsonNode affected) {
        List<String> parts = new ArrayList<>();
        affected.path("versions").forEach(version -> parts.add(version.asText().replace(",", "")));
        for (JsonNode range : affected.path("ranges")) {
            if (!Json.text(range, "type").equals("GIT")) {
                parts.addAll(ranges(range.path("events")));
            }
        }
        return parts.isEmpty() || parts.contains("*")
                ? AffectedVersions.ALL
                : new AffectedVersions(String.join(",", parts));
    }

    private static List<String> ranges(JsonNode events) {
        List<String> ranges = new ArrayList<>();
        String introduced = "";
        for (JsonNode event : events) {
            if (event.has("introduced")) {
                introduced = Json.text(event, "introduced");
            } else if (event.has("fixed")) {
                ranges.add(from(introduced) + "<" + Json.text(event, "fixed"));
                introduced = "";
            } else if (event.has("last_affected")) {
                ranges.add(from(introduced) + "<=" + Json.text(event, "last_affected"));
                introduced = "";
            }
        }
        if (!introduced.isEmpty()) {
            ranges.add(introduced.equals("0") ? "*" : ">=" + introduced);
        }
        return ranges;
    }

    private static String from(String introduced) {
        return introduced.isEmpty() || introduced.equals("0") ? "" : ">=" + introduced + " ";
    }
}
