package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.signatures.catalogue.ApiEntry;
import dev.vsxray.signatures.catalogue.FilePaths;
import dev.vsxray.signatures.catalogue.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Observes calls and where data goes in them, by what the catalogue says and by the file or host they are about. */
final class ApiSinks {

    private static final Set<String> NETWORK = Set.of("network-send", "network-url", "network-host");
    private static final Set<String> COMMANDS = Set.of("process-command", "process-spawn", "terminal-command");

    /** Stands for a path that was made from the place of another extension. */
    private static final String FOLDER_OF_EXTENSIONS = "~/.vscode/extensions/…";

    /** Properties of page elements that make the page load what is assigned. */
    private static final Set<String> LOADING = Set.of("src", "href", "action", "srcset", "data", "poster");

    private static final Set<String> MARKUP = Set.of("html", "innerHTML", "outerHTML", "srcdoc");

    private final Machine machine;
    private final ArgumentTexts texts;
    private final Map<String, Facts> parked = new HashMap<>();

    ApiSinks(Machine machine, ArgumentTexts texts) {
        this.machine = machine;
        this.texts = texts;
    }

    /** @param far what names the far end of the receiver and the call as a whole */
    void called(ApiEntry entry, Api api, Value self, List<Value> arguments, List<String> far) {
        SortedSet<String> classes = new TreeSet<>(entry.classes());
        entry.gives().ifPresent(classes::add);
        for (ApiEntry.Sink sink : entry.sinks()) {
            List<String> own = texts.of(sink.destination(), self, arguments);
            List<String> destinations = own.isEmpty() ? far : own;
            String name = sink.to().equals("file-write") ? writeClass(destinations) : sinkName(sink.to(), destinations);
            classes.add(name);
            reach(name, api.path(), values(sink.data(), self, arguments), destinations);
            for (Position file : sink.files()) {
                SortedSet<String> read = readClasses(texts.of(List.of(file), self, arguments));
                classes.addAll(read);
                observe(name, api.path(), readFacts(file, self, arguments, api.path()), destinations);
            }
            special(sink, api, self, arguments, destinations, classes);
        }
        entry.reads().ifPresent(at -> classes.addAll(readClasses(texts.of(List.of(at), self, arguments))));
        Facts copied = entry.reads()
                .filter(at -> entry.writes().isPresent())
                .map(at -> readFacts(at, self, arguments, api.path()))
                .orElse(Facts.NONE);
        entry.writes().ifPresent(write -> written(write, api, self, arguments, classes, copied));
        if (!classes.isEmpty()) {
            machine.observations.call(
                    api.path(), classes, texts.describe(arguments), far, machine.place(), machine.context);
        }
    }

    private List<Value> values(List<Position> positions, Value self, List<Value> arguments) {
        List<Value> values = new ArrayList<>();
        for (Position position : positions) {
            values.addAll(texts.at(position, self, arguments));
        }
        return values;
    }

    private void reach(String sink, String path, List<Value> data, List<String> destinations) {
        Facts facts = Facts.NONE;
        for (Value value : data) {
            facts = facts.join(Values.deepFacts(value));
            machine.bridge.posted(sink, value);
        }
        observe(sink, path, facts, destinations);
    }

    private void observe(String sink, String path, Facts facts, List<String> destinations) {
        String name = sink;
        if (sink.equals("network-url")
                && !destinations.isEmpty()
                && destinations.stream().allMatch(LocalAddresses::hasUnknownHost)) {
            name = "network-host";
        }
        if (sink.equals("process-argument") && CommandLines.runsAnArgument(String.join(" ", destinations))) {
            name = "process-command";
        }
        boolean toProgram = COMMANDS.contains(sink) || sink.equals("process-argument");
        boolean carries = toProgram && CommandLines.sends(String.join(" ", destinations));
        for (Taint taint : facts.taints()) {
            machine.observations.flow(taint, name, path, destinations, machine.place(), machine.context);
            if (carries) {
                machine.observations.flow(
                        taint, "network-send", path, destinations, machine.place(), machine.context);
            }
        }
    }

    private void special(
            ApiEntry.Sink sink,
            Api api,
            Value self,
            List<Value> arguments,
            List<String> destinations,
            SortedSet<String> classes) {
        if (sink.to().equals("code-eval")) {
            values(sink.data(), self, arguments).forEach(code -> machine.layers.runGlobal(code, api.path()));
        } else if (sink.to().equals("module-load") || sink.to().equals("native-load")) {
            values(sink.data(), self, arguments).forEach(machine.modules::observeLoad);
        } else if (COMMANDS.contains(sink.to())) {
            String line = String.join(" ", destinations);
            machine.commandLines.observe(line, api.path(), classes);
            filesOf(line, api.path(), destinations);
            if (!sink.to().equals("terminal-command")) {
                machine.codeRunners.started(api, arguments);
            }
        } else if (sink.to().equals("webview-html")) {
            values(sink.data(), self, arguments)
                    .forEach(markup -> machine.observations.markup(markup, machine.place(), machine.context));
        }
    }

    private static String sinkName(String name, List<String> destinations) {
        boolean local = !destinations.isEmpty() && destinations.stream().allMatch(LocalAddresses::isLocal);
        return local && NETWORK.contains(name) ? "local-ipc" : name;
    }

