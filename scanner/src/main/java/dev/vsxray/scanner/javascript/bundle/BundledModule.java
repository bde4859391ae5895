package dev.vsxray.scanner.javascript.bundle;

/**
 * The npm package that a piece of a bundle came from. The bundle says so, by a path, a comment or its source map, and
 * anybody can write these: it tells a reader where to look, and proves nothing.
 *
 * @param name of the package, with its scope
 * @param version empty where the bundle does not tell it
 */
public record BundledModule(String name, String version) {

    /** As npm writes it: {@code axios} or {@code axios@1.7.2}. */
    public String written() {
        return version.isEmpty() ? name : name + "@" + version;
    }
}
