package dev.vsxray.scanner.locate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.scanner.model.Place.InstallSource;
import dev.vsxray.scanner.model.Registry;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code extensions.json}, the editor's own list of what is installed. VS Code drops the whole file when one
 * element is malformed; a scanner must not, so the others are read and the bad one is told.
 */
final class InstalledList {

    /**
     * An element of the list.
     *
     * @param id lower case
     * @param path of the extension's folder; may lie anywhere on the machine
     * @param everyProfile true for an extension that all profiles share
     */
    record Element(String id, Path path, InstallSource source, Registry registry, boolean everyProfile) {}

    private final Path file;
    private final Path extensions;
    private final Registry gallery;
    private final Found found;

    private InstalledList(Path file, Path extensions, Registry gallery, Found found) {
        this.file = file;
        this.extensions = extensions;
        this.gallery = gallery;
        this.found = found;
    }

    /**
     * The list, or empty where there is none to go by: no such file, or no JSON array.
     *
     * @param extensions the folder that relative locations start from
     * @param gallery where this editor's extensions come from when their source is the gallery
     */
    static Optional<List<Element>> read(Path file, Path extensions, Registry gallery, Found found) {
        return new InstalledList(file, extensions, gallery, found).read();
    }

    private Optional<List<Element>> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<JsonNode> json = JsonFile.read(file).filter(JsonNode::isArray);
        if (json.isEmpty()) {
            found.unreadable(file, "the editor's list of extensions is no JSON array, or too large");
            return Optional.empty();
        }
        List<Element> elements = new ArrayList<>();
        for (JsonNode node : json.get()) {
            Optional<Path> path = path(node);
            String id = node.path("identifier").path("id").asText("");
            if (path.isEmpty() || id.isEmpty()) {
                found.unreadable(file, "an element of the editor's list of extensions is malformed");
            } else {
                elements.add(element(id, path.get(), node.path("metadata")));
            }
        }
        return Optional.of(elements);
    }

    private Element element(String id, Path path, JsonNode metadata) {
        InstallSource source = switch (metadata.path("source").asText("")) {
            case "gallery" -> InstallSource.GALLERY;
            case "vsix" -> InstallSource.VSIX;
            case "resource" -> InstallSource.FOLDER;
            default -> metadata.has("id") ? InstallSource.GALLERY : InstallSource.UNKNOWN;
        };
        return new Element(
                id.toLowerCase(Locale.ROOT),
                path,
                source,
                registry(source, metadata),
                metadata.path("isApplicationScoped").asBoolean(false));
    }

    private Registry registry(InstallSource source, JsonNode metadata) {
        return switch (source) {
            case GALLERY -> metadata.path("private").asBoolean(false) ? Registry.OTHER : gallery;
            case VSIX, FOLDER -> Registry.SIDELOADED;
            case UNKNOWN -> Registry.UNKNOWN;
        };
    }

    private Optional<Path> path(JsonNode element) {
        try {
            String relative = element.path("relativeLocation").asText("");
            if (!relative.isEmpty()) {
                return Optional.of(extensions.resolve(relative).normalize());
            }
            JsonNode location = element.path("location");
            String path = location.path("path").asText("");
            if (path.isEmpty() || !location.path("scheme").asText("file").equals("file")) {
                return Optional.empty();
            }
            boolean hasDrive = path.length() > 2 && path.charAt(0) == '/' && path.charAt(2) == ':';
            return Optional.of(Path.of(hasDrive ? path.substring(1) : path).normalize());
        } catch (InvalidPathException impossibleHere) {
            return Optional.empty();
        }
    }
}
