package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.signatures.catalogue.ApiEntry;
import dev.vsxray.signatures.catalogue.FilePaths;
import dev.vsxray.signatures.catalogue.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Observes calls and where data goes in them, by what the catalogue says and by the file or host they are about. */
final class ApiSinks {

    private static final Set<String> NETWORK = Set.of("network-send", "network-url", "network-header", "network-host");
    /** What an argument names: its options are listed one by one. */
    private static final Set<String> ADDRESSES = Set.of("network-url", "network-host");

    private static final Set<String> COMMANDS = Set.of("process-command", "process-spawn", "terminal-command");

    /** A client of several services knows the keys of more than one, and sends the one that is set. */
    private static final int MANY_ISSUERS = 3;

    /** Scaffolds of honest code are large and many: only what can run more than is written there is looked at. */
    private static final Pattern CAN_RUN_MORE =
            Pattern.compile("\\b(eval|Function|child_process|_compile|runIn\\w+Context)\\b");

    private static final String LINE = "process-command";

    private static final Set<String> ENCODINGS =
            Set.of("hex-encode", "base64-encode", "split-into-labels", "encrypt", "compress");

    /** What it sets holds in each terminal that is opened later. */
    private static final String TERMINAL_ENVIRONMENT = "vscode.EnvironmentVariableCollection.";

    private static final String OWN_ENDPOINT = "own-endpoint";

    /** Mark of what was connected to a host of the user's own, see {@link #isHostOfTheUser}. */
    static final String CONNECTED_TO_THE_USERS = "~own-host";

    private static final String OWN_HOST = "own-host";

    private static final String HOST_FROM_NETWORK = "host-from-network";

    /** Mark of a request that goes to such an endpoint: what is written to it later goes there as well. */
    static final String SENT_TO_THE_USERS = "~own-endpoint";

    /** Mark of a request whose host an answer of the network named. */
    static final String CONNECTED_BY_NETWORK = "~host-from-network";

    private static final Set<String> OF_THE_USER = Set.of("configuration", "stored-secret", "user-input");

    private static final Set<String> FROM_NETWORK = Set.of("network-response");

    private static final Set<String> NAMING_HOSTS = Set.of(
            "configuration",
            "stored-secret",
            "user-input",
            "workspace-file",
            "local-file",
            "cloud-credentials",
            "ssh-credentials");

    /** Stands for a path that was made from the place of another extension. */
    private static final String FOLDER_OF_EXTENSIONS = "~/.vscode/extensions/…";

    /**
     * Properties of page elements that make the page load what is assigned. Not {@code data}, which is an address in an
     * {@code object} only and the text in every text node, where frameworks write all that a page shows.
     */
    private static final Set<String> LOADING = Set.of("src", "href", "action", "srcset", "poster");

    /** Sinks that only the addresses in a text are. */
    private static final Set<String> LOADED = Set.of("image-url", "style-url");

    /** Properties of elements and of their styles that hold style rules. */
    private static final Set<String> STYLE = Set.of(
            "textContent",
            "innerText",
            "cssText",
            "background",
            "backgroundImage",
            "listStyleImage",
            "borderImage",
            "cursor",
            "content");

    /** Elements whose property {@code data} is an address. */
    private static final Set<String> OBJECTS = Set.of("OBJECT");

    private static final Set<String> LOADED_ELEMENTS = Set.of("SCRIPT", "IFRAME");

    /** The type of links that a script makes. */
    static final String ANCHOR = "dom.Anchor";

    private static final Set<String> MARKUP = Set.of("html", "innerHTML", "outerHTML", "srcdoc");

    /** The bits of a file's mode that let owner, group or others run it. */
    private static final int EXECUTABLE = 0111;

    private final Machine machine;
    private final ArgumentTexts texts;
    private final ParkedFiles parked;
    private final SettingUpdates settings;

    ApiSinks(Machine machine, ArgumentTexts texts) {
        this.machine = machine;
        this.texts = texts;
        this.parked = new ParkedFiles(machine);
        this.settings = new SettingUpdates(machine, texts);
    }

    static boolean startsPrograms(ApiEntry entry) {
        return entry.sinks().stream().anyMatch(sink -> sink.to().equals("process-command"));
    }

