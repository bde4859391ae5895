package dev.vsxray.scanner.manifest;

import java.util.SortedMap;

/**
 * What {@code extension.vsixmanifest} says: the second place in a package that names the extension, and the one that
 * galleries show. Every text is untrusted, and empty where it is missing.
 *
 * @param properties the {@code Property} elements, by id
 */
record VsixManifest(
        String publisher,
        String name,
        String version,
        String targetPlatform,
        String displayName,
        SortedMap<String, String> properties) {

    boolean namesAnExtension() {
        return !publisher.isEmpty() || !name.isEmpty();
    }
}
