package dev.vsxray.nightly.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.scanner.locate.EditorFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A copy of an extension that an editor has.
 *
 * @param editor whose it is
 * @param folder directly inside the editor's folder of extensions
 * @param id from the manifest, lower case; the folder's name proves nothing
 * @param version from the manifest
 */
public record Installed(EditorFolder editor, Path folder, String id, String version) {

    /** Bytes; manifests are a few hundred KiB at most. */
    private static final int MAX_MANIFEST = 4 << 20;

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The copies in an editor's folder. Only its own children count: a list may name any folder of the machine, and
     * taking that away could be what its author wants.
     */
    static List<Installed> in(EditorFolder editor) throws IOException {
        List<Installed> copies = new ArrayList<>();
        try (Stream<Path> children = Files.list(editor.extensions())) {
            for (Path child : children.sorted().toList()) {
                JsonNode manifest = manifest(child);
                if (manifest.has("name")) {
                    String publisher = manifest.path("publisher").asText("undefined_publisher");
                    copies.add(new Installed(
                            editor,
                            child,
                            (publisher + "." + manifest.path("name").asText("")).toLowerCase(Locale.ROOT),
                            manifest.path("version").asText("")));
                }
            }
        }
        return copies;
    }

    /** Theia keeps the level of the archive's own folder. */
    private static JsonNode manifest(Path folder) {
        for (Path file : List.of(folder.resolve("package.json"), folder.resolve("extension/package.json"))) {
            if (Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    return JSON.readTree(in.readNBytes(MAX_MANIFEST));
                } catch (IOException unreadable) {
                    // A copy without a readable manifest has no id to be found by.
                    return JSON.missingNode();
                }
            }
        }
        return JSON.missingNode();
    }
}