    /** @param far what names the far end of the receiver and the call as a whole */
    void called(ApiEntry entry, Api api, Value self, List<Value> arguments, List<String> far) {
        SortedSet<String> classes = new TreeSet<>(entry.classes());
        entry.gives().ifPresent(classes::add);
        boolean endpointOfTheUser = isEndpointOfTheUser(entry, self, arguments);
        boolean hostOfTheUser = isHostOfTheUser(entry, self, arguments);
        boolean hostFromNetwork = isHostFromNetwork(entry, self, arguments);
        for (ApiEntry.Sink sink : entry.sinks()) {
            boolean isLoaded = LOADED.contains(sink.to());
            List<String> own = isLoaded
                    ? loadedBy(sink.to(), texts.of(sink.data(), self, arguments))
                    : texts.of(sink.destination(), self, arguments);
            if (isLoaded && own.isEmpty()) {
                continue;
            }
            List<String> destinations = own.isEmpty() ? far : own;
            if (NETWORK.contains(sink.to()) && !far.isEmpty() && own.stream().allMatch(ApiSinks::isPath)) {
                destinations = within(far, own);
            }
            String name = isLineForAShell(sink, own, self, arguments) ? LINE : sinkName(sink.to(), destinations);
            classes.add(name);
            Context context = machine.context;
            if (NETWORK.contains(sink.to())) {
                context = endpointOfTheUser ? context.under(Set.of(OWN_ENDPOINT)) : context;
                context = hostOfTheUser ? context.under(Set.of(OWN_HOST)) : context;
                context = hostFromNetwork ? context.under(Set.of(HOST_FROM_NETWORK)) : context;
            }
            Facts hosts = hosts(sink, self, arguments);
            for (Position position : sink.data()) {
                for (Value value : dataAt(position, sink, self, arguments)) {
                    if (value instanceof OneOf one
                            && sink.destination().contains(position)
                            && !isPathOfHost(position)) {
                        eachAddress(name, api.path(), one, context);
                    } else {
                        reach(name, api.path(), List.of(value), destinations, hosts, context);
                    }
                }
            }
            for (Position file : sink.files()) {
                SortedSet<String> read = readClasses(texts.of(List.of(file), self, arguments));
                classes.addAll(read);
                Facts contents = readFacts(file, self, arguments, api.path());
                observe(name, api.path(), contents, destinations, hosts, context);
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
            boolean isSetting = api.path().equals(SettingUpdates.API);
            List<Value> asCalled = isSetting ? SettingUpdates.named(self, arguments) : arguments;
            machine.observations.call(
                    api.path(), classes, texts.describe(asCalled), far, machine.place(), machine.context);
        }
    }

    /**
     * A program of whose name nothing is known, not even a folder, is whatever the far end says: with {@code shell} it is a
     * line of commands, and so it is where the same answer gives the arguments.
     */
    private boolean isLineForAShell(ApiEntry.Sink sink, List<String> known, Value self, List<Value> arguments) {
        if (!sink.to().equals("process-spawn") || known.stream().anyMatch(text -> !text.isBlank())) {
            return false;
        }
        Facts program = Facts.NONE;
        for (Value value : values(sink.data(), self, arguments)) {
            program = program.join(Values.deepFacts(value));
        }
        if (FROM_NETWORK.stream().noneMatch(program::isTaintedBy)) {
            return false;
        }
        Facts given = Values.deepFacts(Values.argument(arguments, 1));
        return FROM_NETWORK.stream().anyMatch(given::isTaintedBy)
                || arguments.stream().anyMatch(this::asksForAShell);
    }

    private boolean asksForAShell(Value options) {
        Value shell = options instanceof PlainObject object ? machine.access.get(object, "shell") : Undefined.UNDEFINED;
        return shell instanceof Text || shell instanceof Bool bool && bool.value();
    }

    /** The options beside it name the host, whichever of several paths it is. */
    private static boolean isPathOfHost(Position position) {
        return position.properties().contains("path");
    }

    /** A path at a client that was made for a host. */
    private static boolean isPath(String destination) {
        return destination.startsWith("/") && !destination.startsWith("//");
    }

    private static List<String> within(List<String> hosts, List<String> paths) {
        String path = paths.isEmpty() ? "" : paths.get(0);
        return hosts.stream()
                .map(host -> host.endsWith("/") && !path.isEmpty() ? host + path.substring(1) : host + path)
                .toList();
    }

    /** An argument that is not known counts as a whole where it does, and not once more for each property it may have. */
    private List<Value> dataAt(Position position, ApiEntry.Sink sink, Value self, List<Value> arguments) {
        Position whole = new Position(position.from(), position.onward(), List.of());
        if (!sink.data().contains(whole)) {
            return texts.at(position, self, arguments);
        }
        if (sink.to().equals("code-eval")) {
            return texts.knownAt(position, self, arguments).stream()
                    .flatMap(value -> Values.alternatives(value).stream())
                    .filter(ApiSinks::canBeCode)
                    .toList();
        }
        List<Value> values = texts.knownAt(position, self, arguments);
        boolean told = ADDRESSES.contains(sink.to()) && position.equals(whole) && hasProperties(sink, position);
        return told ? values.stream().filter(value -> !isOptions(value)).toList() : values;
    }

    /** Lists and arrays of numbers are copied by a constructor that is not known to be another; as text they are numbers. */
    private static boolean canBeCode(Value value) {
        boolean numbers = value instanceof BytesObject bytes && bytes.kind() != BytesObject.Kind.BUFFER;
        return !numbers && !(value instanceof ArrayObject);
    }

    private boolean isOptions(Value value) {
        return value instanceof PlainObject options && machine.access.get(options, "href") == Undefined.UNDEFINED;
    }

    /** The properties that matter are listed by themselves: an agent or a socket among the options is not sent. */
    private static boolean hasProperties(ApiEntry.Sink sink, Position argument) {
        return sink.data().stream()
                .anyMatch(one ->
                        one.from() == argument.from() && !one.properties().isEmpty());
    }

    /** One of several addresses: each carries what it is made of to where it itself points, not to where others do. */
    private void eachAddress(String sink, String path, OneOf addresses, Context context) {
        for (Value address : addresses.alternatives()) {
            List<String> own = texts.of(address);
            boolean names = !isOptions(address);
            reach(sink, path, List.of(address), own, names ? Values.deepFacts(address) : Facts.NONE, context);
        }
    }

    private List<Value> dataOf(ApiEntry.Sink sink, Value self, List<Value> arguments) {
        return sink.data().stream()
                .flatMap(position -> dataAt(position, sink, self, arguments).stream())
                .toList();
    }

    private List<Value> values(List<Position> positions, Value self, List<Value> arguments) {
        List<Value> values = new ArrayList<>();
        for (Position position : positions) {
            values.addAll(texts.at(position, self, arguments));
        }
        return values;
    }

    private void reach(String sink, String path, List<Value> data, List<String> destinations) {
        reach(sink, path, data, destinations, Facts.NONE, machine.context);
    }

    /** @param hosts what the name of the far end is made of */
    private void reach(
            String sink, String path, List<Value> data, List<String> destinations, Facts hosts, Context context) {
        Facts facts = Facts.NONE;
        for (Value value : data) {
            facts = facts.join(Values.factsWithin(value, machine.place()));
            machine.bridge.posted(sink, value);
        }
        observe(sink, path, facts, destinations, hosts, context);
    }

    private void observe(
            String sink, String path, Facts facts, List<String> destinations, Facts hosts, Context context) {
        boolean hostUnknown =
                sink.equals("network-url") && destinations.stream().allMatch(LocalAddresses::hasUnknownHost);
        boolean isWholeName = sink.equals("dns-query") && destinations.stream().allMatch(Unknown.HOLE::equals);
        String name = sink.equals("process-argument") ? argumentSink(path, destinations) : sink;
        boolean toProgram = COMMANDS.contains(sink) || sink.equals("process-argument");
        List<String> further =
                toProgram && facts.isTainted() ? CommandLines.sinksOf(String.join(" ", destinations)) : List.of();
        if (sink.equals("network-send") && isOfManyIssuers(facts)) {
            Taint collected = Taint.from("environment", "", machine.place(), "secrets of many issuers, collected");
            machine.observations.flow(collected, sink, path, destinations, machine.place(), context);
        }
        for (Taint taint : facts.taints()) {
            boolean names = hostUnknown && hosts.isTaintedBy(taint.source()) || isWholeName && !isEncoded(taint);
            machine.observations.flow(
                    taint, names ? "network-host" : name, path, destinations, machine.place(), context);
            for (String taker : further) {
                if (taker.equals("dns-query") && !isEncoded(taint)) {
                    continue;
                }
                machine.observations.flow(taint, taker, path, destinations, machine.place(), context);
            }
            if (further.contains("network-send") && taint.source().equals("workspace-path")) {
                fileLeaves(taint, path, String.join(" ", destinations), facts, context);
            }
        }
    }

    /** Keys that one message carries to one far end, though each is for another; names begin with whose key it is. */
    private static boolean isOfManyIssuers(Facts facts) {
        long issuers = facts.taints().stream()
                .filter(taint -> taint.source().equals("environment-secret"))
                .map(taint -> taint.detail().split("_", 2)[0])
                .distinct()
                .count();
        return issuers >= MANY_ISSUERS;
    }

    /** A command that sends a file is told which one by its path. */
    private void fileLeaves(Taint place, String path, String line, Facts all, Context context) {
        if (CommandLines.takesFiles(line)) {
            boolean toTheUsers = OF_THE_USER.stream().anyMatch(all::isTaintedBy);
            String source = "workspace-file";
            Taint file = Taint.from(source, place.detail(), machine.place(), source + " taken by a command");
            Context where = toTheUsers ? context.under(Set.of(OWN_ENDPOINT)) : context;
            machine.observations.flow(
                    file, "network-send", path, List.of(CommandLines.farEndOf(line)), machine.place(), where);
        }
    }

    /** What is looked up as it is names a host; nobody reads it who does not already serve that name. */
    private static boolean isEncoded(Taint taint) {
        return taint.through().stream().anyMatch(ENCODINGS::contains);
    }

    /** What a program is given as an argument, or sent, is a command where the program runs it. */
    private static String argumentSink(String path, List<String> words) {
        boolean isInput = path.contains(".ChildStdin.");
        boolean runs =
                isInput ? CommandLines.readsItsInput(words) : CommandLines.runsAnArgument(String.join(" ", words));
        return runs ? "process-command" : "process-argument";
    }

    /** The address, or the key that goes with the request, is one that the user set or typed. */
    boolean isEndpointOfTheUser(ApiEntry entry, Value self, List<Value> arguments) {
        if (self.facts().isMarkedWith(SENT_TO_THE_USERS)) {
            return true;
        }
        Facts facts = isConnectedToHostOfItsOwn(self) ? Facts.NONE : self.facts();
        for (ApiEntry.Sink sink : entry.sinks()) {
            if (NETWORK.contains(sink.to()) && !hasHostOfItsOwn(sink, self, arguments)) {
                facts = facts.join(hosts(sink, self, arguments));
            }
            if (sink.to().equals("network-url") || sink.to().equals("network-header")) {
                for (Value value : dataOf(sink, self, arguments)) {
                    boolean isTheUsers = !isOptions(value) && !isRemoteAddress(value);
                    facts = isTheUsers ? facts.join(Values.deepFacts(value)) : facts;
                }
            }
        }
        return OF_THE_USER.stream().anyMatch(facts::isTaintedBy);
    }

    /** Where the user sets no other address, the request goes to one that the package names. */
    private boolean hasHostOfItsOwn(ApiEntry.Sink sink, Value self, List<Value> arguments) {
        return sink.destination().stream()
                .flatMap(position -> texts.at(position, self, arguments).stream())
                .anyMatch(this::isRemoteAddress);
    }

    /** An address that the program names as a whole, where nothing else is set: a text, or a URL that was made of one. */
    private boolean isRemoteAddress(Value value) {
        return Values.alternatives(value).stream()
                .map(alternative ->
                        alternative instanceof PlainObject url ? machine.access.get(url, "href") : alternative)
                .flatMap(alternative -> Values.alternatives(alternative).stream())
                .anyMatch(alternative -> alternative instanceof Text text && isRemoteAddress(text.value()));
    }

    private static boolean isRemoteAddress(String text) {
        return text.contains("://") && !LocalAddresses.isLocal(text);
    }

    /** A connection that was made to an address: whose it is was decided then, and not by what the connection is made of. */
    private boolean isConnectedToHostOfItsOwn(Value self) {
        return self instanceof ApiInstance connection
                && machine.catalogue.find(connection.type().path()).stream()
                        .flatMap(entry -> entry.sinks().stream())
                        .anyMatch(sink -> NETWORK.contains(sink.to()))
                && connection.destinations().stream()
                        .anyMatch(text -> isRemoteAddress(text) && !LocalAddresses.hasUnknownHost(text));
    }

    /**
     * The host is no constant of the package and comes from where users name hosts: settings, and files that are not the
     * package's, such as the configuration of an account that also holds its key.
     */
    boolean isHostOfTheUser(ApiEntry entry, Value self, List<Value> arguments) {
        return self.facts().isMarkedWith(CONNECTED_TO_THE_USERS) || isHostNamedBy(NAMING_HOSTS, entry, self, arguments);
    }

    /** An answer of the network names the host, of this request or of the one that is written to. */
    boolean isHostFromNetwork(ApiEntry entry, Value self, List<Value> arguments) {
        return self.facts().isMarkedWith(CONNECTED_BY_NETWORK) || isHostNamedBy(FROM_NETWORK, entry, self, arguments);
    }

    private boolean isHostNamedBy(Set<String> sources, ApiEntry entry, Value self, List<Value> arguments) {
        for (ApiEntry.Sink sink : entry.sinks()) {
            boolean known = texts.of(sink.destination(), self, arguments).stream()
                    .anyMatch(text ->
                            !LocalAddresses.hasUnknownHost(text) && text.chars().anyMatch(Character::isLetter));
            if (NETWORK.contains(sink.to()) && !known) {
                Facts hosts = hosts(sink, self, arguments);
                if (sources.stream().anyMatch(hosts::isTaintedBy)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What names the host: not the path, and not the headers that stand in the same object. */
    private Facts hosts(ApiEntry.Sink sink, Value self, List<Value> arguments) {
        Facts facts = Facts.NONE;
        for (Position position : sink.destination()) {
            if (position.properties().contains("path")) {
                continue;
            }
            for (Value value : texts.at(position, self, arguments)) {
                if (!isOptions(value)) {
                    facts = facts.join(Values.deepFacts(value));
                }
            }
        }
        return facts;
    }

    private void special(
            ApiEntry.Sink sink,
            Api api,
            Value self,
            List<Value> arguments,
            List<String> destinations,
            SortedSet<String> classes) {
        if (sink.to().equals("code-eval")) {
            List<Value> codes = values(sink.data(), self, arguments);
            // What stands before the body of a function are the names of its parameters.
            int first = api.path().equals("global.Function") ? Math.max(0, codes.size() - 1) : 0;
            codes.subList(first, codes.size()).forEach(code -> machine.layers.runGlobal(code, api.path()));
        } else if (sink.to().equals("module-load") || sink.to().equals("native-load")) {
            values(sink.data(), self, arguments).forEach(machine.modules::observeLoad);
            if (api.path().equals("node:child_process.fork")
                    && Values.argument(arguments, 1) instanceof ArrayObject given) {
                machine.workerMessages.startedWith(given.elements());
            }
            if (api.path().equals("node:child_process.fork") || api.path().equals("node:worker_threads.Worker")) {
                texts.of(sink.data(), self, arguments).forEach(machine.modules::runProgram);
            }
        } else if (COMMANDS.contains(sink.to())) {
            String line = String.join(" ", destinations);
            machine.commandLines.observe(line, api.path(), classes);
            parked.ofCommand(line, api.path(), destinations);
            if (!sink.to().equals("terminal-command")) {
                machine.codeRunners.started(api, arguments);
            }
            machine.preloads.within(arguments).forEach(value -> preload(value, api.path(), classes));
        } else if (api.path().equals(SettingUpdates.API) && sink.to().equals("setting-update")) {
            settings.startOfTerminals(self, arguments, classes).forEach(value -> preload(value, api.path(), classes));
        } else if (sink.to().equals("setting-update") && api.path().startsWith(TERMINAL_ENVIRONMENT)) {
            if (texts.of(sink.destination(), self, arguments).stream().anyMatch(Preloads::isName)) {
                values(sink.data(), self, arguments).forEach(value -> preload(value, api.path(), classes));
            }
        } else if (sink.to().equals("document-edit")) {
            values(sink.data(), self, arguments).forEach(text -> planted(text, api.path()));
        } else if (sink.to().equals("webview-html")) {
            values(sink.data(), self, arguments)
                    .forEach(markup -> machine.observations.markup(markup, machine.place(), machine.context));
        }
    }

    /** Code that is put into documents runs with them; what it would do is what its author wants done. */
    private void planted(Value text, String path) {
        if (text instanceof Text code
                && CAN_RUN_MORE.matcher(code.value()).find()
                && machine.layers.isProgram(code.value())) {
            machine.layers.runGlobal(code, path);
        }
    }

    /** A variable of the environment makes programs load code before their own. */
    private void preload(Value value, String path, SortedSet<String> classes) {
        classes.add(Preloads.SINK);
        reach(Preloads.SINK, path, List.of(value), texts.textsOf(value));
        machine.preloads.run(value);
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
        List<Value> places = values(List.of(write.path()), self, arguments);
        if (!places.isEmpty() && places.stream().allMatch(Num.class::isInstance)) {
            // The program's own output: a file that was opened is no plain number here.
            return;
        }
        List<String> paths = texts.of(List.of(write.path()), self, arguments);
        Facts place = Facts.NONE;
        for (Value value : places) {
            place = place.join(Values.deepFacts(value));
        }
        // A name that was hashed is only a name: the place is another.
        boolean inExtension = place.taints().stream()
                .anyMatch(taint -> taint.source().equals("installed-extensions")
                        && !taint.through().contains("hash"));
        if (inExtension) {
            paths = List.of(FOLDER_OF_EXTENSIONS);
            observe(writeClass(paths), api.path(), place, paths, Facts.NONE, machine.context);
        }
        Facts content = copied;
        for (Value data : values(write.data(), self, arguments)) {
            content = content.join(Values.deepFacts(data));
        }
        parked.remember(places, paths, content);
        String name = writeClass(paths);
        if (name.equals("file-write") && arguments.stream().anyMatch(this::makesExecutable)) {
            name = "executable-write";
        }
        classes.add(name);
        reach(name, api.path(), values(write.data(), self, arguments), paths);
        if (!write.appends()) {
            machine.writtenFiles.emptied(paths);
        }
        if (paths.stream().anyMatch(ApiSinks::isOnAnotherMachine)) {
            classes.add("network-send");
            observe("network-send", api.path(), content, paths, Facts.NONE, machine.context);
        }
        for (Value data : values(write.data(), self, arguments)) {
            machine.writtenFiles.written(data, paths, api.path());
            boolean ofAFamily = !name.equals("file-write");
            if (ofAFamily && data instanceof Text text) {
                machine.commandLines.observe(text.value(), api.path(), classes);
            }
        }
    }

    /** A share of Windows, whose path begins with the name of its host. */
    private static boolean isOnAnotherMachine(String path) {
        return path.startsWith("\\\\") && path.length() > 2 && Character.isLetterOrDigit(path.charAt(2));
    }

    /** Options with a mode that lets the file be run. */
    private boolean makesExecutable(Value options) {
        return options instanceof HeapObject object
                && machine.access.get(object, "mode") instanceof Num mode
                && (mode.toInt() & EXECUTABLE) != 0;
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
        List<Taint> searches = searches(at, self, arguments);
        boolean fromWorkspace = !searches.isEmpty();
        if (paths.isEmpty()) {
            paths = searches.stream()
                    .flatMap(search -> Stream.of(search.detail().split(" ")))
                    .filter(pattern -> !pattern.isEmpty())
                    .toList();
        }
        for (String source : readClasses(paths)) {
            String name = source.equals("local-file") && fromWorkspace ? "workspace-file" : source;
            String detail = String.join(" ", paths);
            facts = facts.join(Facts.tainted(Taint.from(name, detail, machine.place(), name + " from " + api)));
        }
        facts = facts.join(parked.in(values(List.of(at), self, arguments), paths));
        // A file that the network chooses is a file the network harvests: the choice stays visible as a mark.
        boolean fromNetwork = values(List.of(at), self, arguments).stream()
                .anyMatch(value -> Values.deepFacts(value).isTaintedBy("network-response"));
        return fromNetwork ? facts.withMark(Context.DECIDED_BY_NETWORK) : facts;
    }

    /** The searches for files that gave the path; what they searched for tells what the file is where no name does. */
    private List<Taint> searches(Position at, Value self, List<Value> arguments) {
        return values(List.of(at), self, arguments).stream()
                .flatMap(value -> Values.deepFacts(value).taints().stream())
                .filter(taint -> taint.source().equals("workspace-path"))
                .toList();
    }

    /** {@code api.key = value}, of an instance where there is one. */
    void assigned(Api api, @Nullable HeapObject owner, String key, Value value) {
        String path = api.path() + "." + key;
        if (api.path().equals("global.process.env")) {
            if (Preloads.isName(key)) {
                preload(value, path, new TreeSet<>());
            }
            // Of no class of the catalogue: which variable it is says what it does to the process.
            machine.observations.call(
                    path, new TreeSet<>(), texts.describe(List.of(value)), List.of(), machine.place(), machine.context);
        }
        boolean inPage = api.path().startsWith("dom.") || api.path().startsWith("global.document");
        if (MARKUP.contains(key) && (inPage || api.path().startsWith("vscode."))) {
            observeAssignment("webview-html", path, value, List.of());
            List<String> images = ImageAddresses.in(texts.textsOf(value));
            if (!images.isEmpty()) {
                reach("image-url", path, List.of(value), images);
            }
            machine.observations.markup(value, machine.place(), machine.context);
            styled(path, value);
        } else if (inPage && STYLE.contains(key)) {
            styled(path, value);
        } else if (owner instanceof ApiInstance link && api.path().equals(ANCHOR)) {
            leadTo(link, key, value);
        } else if (inPage && LOADING.contains(key)
                || path.equals("global.location")
                || api.path().equals("global.location")) {
            observeAssignment("network-url", path, value, texts.textsOf(value));
        }
        if (inPage && key.equals("data") && OBJECTS.contains(tagOf(owner))) {
            observeAssignment("network-url", path, value, texts.textsOf(value));
        }
        if (inPage && key.equals("src")) {
            loadedAs(tagOf(owner), value);
        }
        if (owner instanceof ApiInstance instance && LOADING.contains(key)) {
            instance.addDestinations(texts.textsOf(value));
        }
    }

    private static String tagOf(@Nullable HeapObject element) {
        Property tag = element instanceof ApiInstance ? element.find("tagName") : null;
        return tag != null && tag.value() instanceof Text name ? name.value() : "";
    }

    /** A script or frame that a script puts into the page is told of as if it stood there. */
    private void loadedAs(String tag, Value address) {
        if (!LOADED_ELEMENTS.contains(tag)) {
            return;
        }
        for (String url : texts.textsOf(address)) {
            String name = tag.toLowerCase(Locale.ROOT);
            if (url.startsWith("http") && url.indexOf('"') < 0) {
                Value markup = Text.of("<" + name + " src=\"" + url + "\"></" + name + ">");
                machine.observations.markup(markup, machine.place(), machine.context);
            }
        }
    }

    private void leadTo(ApiInstance link, String key, Value value) {
        if (key.equals("href")) {
            link.addFacts(Values.deepFacts(value));
        }
    }

    /** Style rules in markup or of an element: a page loads what they name. */
    private void styled(String path, Value value) {
        List<String> addresses = ImageAddresses.inStyles(texts.textsOf(value));
        if (!addresses.isEmpty()) {
            reach("style-url", path, List.of(value), addresses);
        }
    }

    private static List<String> loadedBy(String sink, List<String> written) {
        return sink.equals("image-url") ? ImageAddresses.in(written) : ImageAddresses.inStyles(written);
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
