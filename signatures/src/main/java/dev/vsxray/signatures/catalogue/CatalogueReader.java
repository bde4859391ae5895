package dev.vsxray.signatures.catalogue;

import com.google.re2j.Pattern;
import dev.vsxray.signatures.catalogue.ApiEntry.Callback;
import dev.vsxray.signatures.catalogue.ApiEntry.FileWrite;
import dev.vsxray.signatures.catalogue.ApiEntry.Parameter;
import dev.vsxray.signatures.catalogue.ApiEntry.Sink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads the YAML files of the catalogue. They ship with the tool and tests hold them to this form, so a mistake is an
 * exception that names the file and the API. {@code docs/catalogue.md} describes the form.
 */
final class CatalogueReader {

    private static final List<String> FILES = List.of(
            "vscode.yaml", "node.yaml", "npm.yaml", "analytics.yaml", "dom.yaml", "globals.yaml", "tsserver.yaml");

    private static final String PATHS = "paths.yaml";

    private static final String LIBRARIES = "libraries.yaml";

    private static final Set<String> KEYS = Set.of(
            "same-as",
            "type",
            "gives",
            "returns",
            "may-be-absent",
            "keeps-to-itself",
            "returns-argument",
            "keeps",
            "home",
            "sinks",
            "calls",
            "reads",
            "lists",
            "writes",
            "through",
            "guard",
            "classes",
            "docs");

    private final Vocabulary vocabulary;
    private final Map<String, ApiEntry> entries = new TreeMap<>();

    private CatalogueReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static Catalogue shipped() {
        CatalogueReader reader = new CatalogueReader(Vocabulary.shipped());
        for (String file : FILES) {
            reader.readApis(file);
        }
        return new Catalogue(
                reader.entries,
                reader.readPaths(),
                reader.readLibraries(),
                reader.readLibraryObjects(),
                reader.vocabulary.through());
    }

    private void readApis(String file) {
        if (!(load(file) instanceof Map<?, ?> apis)) {
            throw new IllegalStateException(file + ": expected a mapping of API names");
        }
        apis.forEach((names, description) -> {
            for (String name : String.valueOf(names).split(",\\s*")) {
                try {
                    ApiEntry entry = entry(name, asMap(description));
                    if (entries.put(name, entry) != null) {
                        throw new IllegalArgumentException("is described twice");
                    }
                } catch (IllegalArgumentException mistake) {
                    throw new IllegalStateException(file + ": " + name + ": " + mistake.getMessage(), mistake);
                }
            }
        });
    }

