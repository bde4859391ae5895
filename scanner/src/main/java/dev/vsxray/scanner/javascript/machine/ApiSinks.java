package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.signatures.catalogue.ApiEntry;
import dev.vsxray.signatures.catalogue.Position;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Observes calls and where data goes in them, by what the catalogue says and by the file or host they are about. */
final class ApiSinks {

    /** Of no class of the catalogue, as what follows: what a page may do is said when it is made, */
    private static final String PAGE_MADE = "vscode.window.createWebviewPanel";

    /** or after that. */
    private static final String PAGE_OPTIONS = "vscode.Webview.options";

    private final Machine machine;
    private final ArgumentTexts texts;
    private final SinkData data;
    private final FarEnds farEnds;
    private final FileAccesses files;
    private final StartedCode started;
    private final PageAssignments pages;

    ApiSinks(Machine machine, ArgumentTexts texts, FarEnds farEnds, FileAccesses files) {
        this.machine = machine;
        this.texts = texts;
        this.data = new SinkData(machine, texts);
        this.farEnds = farEnds;
        this.files = files;
        this.started = new StartedCode(machine, texts);
        this.pages = new PageAssignments(machine, texts);
    }

    /** @param far what names the far end of the receiver and the call as a whole */
    void called(ApiEntry entry, Api api, Value self, List<Value> arguments, List<String> far) {
        SortedSet<String> classes = new TreeSet<>(entry.classes());
        entry.gives().ifPresent(classes::add);
        Set<String> guards = farEnds.guards(entry, self, arguments);
        for (ApiEntry.Sink sink : entry.sinks()) {
            boolean isLoaded = ImageAddresses.isSink(sink.to());
            List<String> own = isLoaded
                    ? ImageAddresses.loadedBy(sink.to(), texts.of(sink.data(), self, arguments))
                    : texts.of(sink.destination(), self, arguments);
            if (isLoaded && own.isEmpty()) {
                continue;
            }
            List<String> destinations = FarEnds.destinations(sink, own, far);
            String name = started.isLineForAShell(sink, own, self, arguments)
                    ? StartedCode.LINE
                    : FarEnds.sinkName(sink.to(), destinations);
            classes.add(name);
            Context context = FarEnds.isOfRequest(sink.to()) ? machine.context.under(guards) : machine.context;
            Facts hosts = farEnds.hosts(sink, self, arguments);
            for (Position position : sink.data()) {
                for (Value value : data.at(position, sink, self, arguments)) {
                    if (value instanceof OneOf one
                            && sink.destination().contains(position)
                            && !FarEnds.isPathOfHost(position)) {
                        eachAddress(name, api.path(), one, context);
                    } else {
                        machine.arrivals.reach(name, api.path(), List.of(value), destinations, hosts, context);
                    }
                }
            }
            for (Position file : sink.files()) {
                SortedSet<String> read = files.readClasses(texts.of(List.of(file), self, arguments));
                classes.addAll(read);
                Facts contents = files.readFacts(file, self, arguments, api.path());
                machine.arrivals.observe(name, api.path(), contents, destinations, hosts, context);
            }
            started.at(sink, api, self, arguments, destinations, classes);
            if (sink.to().equals("webview-html")) {
                texts.at(sink.data(), self, arguments)
                        .forEach(markup -> machine.observations.markup(markup, machine.place(), machine.context));
            }
        }
        entry.reads().ifPresent(at -> classes.addAll(files.readClasses(texts.of(List.of(at), self, arguments))));
        Facts copied = entry.reads()
                .filter(at -> entry.writes().isPresent())
                .map(at -> files.readFacts(at, self, arguments, api.path()))
                .orElse(Facts.NONE);
        entry.writes().ifPresent(write -> files.written(write, api, self, arguments, classes, copied));
        if (!classes.isEmpty() || api.path().equals(PAGE_MADE)) {
            boolean isSetting = api.path().equals(SettingUpdates.API);
            List<Value> asCalled = isSetting ? SettingUpdates.named(self, arguments) : arguments;
            machine.observations.call(
                    api.path(), classes, texts.describe(asCalled), far, machine.place(), machine.context);
        }
    }

    /** One of several addresses: each carries what it is made of to where it itself points, not to where others do. */
    private void eachAddress(String sink, String path, OneOf addresses, Context context) {
        for (Value address : addresses.alternatives()) {
            List<String> own = texts.of(address);
            boolean names = !data.isOptions(address);
            machine.arrivals.reach(
                    sink, path, List.of(address), own, names ? Values.deepFacts(address) : Facts.NONE, context);
        }
    }

    /** {@code api.key = value}, of an instance where there is one. */
    void assigned(Api api, @Nullable HeapObject owner, String key, Value value) {
        String path = api.path() + "." + key;
        if (api.path().equals("global.process.env")) {
            if (Preloads.isName(key)) {
                started.preload(value, path, new TreeSet<>());
            }
            // Of no class of the catalogue: which variable it is says what it does to the process.
            machine.observations.call(
                    path, new TreeSet<>(), texts.describe(List.of(value)), List.of(), machine.place(), machine.context);
        }
        if (path.equals(PAGE_OPTIONS)) {
            machine.observations.call(
                    path, new TreeSet<>(), texts.describe(List.of(value)), List.of(), machine.place(), machine.context);
        }
        pages.assigned(api, owner, key, value);
    }
}
