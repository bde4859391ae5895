package dev.vsxray.signatures.catalogue;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a file is by its path: the private keys below {@code ~/.ssh}, the settings of an agent, a shell's start-up file.
 * Paths are compared with {@code /} between parts, in lower case; a path known only in part has {@code …} for the rest, and
 * the home folder is {@code ~}.
 */
public record FilePaths(List<Family> families) {

    /** A path longer than any system allows says nothing. In UTF-16 code units. */
    private static final int LONGEST_PATH = 4_096;

    public FilePaths {
        families = List.copyOf(families);
    }

    /**
     * Files that are alike in what reading or writing them means.
     *
     * @param name for evidence, such as {@code ssh keys}
     * @param path found anywhere in a path
     * @param reading source class, where reading one means more than reading any file
     * @param writing sink class, where writing one means more than writing any file
     */
    public record Family(String name, Pattern path, Optional<String> reading, Optional<String> writing) {}

    /** The first family that reading the path means something for. */
    public Optional<Family> readingOf(String path) {
        return first(path, family -> family.reading().isPresent());
    }

    /** The first family that writing the path means something for. */
    public Optional<Family> writingOf(String path) {
        return first(path, family -> family.writing().isPresent());
    }

    private Optional<Family> first(String path, Predicate<Family> means) {
        if (path.length() > LONGEST_PATH) {
            return Optional.empty();
        }
        String normalised = path.replace('\\', '/').toLowerCase(Locale.ROOT);
        return families.stream()
                .filter(family ->
                        means.test(family) && family.path().matcher(normalised).find())
                .findFirst();
    }
}
