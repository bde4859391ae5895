package dev.vsxray.scanner.locate;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A folder in which an editor keeps extensions, and the files that say which of them it loads.
 *
 * @param editor such as {@code VS Code}; empty where none is known
 * @param extensions holds one folder for each extension
 * @param userData where the editor keeps profiles and state; need not exist
 * @param lists the {@code extensions.json} of every profile, the default profile's first; need not exist
 */
public record EditorFolder(String editor, Path extensions, List<Path> userData, List<Path> lists)
        implements Comparable<EditorFolder> {

    public EditorFolder {
        userData = List.copyOf(userData);
        lists = lists.stream().distinct().toList();
    }

    @Override
    public int compareTo(EditorFolder other) {
        return Comparator.comparing(EditorFolder::extensions).compare(this, other);
    }
}
