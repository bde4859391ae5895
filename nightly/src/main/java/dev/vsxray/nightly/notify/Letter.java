package dev.vsxray.nightly.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.notify.message.Announcement.Item;
import dev.vsxray.nightly.notify.message.Announcement.Occasion;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An announcement on its way.
 *
 * @param arrived names of the channels that took it
 */
record Letter(Announcement announcement, SortedSet<String> arrived) {

    private static final JsonMapper JSON = new JsonMapper();

    /** One that nobody took yet. */
    static Letter of(Announcement announcement) {
        return new Letter(announcement, new TreeSet<>());
    }

    Letter arrivedAt(Collection<String> channels) {
        SortedSet<String> all = new TreeSet<>(arrived);
        all.addAll(channels);
        return new Letter(announcement, all);
    }

    byte[] bytes() throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("occasion", announcement.occasion().name());
        json.put("at", announcement.at().toString());
        json.put("host", announcement.host());
        json.put("toolVersion", announcement.toolVersion());
        ArrayNode items = json.putArray("items");
        for (Item item : announcement.items()) {
            ObjectNode node = items.addObject();
            node.put("extension", item.extension());
            node.put("version", item.version());
            node.put("verdict", item.verdict().name());
            item.reasons().forEach(node.putArray("reasons")::add);
        }
        announcement.notes().forEach(json.putArray("notes")::add);
        arrived.forEach(json.putArray("arrived")::add);
        return JSON.writeValueAsBytes(json);
    }

    /** @throws IOException where it is none */
    static Letter read(byte[] bytes) throws IOException {
        JsonNode json = JSON.readTree(bytes);
        try {
            List<Item> items = new ArrayList<>();
            for (JsonNode node : json.required("items")) {
                items.add(new Item(
                        text(node, "extension"),
                        text(node, "version"),
                        Verdict.valueOf(text(node, "verdict")),
                        texts(node, "reasons")));
            }
            Announcement announcement = new Announcement(
                    Occasion.valueOf(text(json, "occasion")),
                    Instant.parse(text(json, "at")),
                    text(json, "host"),
                    text(json, "toolVersion"),
                    items,
                    texts(json, "notes"));
            return new Letter(announcement, new TreeSet<>(texts(json, "arrived")));
        } catch (IllegalArgumentException | DateTimeException damaged) {
            throw new IOException("no announcement: " + damaged.getMessage(), damaged);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.required(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