    private ApiEntry entry(String name, Map<?, ?> written) {
        for (Object key : written.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(
                        "unknown key \"" + key + "\", expected one of " + new TreeSet<>(KEYS));
            }
        }
        return new ApiEntry(
                name,
                text(written, "same-as"),
                text(written, "type"),
                text(written, "gives").map(this::source),
                text(written, "returns"),
                Boolean.TRUE.equals(written.get("may-be-absent")),
                Boolean.TRUE.equals(written.get("keeps-to-itself")),
                positions(written.get("returns-argument")),
                positions(written.get("keeps")),
                text(written, "home"),
                list(written.get("sinks")).stream().map(this::sink).toList(),
                list(written.get("calls")).stream().map(this::callback).toList(),
                text(written, "reads").map(Position::parse),
                text(written, "lists").map(Position::parse),
                Optional.ofNullable(written.get("writes")).map(CatalogueReader::fileWrite),
                words(written.get("through"), vocabulary.through().keySet()),
                text(written, "guard")
                        .map(word -> word(word, vocabulary.guards().keySet())),
                words(written.get("classes"), vocabulary.callClasses()));
    }

    private Sink sink(Object written) {
        Map<?, ?> map = asMap(written);
        return new Sink(
                word(required(map, "to"), vocabulary.sinks().keySet()),
                positions(map.get("data")),
                positions(map.get("files")),
                positions(map.get("destination")));
    }

    private Callback callback(Object written) {
        Map<?, ?> map = asMap(written);
        return new Callback(
                Position.parse(required(map, "at")),
                text(map, "trigger")
                        .map(word -> word(word, vocabulary.triggers().keySet())),
                list(map.get("with")).stream().map(this::parameter).toList(),
                list(map.get("of-result")).stream().map(this::callback).toList(),
                list(map.get("result-goes")).stream().map(this::sink).toList());
    }

    /** A plain word is a type; {@code read} and positions in a mapping say where the value comes from. */
    private Parameter parameter(Object written) {
        if (!(written instanceof Map<?, ?> map)) {
            return new Parameter(
                    Optional.of(String.valueOf(written)), Optional.empty(), false, Optional.empty(), Optional.empty());
        }
        return new Parameter(
                text(map, "type"),
                text(map, "gives").map(this::source),
                Boolean.TRUE.equals(map.get("read")),
                text(map, "passes").map(Position::parse),
                text(map, "same").map(Position::parse));
    }

    private static FileWrite fileWrite(Object written) {
        Map<?, ?> map = asMap(written);
        return new FileWrite(
                Position.parse(required(map, "path")),
                positions(map.get("data")),
                Boolean.TRUE.equals(map.get("appends")));
    }

    private FilePaths readPaths() {
        List<FilePaths.Family> families = new ArrayList<>();
        for (Object item : list(load(PATHS))) {
            Map<?, ?> map = asMap(item);
            families.add(new FilePaths.Family(
                    required(map, "name"),
                    Pattern.compile(required(map, "path")),
                    text(map, "reading").map(this::source),
                    text(map, "writing")
                            .map(word -> word(word, vocabulary.sinks().keySet()))));
        }
        return new FilePaths(families);
    }

    private List<LibraryClass> readLibraries() {
        List<LibraryClass> classes = new ArrayList<>();
        for (Object item : list(load(LIBRARIES))) {
            Map<?, ?> map = asMap(item);
            if (map.containsKey("members")) {
                continue;
            }
            Map<String, String> methods = new TreeMap<>();
            asMap(map.get("methods"))
                    .forEach((method, api) -> methods.put(String.valueOf(method), known(String.valueOf(api))));
            classes.add(new LibraryClass(
                    text(map, "api").map(this::known),
                    methods,
                    list(map.get("names")).stream().map(String::valueOf).toList(),
                    list(map.get("instances")).stream().map(String::valueOf).toList()));
        }
        return classes;
    }

    private List<LibraryObject> readLibraryObjects() {
        List<LibraryObject> objects = new ArrayList<>();
        for (Object item : list(load(LIBRARIES))) {
            Map<?, ?> map = asMap(item);
            if (map.containsKey("members")) {
                String api = required(map, "api");
                SortedSet<String> copied = list(map.get("copies")).stream()
                        .map(String::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new));
                objects.add(new LibraryObject(
                        api,
                        list(map.get("members")).stream().map(String::valueOf).toList(),
                        copied.isEmpty() ? membersOf(api) : copied,
                        !copied.isEmpty()));
            }
        }
        return objects;
    }

    private TreeSet<String> membersOf(String api) {
        TreeSet<String> members = new TreeSet<>();
        for (String entry : entries.keySet()) {
            if (entry.startsWith(api + ".") && entry.indexOf('.', api.length() + 1) < 0) {
                members.add(entry.substring(api.length() + 1));
            }
        }
        if (members.isEmpty()) {
            throw new IllegalStateException(LIBRARIES + ": the catalogue knows no member of \"" + api + "\"");
        }
        return members;
    }

    private String known(String api) {
        if (!entries.containsKey(api)) {
            throw new IllegalStateException(LIBRARIES + ": no API of the catalogue is called \"" + api + "\"");
        }
        return api;
    }

    private String source(String word) {
        return word(word, vocabulary.sources().keySet());
    }

    private static String word(String word, Collection<String> allowed) {
        if (!allowed.contains(word)) {
            throw new IllegalArgumentException("\"" + word + "\" is not in classes.yaml");
        }
        return word;
    }

    private static TreeSet<String> words(
            @org.jspecify.annotations.Nullable Object written, Collection<String> allowed) {
        TreeSet<String> words = new TreeSet<>();
        for (Object item : list(written)) {
            words.add(word(String.valueOf(item), allowed));
        }
        return words;
    }

    private static List<Position> positions(@org.jspecify.annotations.Nullable Object written) {
        return list(written).stream()
                .map(item -> Position.parse(String.valueOf(item)))
                .toList();
    }

    /** A single value counts as a list of one; what is not written as an empty one. */
    private static List<?> list(@org.jspecify.annotations.Nullable Object written) {
        return written == null ? List.of() : written instanceof List<?> many ? many : List.of(written);
    }

    private static Optional<String> text(Map<?, ?> map, String key) {
        return Optional.ofNullable(map.get(key)).map(String::valueOf);
    }

    private static String required(Map<?, ?> map, String key) {
        return text(map, key).orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is missing"));
    }

    private static Map<?, ?> asMap(@org.jspecify.annotations.Nullable Object written) {
        if (written == null) {
            return Map.of();
        }
        if (written instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("expected a mapping, found \"" + written + "\"");
    }

    private static Object load(String file) {
        try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the installation is damaged: " + file + " is missing");
            }
            Load load = new Load(LoadSettings.builder().setLabel(file).build());
            Object loaded = load.loadFromInputStream(in);
            return loaded == null ? Map.of() : loaded;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
