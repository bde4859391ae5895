package dev.vsxray.scanner.javascript.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Resolves module names to files of the package as Node does, as far as packages of extensions use it. */
public final class ModuleResolver {

    /** Tried after a path, in this order: Node's own, then what bundles leave to the loader. */
    private static final List<String> ENDINGS = List.of(
            "",
            ".js",
            ".cjs",
            ".mjs",
            ".json",
            ".node",
            ".ts",
            ".jsx",
            "/index.js",
            "/index.cjs",
            "/index.mjs",
            "/index.json");

    /** Conditions of {@code exports} that hold, strongest first. */
    private static final List<String> CONDITIONS = List.of("node", "require", "import", "default", "module", "browser");

    private final PackageSource files;
    private final ObjectMapper json = new ObjectMapper();

    public ModuleResolver(PackageSource files) {
        this.files = files;
    }

    /** The file that {@code specifier} means in the file {@code from}; empty when the package does not hold it. */
    public Optional<String> resolve(String from, String specifier) {
        if (specifier.startsWith("./")
                || specifier.startsWith("../")
                || specifier.equals(".")
                || specifier.equals("..")) {
            return fileOrFolder(normalise(folderOf(from) + "/" + specifier));
        }
        if (specifier.startsWith("/")) {
            return fileOrFolder(normalise(specifier));
        }
        for (String folder = folderOf(from); ; folder = folderOf(folder)) {
            Optional<String> found = inNodeModules(folder, specifier);
            if (found.isPresent() || folder.isEmpty()) {
                return found;
            }
        }
    }

    private Optional<String> inNodeModules(String folder, String specifier) {
        String base = (folder.isEmpty() ? "" : folder + "/") + "node_modules/";
        String name = packageName(specifier);
        String rest = specifier.substring(name.length());
        if (rest.isEmpty()) {
            return fileOrFolder(base + name);
        }
        return fromExports(base + name, "." + rest).or(() -> fileOrFolder(base + specifier));
    }

    /** {@code @scope/name} or {@code name} of a specifier that may go on with a path. */
    public static String packageName(String specifier) {
        int slash = specifier.indexOf('/');
        if (slash >= 0 && specifier.startsWith("@")) {
            slash = specifier.indexOf('/', slash + 1);
        }
        return slash < 0 ? specifier : specifier.substring(0, slash);
    }

    /** A path of the package that names a file, a file without its ending, or a folder with a package or an index. */
    public Optional<String> fileOrFolder(String path) {
        for (String ending : ENDINGS) {
            if (ending.equals("/index.js")) {
                Optional<String> main = mainOf(path);
                if (main.isPresent()) {
                    return main;
                }
            }
            if (!path.isEmpty() && files.exists(path + ending)) {
                return Optional.of(path + ending);
            }
        }
        return Optional.empty();
    }

    private Optional<String> mainOf(String folder) {
        Optional<String> exported = fromExports(folder, ".");
        if (exported.isPresent()) {
            return exported;
        }
        String main = manifest(folder).path("main").asText("");
        if (main.isEmpty()) {
            return Optional.empty();
        }
        String path = normalise(folder + "/" + main);
        for (String ending : ENDINGS) {
            if (files.exists(path + ending)) {
                return Optional.of(path + ending);
            }
        }
        return Optional.empty();
    }

    private Optional<String> fromExports(String folder, String entry) {
        JsonNode exports = manifest(folder).path("exports");
        JsonNode target = exports.has(entry) ? exports.path(entry) : entry.equals(".") ? exports : json.missingNode();
        return target(target).map(path -> normalise(folder + "/" + path)).filter(files::exists);
    }

    private static Optional<String> target(JsonNode node) {
        JsonNode at = node;
        while (at.isObject()) {
            JsonNode next = null;
            for (Iterator<String> all = CONDITIONS.iterator(); next == null && all.hasNext(); ) {
                next = at.get(all.next());
            }
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return at.isTextual() ? Optional.of(at.asText()) : Optional.empty();
    }

    private JsonNode manifest(String folder) {
        Optional<String> text = files.text(folder.isEmpty() ? "package.json" : folder + "/package.json");
        if (text.isEmpty()) {
            return json.missingNode();
        }
        try {
            return json.readTree(text.get());
        } catch (JsonProcessingException broken) {
            // A broken manifest of a bundled package names no main file; its index is tried next, as Node does.
            return json.missingNode();
        }
    }

    /** The folder of a path; empty for the root of the package. */
    public static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Without {@code .}, {@code ..} and double slashes; never leaves the package. */
    public static String normalise(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.replace('\\', '/').split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", new ArrayList<>(parts));
    }
}
