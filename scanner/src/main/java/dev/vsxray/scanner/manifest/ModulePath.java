package dev.vsxray.scanner.manifest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Finds the file that a module path means, as Node.js's {@code require} does for a path. */
final class ModulePath {

    /** In the order in which Node.js tries them. */
    private static final List<String> SUFFIXES = List.of("", ".js", ".json", ".node", ".cjs", ".mjs");

    /** Bytes of a nested {@code package.json}; those of npm packages are a few KiB. */
    private static final int MAX_NESTED_MANIFEST = 1 << 20;

    private static final JsonMapper JSON = new JsonMapper();

    private ModulePath() {}

    /** The path inside the package, or empty where the package has no such file. */
    static Optional<String> resolve(ExtensionPackage extension, String declared) {
        return normal(declared).flatMap(path -> file(extension, path).or(() -> folder(extension, path)));
    }

    /** True where the path leaves the folder of the extension. */
    static boolean leavesPackage(String declared) {
        return normal(declared).isEmpty();
    }

    private static Optional<String> file(ExtensionPackage extension, String path) {
        return SUFFIXES.stream()
                .map(suffix -> path + suffix)
                .filter(candidate -> extension.file(candidate).isPresent())
                .findFirst();
    }

    private static Optional<String> folder(ExtensionPackage extension, String path) {
        String prefix = path.isEmpty() ? "" : path + "/";
        Optional<String> main = path.isEmpty()
                ? Optional.empty()
                : extension.file(prefix + "package.json").flatMap(ModulePath::main);
        return main.flatMap(name -> normal(prefix + name))
                .flatMap(named -> file(extension, named).or(() -> file(extension, named + "/index")))
                .or(() -> file(extension, prefix + "index"));
    }

    private static Optional<String> main(PackageFile nestedManifest) {
        try {
            String main = JSON.readTree(
                            nestedManifest.content(MAX_NESTED_MANIFEST).bytes())
                    .path("main")
                    .asText("");
            return main.isEmpty() ? Optional.empty() : Optional.of(main);
        } catch (IOException unreadable) {
            // Node.js does not get past such a file either; whoever analyses the file tells about it.
            return Optional.empty();
        }
    }

    /** Without {@code .} and {@code ..}; empty where the path leads out of its root. */
    private static Optional<String> normal(String declared) {
        String path = declared.replace('\\', '/');
        // A leading slash stays inside: the editor joins the path to the extension's folder.
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }
}
