package dev.vsxray.scanner.model;

import java.util.Locale;
import java.util.Set;

/**
 * A place in a file of a package.
 *
 * @param file path inside the package, with {@code /} between parts
 * @param offset byte offset from the start of the file, from 0; for an archive member, in the unpacked bytes
 * @param line from 1
 * @param column from 1, in UTF-16 code units
 */
public record Location(String file, long offset, int line, int column) {

    private static final Set<String> PROSE_ENDINGS = Set.of(".md", ".markdown", ".txt", ".rst", ".adoc");

    private static final Set<String> PROSE_NAMES = Set.of("license", "licence", "changelog", "thirdpartynotice");

    public static Location startOf(String file) {
        return new Location(file, 0, 1, 1);
    }

    /**
     * Whether the file is, by its name, text for people: a README, a licence, a list of changes. What such a text links to
     * is not what the code contacts.
     */
    public boolean inProse() {
        String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return PROSE_ENDINGS.stream().anyMatch(name::endsWith)
                || PROSE_NAMES.stream().anyMatch(name::startsWith);
    }
}
