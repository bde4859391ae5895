package dev.vsxray.scanner.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.scanner.config.JsonText;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature.Dependency;
import dev.vsxray.scanner.model.Feature.DependencyKind;
import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.script.CommandContext;
import dev.vsxray.scanner.script.CommandReader;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a file tells of npm packages: manifests, lock files, and the paths that bundlers and source maps leave. */
public final class DependencyReader {

    /** npm runs these by itself when a package is installed. Editors do not install, but {@code node_modules} was. */
    private static final List<String> LIFECYCLE = List.of(
            "preinstall",
            "install",
            "postinstall",
            "prepare",
            "preprepare",
            "postprepare",
            "vscode:uninstall",
            "vscode:prepublish");

    private static final Pattern EXACT_VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(?:[-+][\\w.+-]{1,60})?");

    /** A dependency that does not come from a registry by name and version. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:git\\+|git:|https?:|ssh:|github:|gitlab:|bitbucket:|file:).*|[\\w.-]{1,60}/[\\w.-]{1,100}(?:#.*)?");

    private static final Pattern NAME =
            Pattern.compile("(?:@[a-z0-9~-][a-z0-9._~-]{0,80}/)?[a-zA-Z0-9~-][a-zA-Z0-9._~-]{0,100}");

    /** {@code name@range, name@range:} of yarn's own format, and pnpm's {@code /name@version:}. */
    private static final Pattern YARN_ENTRY = Pattern.compile(
            "(?m)^\"?((?:@[^@\\s\"/]{1,80}/)?[^@\\s\",/]{1,100})@[^\\n]{1,400}:\\r?\\n {2}version:? \"?([^\\s\"]{1,60})\"?");

    private static final Pattern PNPM_ENTRY = Pattern.compile(
            "(?m)^ {2}['\"]?/?((?:@[^@\\s'\"/]{1,80}/)?[^@\\s'\"/]{1,100})[@/](\\d[^\\s'\"():]{0,60})[^\\n]{0,200}:\\r?$");

    /** Characters of a lock file; the largest seen have some ten million. */
    private static final int MAX_LOCK_FILE = 32 << 20;

    /** Keys that are not found as written (they have escapes) before the search is given up. */
    private static final int MAX_MISSES = 50;

    private static final String FOLDER = "node_modules/";

    private final ReadableText source;
    private final Observations observations;
    private final Set<String> told = new HashSet<>();
    /** How far the search for entries of a lock file has come. */
    private int cursor;

    private int misses;

    private DependencyReader(ReadableText source, Observations observations) {
        this.source = source;
        this.observations = observations;
    }

