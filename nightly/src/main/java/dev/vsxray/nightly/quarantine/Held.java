package dev.vsxray.nightly.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vsxray.nightly.state.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An extension in quarantine, as its record on disk has it: {@code record.json} beside the extension's folder.
 *
 * @param folder of the record; the extension's own folder is {@code extension} in it
 * @param id as the manifest has it, lower case
 * @param version as the manifest has it
 * @param editor such as {@code VS Code}
 * @param from the folder it was in and goes back to
 * @param entries what the editor's lists said of it
 */
public record Held(
        Path folder,
        Phase phase,
        String id,
        String version,
        String editor,
        Path from,
        Instant at,
        List<ListEntries> entries) {

    /** How far it is; the two words in the middle of a move are what a crash leaves. */
    public enum Phase {
        /** Is being taken: the extension is in its old place until the folder is in the new one. */
        TAKING,
        /** Is in quarantine. */
        HELD,
        /** Is being given back. */
        GIVING_BACK,
        /** Was given back; the record stays. */
        GIVEN_BACK
    }

    /** Elements of one {@code extensions.json}. */
    public record ListEntries(Path file, List<JsonNode> elements) {
        public ListEntries {
            elements = List.copyOf(elements);
        }
    }

    static final String RECORD = "record.json";
    private static final JsonMapper JSON = new JsonMapper();

    public Held {
        entries = List.copyOf(entries);
    }

    /** Where the extension itself is while it is held. */
    public Path extension() {
        return folder.resolve("extension");
    }

    /** The folder of extensions it came from. */
    Path extensions() {
        return Objects.requireNonNull(from.getParent(), "an extension's folder is in a folder");
    }

    /** Whether a crash left it in the middle of a move. */
    boolean isInterrupted() {
        return phase == Phase.TAKING || phase == Phase.GIVING_BACK;
    }

    Held in(Phase next) {
        return new Held(folder, next, id, version, editor, from, at, entries);
    }

    /** Writes the record; from here on a crash is recovered from. */
    Held write() throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("phase", phase.name());
        json.put("id", id);
        json.put("version", version);
        json.put("editor", editor);
        json.put("from", from.toString());
        json.put("at", at.toString());
        ArrayNode lists = json.putArray("lists");
        for (ListEntries list : entries) {
            ObjectNode entry = lists.addObject().put("file", list.file().toString());
            list.elements().forEach(entry.putArray("elements")::add);
        }
        StateFiles.write(
                folder.resolve(RECORD), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        return this;
    }

    /** @throws IOException where the record is missing or damaged */
    static Held read(Path folder) throws IOException {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(folder.resolve(RECORD)));
            List<ListEntries> lists = new ArrayList<>();
            for (JsonNode list : json.required("lists")) {
                List<JsonNode> elements = new ArrayList<>();
                list.required("elements").forEach(elements::add);
                lists.add(new ListEntries(Path.of(list.required("file").asText()), elements));
            }
            return new Held(
                    folder,
                    Phase.valueOf(json.required("phase").asText()),
                    json.required("id").asText(),
                    json.required("version").asText(),
                    json.required("editor").asText(),
                    Path.of(json.required("from").asText()),
                    Instant.parse(json.required("at").asText()),
                    lists);
        } catch (DateTimeException | IllegalArgumentException damaged) {
            throw new IOException(folder.resolve(RECORD) + " is damaged: " + damaged.getMessage(), damaged);
        }
    }
}