    private void written(
            ApiEntry.FileWrite write,
            Api api,
            Value self,
            List<Value> arguments,
            SortedSet<String> classes,
            Facts copied) {
        List<String> paths = texts.of(List.of(write.path()), self, arguments);
        Facts place = Facts.NONE;
        for (Value value : values(List.of(write.path()), self, arguments)) {
            place = place.join(Values.deepFacts(value));
        }
        if (place.isTaintedBy("installed-extensions")) {
            paths = List.of(FOLDER_OF_EXTENSIONS);
            observe(writeClass(paths), api.path(), place, paths);
        }
        remember(paths, copied, values(write.data(), self, arguments));
        String name = writeClass(paths);
        classes.add(name);
        reach(name, api.path(), values(write.data(), self, arguments), paths);
        for (Value content : values(write.data(), self, arguments)) {
            machine.layers.written(content, paths, api.path());
            boolean ofAFamily = !name.equals("file-write");
            if (ofAFamily && content instanceof Text text) {
                machine.commandLines.observe(text.value(), api.path(), classes);
            }
        }
    }

    /** A command line that packs files leaves their contents in the archive; one that sends a file sends what it holds. */
    private void filesOf(String line, String path, List<String> destinations) {
        boolean sends = CommandLines.sends(line);
        boolean packs = CommandLines.packs(line);
        if (!sends && !packs) {
            return;
        }
        for (String file : CommandLines.filesIn(line)) {
            Facts held = parked.getOrDefault(file, Facts.NONE);
            if (sends && held.isTainted()) {
                observe("network-send", path, held, destinations);
            }
            if (packs) {
                String source = "workspace-file";
                Facts packed = Facts.tainted(Taint.from(source, line, machine.place(), source + " packed by a command"));
                parked.merge(file, packed, Facts::join);
            }
        }
    }

    /** Data that is parked in a file is still that data when the file is read. */
    private void remember(List<String> paths, Facts copied, List<Value> contents) {
        Facts facts = copied;
        for (Value content : contents) {
            facts = facts.join(Values.deepFacts(content));
        }
        if (facts.isTainted()) {
            for (String path : paths) {
                if (!path.contains(Unknown.HOLE)) {
                    parked.merge(path, facts, Facts::join);
                }
            }
        }
    }

    private String writeClass(List<String> paths) {
        for (String path : paths) {
            Optional<FilePaths.Family> family = machine.catalogue.paths().writingOf(path);
            if (family.isPresent()) {
                return family.get().writing().orElse("file-write");
            }
        }
        return "file-write";
    }

    private SortedSet<String> readClasses(List<String> paths) {
        SortedSet<String> classes = new TreeSet<>();
        for (String path : paths) {
            if (PackagedFiles.isInPackage(path)) {
                classes.add("packaged-file");
                continue;
            }
            Optional<FilePaths.Family> family = machine.catalogue.paths().readingOf(path);
            classes.add(family.flatMap(FilePaths.Family::reading).orElse("local-file"));
        }
        if (classes.isEmpty()) {
            classes.add("local-file");
        }
        return classes;
    }

    /** What is read from a file: of which family by its path, or a workspace file when the path came from there. */
    Facts readFacts(Position at, Value self, List<Value> arguments, String api) {
        List<String> paths = texts.of(List.of(at), self, arguments);
        Facts facts = Facts.NONE;
        boolean fromWorkspace = values(List.of(at), self, arguments).stream()
                .anyMatch(value -> Values.deepFacts(value).isTaintedBy("workspace-path"));
        for (String source : readClasses(paths)) {
            String name = source.equals("local-file") && fromWorkspace ? "workspace-file" : source;
            String detail = String.join(" ", paths);
            facts = facts.join(Facts.tainted(Taint.from(name, detail, machine.place(), name + " from " + api)));
        }
        for (String path : paths) {
            facts = facts.join(parked.getOrDefault(path, Facts.NONE));
        }
        // A file that the network chooses is a file the network harvests: the choice stays visible as a mark.
        boolean fromNetwork = values(List.of(at), self, arguments).stream()
                .anyMatch(value -> Values.deepFacts(value).isTaintedBy("network-response"));
        return fromNetwork ? facts.withMark(Context.DECIDED_BY_NETWORK) : facts;
    }

    /** {@code api.key = value}, of an instance where there is one. */
    void assigned(Api api, @Nullable HeapObject owner, String key, Value value) {
        String path = api.path() + "." + key;
        boolean inPage = api.path().startsWith("dom.") || api.path().startsWith("global.document");
        if (MARKUP.contains(key) && (inPage || api.path().startsWith("vscode."))) {
            observeAssignment("webview-html", path, value, List.of());
            machine.observations.markup(value, machine.place(), machine.context);
        } else if (inPage && LOADING.contains(key)
                || path.equals("global.location")
                || api.path().equals("global.location")) {
            observeAssignment("network-url", path, value, texts.textsOf(value));
        }
        if (owner instanceof ApiInstance instance && LOADING.contains(key)) {
            instance.addDestinations(texts.textsOf(value));
        }
    }

    private void observeAssignment(String sink, String path, Value value, List<String> destinations) {
        String name = sinkName(sink, destinations);
        machine.observations.call(
                path,
                new TreeSet<>(Set.of(name)),
                texts.describe(List.of(value)),
                destinations,
                machine.place(),
                machine.context);
        reach(name, path, List.of(value), destinations);
    }
}