    /** Tells of packages that {@code source} names, by its file name and content. */
    public static void read(ReadableText source, Observations observations) {
        DependencyReader reader = new DependencyReader(source, observations);
        String name =
                source.path().substring(source.path().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        switch (name) {
            case "package.json" -> JsonText.of(source).ifPresent(reader::manifest);
            case "package-lock.json", "npm-shrinkwrap.json", ".package-lock.json" -> reader.lock();
            case "yarn.lock" -> reader.entries(YARN_ENTRY);
            case "pnpm-lock.yaml" -> reader.entries(PNPM_ENTRY);
            default -> {
                if (name.matches(".*\\.(?:[cm]?js|map)")) {
                    reader.bundledPaths();
                }
            }
        }
    }

    private void manifest(JsonText json) {
        JsonNode root = json.root();
        String path = source.path();
        int folder = path.lastIndexOf(FOLDER);
        String name = root.path("name").asText();
        boolean bundled = folder >= 0;
        if (bundled) {
            String expected = path.substring(folder + FOLDER.length(), path.length() - "/package.json".length());
            boolean top = NAME.matcher(expected).matches();
            if (!top) {
                return;
            }
            tell(
                    DependencyKind.BUNDLED,
                    name.isEmpty() ? expected : name,
                    root.path("version").asText(),
                    json.place("\"name\"", "A package in node_modules"));
            if (!name.isEmpty() && !name.equals(expected)) {
                observations.trait(
                        "package-name-mismatch",
                        json.place("\"name\"", "A package lies in a folder of another name"),
                        Facts.of("folder", expected).and("name", name));
            }
        }
        for (String kind : List.of("dependencies", "optionalDependencies")) {
            root.path(kind)
                    .properties()
                    .forEach(entry ->
                            declared(json, entry.getKey(), entry.getValue().asText(), bundled));
        }
        lifecycle(json, name, bundled);
    }

    private void declared(JsonText json, String name, String range, boolean inside) {
        if (!NAME.matcher(name).matches()) {
            return;
        }
        if (!inside) {
            String version = EXACT_VERSION.matcher(range).matches() ? range : "";
            tell(
                    DependencyKind.DECLARED,
                    name,
                    version,
                    json.place("\"" + name + "\"", "A package the manifest names"));
        }
        if (ADDRESS.matcher(range).matches()) {
            observations.trait(
                    "dependency-from-address",
                    json.place("\"" + name + "\"", "A package does not come from the registry"),
                    Facts.of("name", name).and("address", range).and("bundled", inside));
        }
    }

    private void lifecycle(JsonText json, String name, boolean bundled) {
        for (String event : LIFECYCLE) {
            String command = json.root().path("scripts").path(event).asText();
            if (command.isEmpty()) {
                continue;
            }
            Evidence place = json.place("\"" + event + "\"", "A script that npm or the editor runs by itself");
            observations.trait(
                    "lifecycle-script",
                    place,
                    Facts.of("event", event)
                            .and("command", command)
                            .and("package", name)
                            .and("bundled", bundled));
            CommandReader.read(
                    new DerivedText(place, "command", command, TextOrigin.LAYER),
                    CommandContext.CONFIGURATION,
                    observations);
        }
    }

    private void lock() {
        Optional<JsonText> document = JsonText.of(source, MAX_LOCK_FILE);
        if (document.isEmpty()) {
            observations.gap(Gap.Kind.UNREADABLE, "The lock file could not be read", MAX_LOCK_FILE + " characters");
            return;
        }
        JsonText json = document.get();
        json.root().path("packages").properties().forEach(entry -> {
            int folder = entry.getKey().lastIndexOf(FOLDER);
            if (folder >= 0) {
                locked(entry.getKey(), entry.getKey().substring(folder + FOLDER.length()), entry.getValue());
            }
        });
        json.root()
                .path("dependencies")
                .properties()
                .forEach(entry -> locked(entry.getKey(), entry.getKey(), entry.getValue()));
    }

    private void locked(String key, String name, JsonNode entry) {
        if (!NAME.matcher(name).matches() || entry.path("dev").asBoolean()) {
            return;
        }
        Evidence place = next("\"" + key + "\"", "A package the lock file names");
        tell(DependencyKind.DECLARED, name, entry.path("version").asText(), place);
        String resolved = entry.path("resolved").asText();
        if (resolved.startsWith("git")
                || resolved.startsWith("http:")
                || resolved.matches("https?://(?:codeload\\.)?github\\.com/.*|https?://\\d{1,3}\\..*")) {
            observations.trait(
                    "dependency-from-address",
                    place,
                    Facts.of("name", name).and("address", resolved).and("bundled", false));
        }
    }

    /** Evidence at the next place of {@code key}: entries come in the order of the text, so the search goes forward only. */
    private Evidence next(String key, String note) {
        int at = misses > MAX_MISSES ? -1 : source.text().indexOf(key, cursor);
        if (at < 0) {
            misses++;
            return source.evidence(0, 1, note);
        }
        cursor = at;
        return source.evidence(at, at + key.length(), note);
    }

    private void entries(Pattern pattern) {
        Matcher matcher = pattern.matcher(source.text());
        while (matcher.find()) {
            String name = matcher.group(1);
            if (NAME.matcher(name).matches()) {
                tell(
                        DependencyKind.DECLARED,
                        name,
                        matcher.group(2),
                        source.evidence(matcher.start(1), matcher.end(1), "A package the lock file names"));
            }
        }
    }

    /** Paths such as {@code node_modules/axios/lib/axios.js} in comments, module keys and lists of sources. */
    private void bundledPaths() {
        String text = source.text();
        for (int at = text.indexOf(FOLDER); at >= 0; at = text.indexOf(FOLDER, at + 1)) {
            Matcher matcher = NAME.matcher(text).region(at + FOLDER.length(), Math.min(text.length(), at + 220));
            if (matcher.lookingAt()
                    && matcher.end() < text.length()
                    && text.charAt(matcher.end()) == '/'
                    && !matcher.group().startsWith(".")) {
                tell(
                        DependencyKind.BUNDLED,
                        matcher.group(),
                        "",
                        source.evidence(matcher.start(), matcher.end(), "A package the bundle was made from"));
            }
        }
    }

    private void tell(DependencyKind kind, String name, String version, Evidence place) {
        if (!told.add(kind + " " + name + "@" + version)) {
            return;
        }
        observations.add(new Dependency(kind, name, version, place));
        PopularPackages.resembledBy(name)
                .filter(popular -> told.add("resembles " + name))
                .ifPresent(popular -> observations.trait(
                        "dependency-resembles-popular",
                        place,
                        Facts.of("name", name).and("popular", popular).and("bundled", kind == DependencyKind.BUNDLED)));
    }
}
