package dev.vsxray.scanner.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import java.util.List;
import java.util.Map;

/**
 * {@code package.json}, as text and as a tree. A file that no editor would accept is still read as far as it goes; what
 * is wrong with it stands in {@link #irregularities} and {@link #gaps}.
 *
 * @param root the parsed object; empty where there is none. Of two members with one name the last counts, as in editors.
 *     Callers must not change it
 * @param text the file as text, without a byte order mark; untrusted
 * @param locations where each leaf stands, by JSON Pointer
 */
public record Manifest(
        ObjectNode root, String text, Map<String, Location> locations, List<Trait> irregularities, List<Gap> gaps) {

    /** Path of the manifest inside a package. */
    public static final String PATH = "package.json";

    public Manifest {
        irregularities = List.copyOf(irregularities);
        gaps = List.copyOf(gaps);
    }

    /** The text at a JSON Pointer, or empty where there is no text. */
    public String textAt(String pointer) {
        return root.at(pointer).asText("");
    }

    /** Where the leaf at a JSON Pointer stands, or the start of the file where that is not known. */
    public Location locationOf(String pointer) {
        return locations.getOrDefault(pointer, Location.startOf(PATH));
    }
}
