package dev.vsxray.signatures.published;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One file of a published version of an npm package.
 *
 * @param path inside the package, such as {@code lib/index.js}
 * @param sha256 of its bytes, in lower-case hexadecimal
 */
public record PublishedFile(String npmPackage, String version, String path, String sha256)
        implements Comparable<PublishedFile> {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException where the digest is none, or a field is empty */
    public PublishedFile {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("expected a SHA-256 in 64 lower-case digits, found '" + sha256 + "'");
        }
        if (npmPackage.isEmpty() || version.isEmpty() || path.isEmpty()) {
            throw new IllegalArgumentException("expected a package, a version and a path, found an empty cell");
        }
    }

    @Override
    public int compareTo(PublishedFile other) {
        return Comparator.comparing(PublishedFile::npmPackage)
                .thenComparing(PublishedFile::version)
                .thenComparing(PublishedFile::path)
                .thenComparing(PublishedFile::sha256)
                .compare(this, other);
    }
}
