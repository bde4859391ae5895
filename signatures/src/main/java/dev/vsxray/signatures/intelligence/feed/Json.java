package dev.vsxray.signatures.intelligence.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Parses JSON feeds with messages that name the place. Depth and number length are bounded by the parser's defaults. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode parse(String text) throws FeedException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new FeedException(
                    "expected JSON, found at line " + broken.getLocation().getLineNr() + ", column "
                            + broken.getLocation().getColumnNr() + ": " + broken.getOriginalMessage());
        }
    }

    /** The text of a member; empty where there is none. */
    static String text(JsonNode object, String member) {
        return object.path(member).asText("");
    }
}
