package dev.vsxray.scanner.locate;

import dev.vsxray.scanner.model.Gap;
import java.nio.file.Path;
import java.util.List;

/**
 * What was found, and where it was looked for.
 *
 * @param installations sorted by path
 * @param looked folders that exist and were read
 * @param absent folders where an editor would keep extensions, and paths given by the user, that hold none or do not
 *     exist
 * @param folders those of {@code looked} in which an editor keeps extensions
 * @param gaps what an editor lists but could not be looked at; {@code file} is a path of the machine
 */
public record Located(
        List<Installation> installations,
        List<Path> looked,
        List<EditorFolder> folders,
        List<Path> absent,
        List<Gap> gaps) {

    public Located {
        installations = installations.stream().sorted().toList();
        looked = looked.stream().distinct().sorted().toList();
        folders = folders.stream().sorted().toList();
        absent = absent.stream().distinct().sorted().toList();
        gaps = List.copyOf(gaps);
    }
}
