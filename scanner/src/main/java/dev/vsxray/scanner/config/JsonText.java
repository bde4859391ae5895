package dev.vsxray.scanner.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.text.ReadableText;
import java.util.Optional;

/**
 * JSON as editors read it, with comments and trailing commas, and the places of its values.
 *
 * @param source the text it was read from
 */
public record JsonText(ReadableText source, JsonNode root) {

    /** Characters of one document. The largest settings and task files are far below; larger JSON is data. */
    private static final int MAX_LENGTH = 2 << 20;

    private static final int MAX_DEPTH = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_LENGTH)
                            .build())
                    .build())
            .enable(
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    /** The document, or empty where the text is none or is larger than a configuration is. */
    public static Optional<JsonText> of(ReadableText source) {
        return of(source, MAX_LENGTH);
    }

    /** As {@link #of(ReadableText)}, for documents of up to {@code maxLength} characters. */
    public static Optional<JsonText> of(ReadableText source, int maxLength) {
        String text = source.text();
        if (text.length() > maxLength) {
            return Optional.empty();
        }
        try {
            JsonNode root = MAPPER.readTree(text);
            return root == null || !root.isContainerNode() ? Optional.empty() : Optional.of(new JsonText(source, root));
        } catch (JsonProcessingException notJson) {
            // A text that is not JSON is not configuration; that it is not JSON is for others to tell.
            return Optional.empty();
        }
    }

    /** Evidence at the first place where {@code value} stands in the text, or at its start where it is written otherwise. */
    public Evidence place(String value, String note) {
        int at = value.isEmpty() ? 0 : Math.max(0, source.text().indexOf(value));
        return source.evidence(at, at + Math.max(1, Math.min(value.length(), 100)), note);
    }
}
