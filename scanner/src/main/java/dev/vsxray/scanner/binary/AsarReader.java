package dev.vsxray.scanner.binary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Electron archives: a JSON tree of names, offsets and sizes behind four numbers, then the files (electron/asar, README). */
final class AsarReader {

    /** Files listed per archive. */
    static final int MAX_FILES = 10_000;

    private static final int MAX_DEPTH = 50;

    /** @param offset of the file's first byte in the archive */
    record Member(String path, long offset, long size) {}

    private AsarReader() {}

    /** The files of the archive; empty where its header cannot be read. */
    static List<Member> read(byte[] bytes) {
        ByteView file = ByteView.littleEndian(bytes);
        long headerSize = file.u32(4);
        long length = file.u32(12);
        if (length <= 0 || 16 + length > file.length()) {
            return List.of();
        }
        try {
            JsonNode root = new ObjectMapper().readTree(new String(file.slice(16, length), StandardCharsets.UTF_8));
            List<Member> members = new ArrayList<>();
            list(root, "", 8 + headerSize, 0, members);
            return members;
        } catch (JsonProcessingException notAnArchive) {
            return List.of();
        }
    }

    private static void list(JsonNode folder, String path, long base, int depth, List<Member> members) {
        if (depth > MAX_DEPTH) {
            return;
        }
        folder.path("files").properties().forEach(entry -> {
            JsonNode node = entry.getValue();
            String name = path.isEmpty() ? entry.getKey() : path + "/" + entry.getKey();
            if (node.has("files")) {
                list(node, name, base, depth + 1, members);
            } else if (node.has("offset") && members.size() < MAX_FILES) {
                members.add(new Member(
                        name,
                        base + node.path("offset").asLong(),
                        node.path("size").asLong()));
            }
        });
    }
}
