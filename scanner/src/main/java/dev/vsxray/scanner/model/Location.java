package dev.vsxray.scanner.model;

/**
 * A place in a file of a package.
 *
 * @param file path inside the package, with {@code /} between parts
 * @param offset byte offset from the start of the file, from 0; for an archive member, in the unpacked bytes
 * @param line from 1
 * @param column from 1, in UTF-16 code units
 */
public record Location(String file, long offset, int line, int column) {

    public static Location startOf(String file) {
        return new Location(file, 0, 1, 1);
    }
}
