package dev.vsxray.scanner.locate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.scanner.locate.Machine.Os;
import dev.vsxray.scanner.model.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The editors that are known, as the table {@code editors.json} lists them. In its paths {@code ~} is the user's home,
 * {@code {settings}} and {@code {data}} are the folders of {@link Machine#settings} and {@link Machine#data}; an
 * absolute path is one of the machine. {@code on} names the only system a folder is found on.
 */
final class Editors {

    private static final String TABLE = "editors.json";

    /**
     * A folder in which an editor keeps extensions.
     *
     * @param written as the table has it
     * @param userData where the editor keeps profiles and state; several where editors share a folder of extensions
     */
    record Row(String editor, Registry gallery, String written, List<String> userData, Optional<Os> on) {

        boolean isOn(Machine machine) {
            return on.isEmpty() || on.get() == machine.os();
        }

        Path extensions(Machine machine) {
            return resolved(written, machine);
        }

        List<Path> userData(Machine machine) {
            return userData.stream().map(path -> resolved(path, machine)).toList();
        }

        /** The row's path below its anchor, such as {@code .vscode/extensions}. */
        private Path tail() {
            return Path.of(written.substring(written.indexOf('/') + 1));
        }
    }

    /** Stands for a folder that is no known editor's. */
    static final Row NONE = new Row("", Registry.UNKNOWN, "", List.of(), Optional.empty());

    private static final List<Row> ROWS = read();

    private Editors() {}

    static List<Row> rows() {
        return ROWS;
    }

    /** The row that a folder looks like wherever it lies, such as a copy of somebody's {@code .vscode/extensions}. */
    static Optional<Row> like(Path folder) {
        return ROWS.stream()
                .filter(row -> folder.toAbsolutePath().normalize().endsWith(row.tail()))
                .findFirst();
    }

    private static Path resolved(String written, Machine machine) {
        if (written.startsWith("/")) {
            return machine.root().resolve(written.substring(1));
        }
        int slash = written.indexOf('/');
        String anchor = slash < 0 ? written : written.substring(0, slash);
        Path base = switch (anchor) {
            case "~" -> machine.home();
            case "{settings}" -> machine.settings();
            case "{data}" -> machine.data();
            default -> throw new IllegalStateException(TABLE + ": unknown anchor in " + written);
        };
        return slash < 0 ? base : base.resolve(written.substring(slash + 1));
    }

    private static List<Row> read() {
        try (InputStream in = Editors.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("resource is missing: " + TABLE);
            }
            List<Row> rows = new ArrayList<>();
            for (JsonNode editor : new JsonMapper().readTree(in)) {
                for (JsonNode folder : editor.required("folders")) {
                    rows.add(row(editor, folder));
                }
            }
            return List.copyOf(rows);
        } catch (IOException damaged) {
            throw new UncheckedIOException(TABLE, damaged);
        }
    }

    private static Row row(JsonNode editor, JsonNode folder) {
        List<String> userData = new ArrayList<>();
        userData.add(folder.required("userData").asText());
        Optional.ofNullable(folder.get("otherUserData")).map(JsonNode::asText).ifPresent(userData::add);
        return new Row(
                editor.required("editor").asText(),
                Registry.valueOf(editor.required("gallery").asText()),
                folder.required("extensions").asText(),
                List.copyOf(userData),
                Optional.ofNullable(folder.get("on")).map(on -> Os.valueOf(on.asText())));
    }
}
