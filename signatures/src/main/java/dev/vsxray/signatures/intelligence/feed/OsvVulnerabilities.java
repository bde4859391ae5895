package dev.vsxray.signatures.intelligence.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.signatures.vulnerability.Vulnerability;
import java.util.ArrayList;
import java.util.List;

/** Reads the OSV records that {@link OsvFeed} passes over: vulnerabilities of npm packages, not malicious ones. */
public final class OsvVulnerabilities {

    private OsvVulnerabilities() {}

    /**
     * The vulnerabilities in some records; withdrawn ones and other ecosystems are left out.
     *
     * @param text one record, an array, or one a line
     * @throws FeedException where the text is no JSON
     */
    public static List<Vulnerability> read(String text) throws FeedException {
        List<Vulnerability> found = new ArrayList<>();
        for (JsonNode record : OsvFeed.records(text)) {
            String id = Json.text(record, "id");
            if (record.has("withdrawn") || id.isEmpty() || id.startsWith("MAL-")) {
                continue;
            }
            for (JsonNode affected : record.path("affected")) {
                String name = Json.text(affected.path("package"), "name");
                if (Json.text(affected.path("package"), "ecosystem").equals("npm") && !name.isEmpty()) {
                    found.add(new Vulnerability(id, name, OsvVersions.of(affected)));
                }
            }
        }
        return List.copyOf(found);
    }
}
