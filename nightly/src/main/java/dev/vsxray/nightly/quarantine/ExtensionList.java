package dev.vsxray.nightly.quarantine;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An editor's {@code extensions.json}, as bytes that can be compared and elements that can be taken out and put back.
 * Elements that are not ours stay as they are, malformed ones too.
 */
final class ExtensionList {

    /** Bytes; the scanner's own limit for these files. */
    private static final int MAX_BYTES = 16 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Path file;
    private final Path extensions;
    private final byte[] bytes;
    private final ArrayNode elements;

    private ExtensionList(Path file, Path extensions, byte[] bytes, ArrayNode elements) {
        this.file = file;
        this.extensions = extensions;
        this.bytes = bytes;
        this.elements = elements;
    }

    /**
     * Reads a list; empty where there is none.
     *
     * @param extensions the folder that relative locations start from
     * @throws IOException where the file cannot be read as a list, so that it must not be rewritten
     */
    static Optional<ExtensionList> read(Path file, Path extensions) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is larger than " + MAX_BYTES + " bytes");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (!(JSON.readTree(bytes) instanceof ArrayNode elements)) {
            throw new IOException(file + " is no JSON array");
        }
        return Optional.of(new ExtensionList(file, extensions, bytes, elements));
    }

    /** The elements that an extension's folder is listed by. */
    List<JsonNode> elementsOf(Path folder) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode element : elements) {
            if (location(element).filter(folder::equals).isPresent()) {
                found.add(element);
            }
        }
        return found;
    }

    /** The id an element gives, in lower case; empty where it gives none. */
    static String id(JsonNode element) {
        return element.path("identifier").path("id").asText("").toLowerCase(Locale.ROOT);
    }

    /** Whether some element has this id. */
    boolean lists(String id) {
        for (JsonNode element : elements) {
            if (id(element).equals(id)) {
                return true;
            }
        }
        return false;
    }

    /** Writes the list without the elements of a folder; nothing where it has none. */
    void remove(Path folder) throws IOException {
        List<JsonNode> gone = elementsOf(folder);
        if (gone.isEmpty()) {
            return;
        }
        ArrayNode kept = JSON.createArrayNode();
        for (JsonNode element : elements) {
            if (!gone.contains(element)) {
                kept.add(element);
            }
        }
        replace(kept);
    }

    /** Writes the list with elements that are not in it yet, at its end. */
    void add(List<JsonNode> missing) throws IOException {
        ArrayNode all = elements.deepCopy();
        for (JsonNode element : missing) {
            boolean there = false;
            for (JsonNode known : elements) {
                there |= known.equals(element);
            }
            if (!there) {
                all.add(element);
            }
        }
        if (all.size() > elements.size()) {
            replace(all);
        }
    }

    /** An editor that wrote in the meantime knows better than we do. */
    private void replace(ArrayNode content) throws IOException {
        if (!Arrays.equals(bytes, Files.readAllBytes(file))) {
            throw new IOException(file + " was changed by an editor at the same time");
        }
        Durable.write(file, JSON.writeValueAsBytes(content));
    }

    /** As the editors themselves read it: the relative location wins. */
    private Optional<Path> location(JsonNode element) {
        try {
            String relative = element.path("relativeLocation").asText("");
            if (!relative.isEmpty()) {
                return Optional.of(extensions.resolve(relative).normalize());
            }
            String path = element.path("location").path("path").asText("");
            boolean hasDrive = path.length() > 2 && path.charAt(0) == '/' && path.charAt(2) == ':';
            return path.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(hasDrive ? path.substring(1) : path).normalize());
        } catch (InvalidPathException impossibleHere) {
            return Optional.empty();
        }
    }
}
