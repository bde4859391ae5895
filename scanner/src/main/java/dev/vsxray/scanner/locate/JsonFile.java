package dev.vsxray.scanner.locate;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads an editor's JSON files. */
final class JsonFile {

    /** Bytes. An {@code extensions.json} of 500 extensions is near 500 KiB. */
    static final int MAX_BYTES = 16 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private JsonFile() {}

    /** The file's content, or empty where it is no readable JSON or larger than {@link #MAX_BYTES}. */
    static Optional<JsonNode> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            JsonNode json = bytes.length > MAX_BYTES ? JSON.missingNode() : JSON.readTree(bytes);
            return Optional.of(json).filter(node -> !node.isMissingNode());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** A text as JSON, or empty where it is none. */
    static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }
}
