package dev.vsxray.scanner.javascript.machine;

import com.google.re2j.Pattern;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.BoundFunction;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.scanner.model.Trigger;
import dev.vsxray.signatures.catalogue.ApiEntry;
import dev.vsxray.signatures.catalogue.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What values of the catalogue do: what their members are, what a call gives, takes away and calls back. */
final class ApiModel {

    private static final String SETTING = "vscode.WorkspaceConfiguration.get";

    private static final String INSPECTED_SETTING = "vscode.WorkspaceConfiguration.inspect";

    /** Methods of emitters and streams that give the object itself, so that calls can be strung together. */
    private static final Set<String> CHAINED = Set.of(
            "on",
            "once",
            "addListener",
            "prependListener",
            "off",
            "removeListener",
            "removeAllListeners",
            "setEncoding",
            "setTimeout",
            "setNoDelay",
            "setKeepAlive",
            "setMaxListeners",
            "ref",
            "unref",
            "pause",
            "resume");

    /** Methods of lists that call a function with each element: the catalogue does not tell a list from what is in it. */
    private static final Set<String> OVER_ELEMENTS =
            Set.of("map", "flatMap", "filter", "forEach", "reduce", "find", "findLast", "some", "every");

    /** Methods of lists that give some of the elements. */
    private static final Set<String> PARTS_OF_LISTS =
            Set.of("slice", "reverse", "toReversed", "at", "pop", "shift", "flat");

    private static final Set<String> DECODING = Set.of("decode", "decrypt", "decompress");

    /** In characters or bytes. */
    private static final int SHORTEST_BLOB = 16;

    private static final Pattern SELECTION = Pattern.compile("\\.selections?\\b");

    private static final String OUTPUT = "process-output";

    /** What the TypeScript server lends to plug-ins: it asks whatever they put there in place of its own. */
    private static final String OF_THE_SERVER = "tsserver.";

    /** The one entry of the catalogue for all keys of a table of handlers. */
    private static final String ANY_NAME = "any";

    static final Set<String> PIPES = Set.of("pipe", "pipeThrough", "pipeTo");

    /** Types whose instances are the data: piped, iterated or passed on, they are what came over the network. */
    private static final Set<String> NETWORK_STREAMS = Set.of(
            "node:http.IncomingMessage", "node:net.Socket", "node:net.ServerSocket", "node:http2.ClientHttp2Stream");

    /** Mark of an answer to a request whose address is not known at all. */
    private static final String FROM_NOWHERE_NAMED = "~from-nowhere-named";

    /** Where {@code fetch} is given the address. */
    private static final List<Position> ADDRESS = List.of(new Position(0, false, List.of()));

    private final Machine machine;
    private final ArgumentTexts texts;
    private final ApiCallbacks callbacks;
    private final FarEnds farEnds;
    private final FileAccesses files;
    private final ApiSinks sinks;

    /** What programs left on modules of the host, by the path of the member. */
    private final Map<String, Value> left = new HashMap<>();

    /** Streams whose data is being passed on. */
    private final Set<ApiInstance> passing = Collections.newSetFromMap(new IdentityHashMap<>());

    ApiModel(Machine machine) {
        this.machine = machine;
        this.texts = new ArgumentTexts(machine);
        this.callbacks = new ApiCallbacks(machine, this, texts);
        this.farEnds = new FarEnds(machine, texts);
        this.files = new FileAccesses(machine, texts);
        this.sinks = new ApiSinks(machine, texts, farEnds, files);
    }

    private @Nullable ApiEntry find(String path) {
        return machine.catalogue.find(path).orElse(null);
    }

    /** {@code api.key}. */
    Value member(Api api, String key) {
        if (key.equals("__esModule") || key.equals("then") || key.equals("toJSON") || key.startsWith("\0")) {
            return Undefined.UNDEFINED;
        }
        if (key.equals("default") && api.isModule()) {
            return api;
        }
        Value special = machine.hostFunctions.property(api, key);
        if (special != null) {
            return special;
        }
        Value leftThere = left.get(api.member(key).path());
        if (leftThere != null) {
            return leftThere;
        }
        String path = machine.catalogue.canonical(api.member(key).path());
        ApiEntry entry = find(path);
        if (entry == null && HeapObject.isIndex(key) && isOfTheEditor(api)) {
            return element(api);
        }
        if (entry == null) {
            // How many there are is not what they are.
            Facts facts = key.equals("length") ? Facts.NONE : api.facts();
            return new Api(path, facts, api.destinations());
        }
        Facts facts = api.facts();
        if (entry.gives().isPresent()) {
            facts = Facts.tainted(Taint.from(
                    entry.gives().get(), "", machine.place(), note(entry.gives().get(), path)));
        }
        if (entry.gives().equals(Optional.of(OUTPUT))) {
            facts = facts.join(printedBy(String.join(" ", api.destinations())));
        }
        if (entry.guard().isPresent()
                && entry.sinks().isEmpty()
                && entry.returns().isEmpty()) {
            facts = facts.withMark(entry.guard().get());
        }
        return new Api(entry.type().orElse(path), facts, api.destinations());
    }

    /** The value of the catalogue under a canonical or other name. */
    Api ofCatalogue(String path) {
        // A module that is another name of something keeps its own, below which its other members are known.
        String name = machine.catalogue.hasMembersOfItsOwn(path) ? path : machine.catalogue.canonical(path);
        ApiEntry entry = find(name);
        Api api = Api.of(name);
        if (entry == null) {
            return api;
        }
        Facts facts = Facts.NONE;
        if (entry.guard().isPresent()
                && entry.sinks().isEmpty()
                && entry.returns().isEmpty()) {
            facts = Facts.marked(entry.guard().get());
        }
        return new Api(entry.type().orElse(name), facts, List.of());
    }

    private static String note(String source, String path) {
        return source + " from " + path;
    }

    /** True for a member that the catalogue lists, or that leads to one. */
    boolean isListed(Api api, String key) {
        String path = machine.catalogue.canonical(api.member(key).path());
        return find(path) != null
                || !machine.catalogue.entries().subMap(path + ".", path + "/").isEmpty();
    }

    /** Its lists are typed by what they hold; an index of anything else is one more part of it. */
    private static boolean isOfTheEditor(Api api) {
        return api.path().startsWith("vscode.") && !api.isModule();
    }

    /** What iterating it or an index gives: the catalogue does not tell a list of something from the thing. */
    Value element(Api api) {
        return api;
    }

    /** {@code api.key = value}. */
    void assign(Api api, @Nullable HeapObject owner, String key, Value value) {
        if (api.path().equals("global.process.env")) {
            machine.hostFunctions.setEnvironment(key, value);
        }
        sinks.assigned(api, owner, key, value);
        leave(api, key, value);
        if (api.path().startsWith(OF_THE_SERVER) && Promises.isCallable(value)) {
            Context asked = Context.startedBy(Trigger.PROVIDER_REQUEST);
            Value file = machine.apis.ofCatalogue("tsserver.FileName");
            machine.agenda.add(value, api, List.of(file), asked, machine.frame().script);
            return;
        }
        if (key.startsWith("on") && Promises.isCallable(value)) {
            callbacks.assigned(api, key, value);
            return;
        }
        // A handler that is a property: the catalogue describes setting it as a call with it.
        ApiEntry handler = isOfTheEditor(api) ? handlerAt(api, key) : null;
        if (handler != null) {
            callbacks.run(handler, api.member(key), api, List.of(value), Undefined.UNDEFINED);
        }
    }

    /** Of a table of handlers the catalogue has one entry for any name. */
    private @Nullable ApiEntry handlerAt(Api api, String key) {
        ApiEntry named = find(api.member(key).path());
        return named == null ? find(api.member(ANY_NAME).path()) : named;
    }

    /** A module of the host is one object for the whole program, and whatever a part of it leaves there another finds. */
    private void leave(Api api, String key, Value value) {
        boolean isShared = api.isModule() || api.path().equals("global.process");
        String path = api.member(key).path();
        if (isShared && find(machine.catalogue.canonical(path)) == null) {
            left.merge(path, value, Values::join);
            machine.noteChange(value);
        }
    }

    /** {@code api.name(arguments)}. */
    Value callMember(Api api, String name, List<Value> arguments) {
        if (PIPES.contains(name)) {
            return pipe(api, Values.argument(arguments, 0));
        }
        if (find(machine.catalogue.canonical(api.member(name).path())) == null) {
            Value generic = callGeneric(api, name, arguments);
            if (generic != null) {
                return generic;
            }
        }
        Value member = member(api, name);
        return member instanceof Api function
                ? call(function, api, arguments, false)
                : machine.call(member, api, arguments);
    }

    /** Methods that every function, promise or stream has. */
    private @Nullable Value callGeneric(Api api, String name, List<Value> arguments) {
        switch (name) {
            case "call":
                return call(api, Values.argument(arguments, 0), rest(arguments), false);
            case "apply":
                List<Value> spread = new ArrayList<>();
                machine.iteration.of(Values.argument(arguments, 1)).appendTo(spread);
                return call(api, Values.argument(arguments, 0), spread, false);
            case "bind":
                return new BoundFunction(
                        machine.level, machine.realm.functionPrototype(), api, Undefined.UNDEFINED, rest(arguments));
            default:
                if (!api.isModule() && isOfList(name, arguments)) {
                    return callOfList(api, name, arguments);
                }
                return Promises.isPromiseMethod(name) ? machine.promises.thenOf(api, name, arguments) : null;
        }
    }

    private static boolean isOfList(String name, List<Value> arguments) {
        return PARTS_OF_LISTS.contains(name)
                || OVER_ELEMENTS.contains(name) && Promises.isCallable(Values.argument(arguments, 0));
    }

    private Value callOfList(Value element, String name, List<Value> arguments) {
        ArrayObject list = machine.newArray(List.of());
        list.addRest(element);
        return machine.dispatcher.callMember(list, name, arguments);
    }

    /** The same for methods of something an API made, which are found through its type. */
    private @Nullable Value callGenericOf(ApiInstance self, Api method, List<Value> arguments) {
        String name = method.path().substring(method.path().lastIndexOf('.') + 1);
        if (PIPES.contains(name)) {
            return pipe(self, Values.argument(arguments, 0));
        }
        if (find(method.path()) == null && isOfList(name, arguments)) {
            return callOfList(self, name, arguments);
        }
        boolean isPromise = Promises.isPromiseMethod(name) && find(method.path()) == null;
        return isPromise ? machine.promises.thenOf(self, name, arguments) : null;
    }

    private static List<Value> rest(List<Value> arguments) {
        return arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
    }

    /** {@code api(arguments)} or {@code new api(arguments)}. */
    Value call(Api named, Value self, List<Value> arguments, boolean constructing) {
        Api api = new Api(machine.catalogue.canonical(named.path()), named.facts(), named.destinations());
        Value special = machine.hostFunctions.call(api, self, arguments, constructing);
        if (special == null) {
            special = machine.codeRunners.call(api, self, arguments, constructing);
        }
        if (special != null) {
            return special;
        }
        machine.channels.called(api, arguments);
        machine.clientHooks.called(api, arguments);
        if (constructing) {
            machine.clientHooks.made(api, arguments);
        }
        machine.pageElements.called(api, self, arguments);
        machine.mayThrow();
        Value generic = self instanceof HeapObject stream && machine.ownStreams.isCalled(api, stream)
                ? machine.ownStreams.called(api, stream, arguments)
                : self instanceof ApiInstance instance ? callGenericOf(instance, api, arguments) : null;
        if (generic != null) {
            return generic;
        }
        if (Values.argument(arguments, 0) instanceof Text) {
            Api.whole(api).ifPresent(module -> callSomeMember(module, arguments));
        }
        ApiEntry entry = find(api.path());
        return entry == null
                ? callUnlisted(api, self, arguments, constructing)
                : callListed(entry, api, self, arguments, constructing);
    }

    /**
     * A member that the program picks by a condition on its name, such as a hash of it. A text that is known tells which
     * one is meant where it starts programs; other members are not guessed.
     */
    private void callSomeMember(Api module, List<Value> arguments) {
        if (!module.path().startsWith("node:")) {
            return;
        }
        int level = machine.level;
        machine.level = level + 1;
        try {
            machine.catalogue.entries().subMap(module.path() + ".", module.path() + "/").values().stream()
                    .filter(StartedCode::startsPrograms)
                    .forEach(entry -> callListed(entry, Api.of(entry.api()), module, arguments, false));
        } finally {
            machine.level = level;
        }
    }

    /** Whatever it does, what it gives is made of what it was given, and so is the object it is a method of. */
    private Value callUnlisted(Api api, Value self, List<Value> arguments, boolean constructing) {
        Unknown given = Values.derived(arguments, machine.place());
        Facts facts = given.facts().join(self.facts()).join(api.facts());
        if (self instanceof ApiInstance instance && given.facts().isTainted()) {
            instance.addFacts(given.facts());
            machine.noteChange(given);
            passOn(instance, given);
        }
        machine.unknownCalls.callBack(arguments, Unknown.with(facts));
        String path = api.path() + "()";
        if (isChained(api, self)) {
            return self;
        }
        if (path.length() > Api.MAXIMUM_PATH) {
            return Unknown.with(facts);
        }
        if (constructing) {
            ApiInstance made = new ApiInstance(machine.level, Api.of(api.path()));
            made.addFacts(facts);
            return made;
        }
        return new Api(path, facts, api.destinations());
    }

    private Value callListed(ApiEntry entry, Api api, Value self, List<Value> arguments, boolean constructing) {
        List<String> kept = texts.of(entry.keeps(), self, arguments);
        if (kept.isEmpty() && entry.home().isPresent() && !isHostNamed(entry, self, arguments)) {
            kept = List.of(entry.home().get());
        }
        if (SocketEnds.areLocal(api, arguments)) {
            kept = List.of(SocketEnds.THIS_MACHINE);
        }
        List<String> far = farEnd(kept, api, self);
        sinks.called(entry, api, self, arguments, far);
        machine.workerMessages.called(api, arguments);
        machine.libraries.called(api, arguments);
        machine.ownStorage.called(api, arguments);
        Facts facts = resultFacts(entry, api, self, arguments);
        if (entry.returns().isPresent() && farEnds.isEndpointOfTheUser(entry, self, arguments)) {
            facts = facts.withMark(FarEnds.SENT_TO_THE_USERS);
        }
        if (entry.returns().isPresent() && farEnds.isHostFromNetwork(entry, self, arguments)) {
            facts = facts.withMark(FarEnds.CONNECTED_BY_NETWORK);
        }
        if (api.path().equals("global.fetch")
                && texts.of(ADDRESS, self, arguments).stream().allMatch(text -> text.startsWith(Modules.ROOT))
                && !Values.deepFacts(Values.argument(arguments, 0)).isTaintedBy("network-response")) {
            facts = facts.withMark(FROM_NOWHERE_NAMED);
        }
        if (api.path().equals("global.fetch")
                && texts.of(ADDRESS, self, arguments).stream().anyMatch(PageResources::isOne)) {
            facts = facts.join(readFacts(ADDRESS.get(0), self, arguments, api.path()));
        }
        boolean ownHost = !entry.keeps().isEmpty() && farEnds.isHostOfTheUser(entry, self, arguments);
        if (ownHost) {
            facts = facts.withMark(FarEnds.CONNECTED_TO_THE_USERS);
        }
        Value result = result(entry, api, self, arguments, facts, far, constructing);
        if (self instanceof ApiInstance instance) {
            instance.addDestinations(kept);
            if (ownHost) {
                instance.addFacts(Facts.marked(FarEnds.CONNECTED_TO_THE_USERS));
            }
        }
        if (self instanceof HeapObject holder && onlyStores(entry)) {
            Facts stored = Values.derived(Undefined.UNDEFINED, arguments).facts();
            Facts given = entry.reads()
                    .map(at -> stored.join(readFacts(at, self, arguments, api.path())))
                    .orElse(stored);
            holder.addFacts(given);
            // An archive that was connected before it is filled.
            if (holder instanceof ApiInstance filled && given.isTainted()) {
                passOn(filled, Unknown.with(given));
            }
        }
        callbacks.run(entry, api, self, arguments, result);
        if (api.path().equals(SETTING)) {
            return machine.ownStorage.recalled(api, arguments, machine.settings.read(result, self, arguments));
        }
        if (api.path().equals(INSPECTED_SETTING)) {
            return machine.settings.inspect(result, self, arguments);
        }
        return entry.returns().isEmpty() && isChained(api, self)
                ? self
                : machine.ownStorage.recalled(api, arguments, result);
    }

    /** What the editor does with the answer of a callback. */
    void answered(ApiEntry use, Value answer) {
        goesOut(use, answer, List.of());
    }

    /** @param far what names the far end, besides what the value itself names */
    void goesOut(ApiEntry use, Value sent, List<String> far) {
        sinks.called(use, Api.of(use.api()), Undefined.UNDEFINED, List.of(sent), far);
    }

    /** What a call names the far end of what it makes, and what its receiver named. */
    List<String> farEnd(Api api, List<Value> arguments) {
        List<String> far = new ArrayList<>(api.destinations());
        ApiEntry entry = find(api.path());
        if (entry != null) {
            far.addAll(texts.of(entry.keeps(), Undefined.UNDEFINED, arguments));
        }
        return far;
    }

    /** The values at a position of a call. */
    List<Value> valuesAt(Position position, List<Value> arguments) {
        return texts.at(position, Undefined.UNDEFINED, arguments);
    }

    /** Whether the call names its far end at all, known or not. */
    private boolean isHostNamed(ApiEntry entry, Value self, List<Value> arguments) {
        return entry.keeps().stream()
                .flatMap(position -> texts.at(position, self, arguments).stream())
                .anyMatch(value -> value != Undefined.UNDEFINED);
    }

    private static boolean isChained(Api method, Value self) {
        boolean isObject = self instanceof ApiInstance || self instanceof Api;
        return isObject
                && CHAINED.contains(method.path().substring(method.path().lastIndexOf('.') + 1));
    }

    /** A form, an archive, a builder: what a method is given stays in the object until it is sent as a whole. */
    private static boolean onlyStores(ApiEntry entry) {
        return entry.sinks().isEmpty()
                && entry.gives().isEmpty()
                && entry.writes().isEmpty()
                && entry.callbacks().isEmpty();
    }

    private static List<String> farEnd(List<String> kept, Api api, Value self) {
        if (!kept.isEmpty()) {
            return kept;
        }
        return self instanceof ApiInstance instance ? instance.destinations() : api.destinations();
    }

    /** The text of a document within what is selected. */
    private static boolean ofSelection(Api api, List<Value> arguments) {
        return api.path().equals("vscode.TextDocument.getText")
                && Values.alternatives(Values.argument(arguments, 0)).stream().anyMatch(ApiModel::isSelection);
    }

    private static boolean isSelection(Value range) {
        if (range instanceof ApiInstance made) {
            return SELECTION.matcher(made.type().path()).find();
        }
        return range instanceof Api api && SELECTION.matcher(api.path()).find();
    }

    /**
     * A page asks for the files of its own extension as it asks for everything else, by addresses that the host gives it: the
     * code of its workers, which no page may load in another way. Where it does not name a host itself, that is what it got.
     */
    private boolean mayBePackaged(ApiEntry entry, Value self) {
        return machine.surface.isPage()
                && entry.gives().equals(Optional.of("network-response"))
                && self.facts().isMarkedWith(FROM_NOWHERE_NAMED);
    }

    private Facts resultFacts(ApiEntry entry, Api api, Value self, List<Value> arguments) {
        Facts facts = Facts.NONE;
        boolean isSource = entry.gives().isPresent() || entry.reads().isPresent();
        if (entry.gives().isPresent() && mayBePackaged(entry, self)) {
            facts = self.facts();
        } else if (entry.gives().isPresent()) {
            String source = ofSelection(api, arguments)
                    ? "editor-selection"
                    : entry.gives().get();
            String detail = String.join(" ", texts.of(entry.keeps(), self, arguments));
            facts = Facts.tainted(Taint.from(source, detail, machine.place(), note(source, api.path())))
                    .join(self.facts());
        }
        if (entry.gives().equals(Optional.of(OUTPUT))) {
            facts = facts.join(printed(entry, self, arguments));
        }
        if (entry.reads().isPresent()) {
            facts = facts.join(files.readFacts(entry.reads().get(), self, arguments, api.path()));
        }
        for (Position position : entry.returnsArgument()) {
            for (Value value : texts.at(position, self, arguments)) {
                facts = facts.join(Values.deepFacts(value));
                if (isConstantData(value) && entry.through().stream().anyMatch(DECODING::contains)) {
                    String source = "embedded-blob";
                    facts = facts.join(
                            Facts.tainted(Taint.from(source, "", machine.place(), note(source, api.path()))));
                }
            }
        }
        if (!isSource && entry.returnsArgument().isEmpty() && entry.returns().isPresent()) {
            facts = facts.join(self instanceof Api ? api.facts() : self.facts());
            if (entry.sinks().isEmpty() && !entry.keepsToItself()) {
                facts = facts.join(
                        Values.derived(Undefined.UNDEFINED, arguments).facts());
            }
        }
        for (String through : entry.through()) {
            facts = facts.through(through, machine.place());
        }
        return entry.guard().isPresent() ? facts.withMark(entry.guard().get()) : facts;
    }

    /** What is known of what a program prints: it is started by the call, or its output is listened to. */
    Facts printed(ApiEntry entry, Value self, List<Value> arguments) {
        List<String> words = new ArrayList<>();
        for (ApiEntry.Sink sink : entry.sinks()) {
            words.addAll(texts.of(sink.destination(), self, arguments));
        }
        if (words.isEmpty()) {
            words.addAll(self instanceof ApiInstance program ? program.destinations() : destinationsOf(self));
        }
        return printedBy(String.join(" ", words));
    }

    private Facts printedBy(String line) {
        Facts facts = Facts.NONE;
        for (String source : machine.commandLines.printedBy(line)) {
            facts = facts.join(
                    Facts.tainted(Taint.from(source, line, machine.place(), source + " printed by a command")));
        }
        return facts;
    }

    private static List<String> destinationsOf(Value self) {
        return self instanceof Api api ? api.destinations() : List.of();
    }

    /** Data that stands in the program; what a call makes of it is not known only because the call is not computed. */
    private static boolean isConstantData(Value value) {
        return value instanceof Text text && text.length() >= SHORTEST_BLOB
                || value instanceof BytesObject bytes && bytes.isKnown() && bytes.size() >= SHORTEST_BLOB;
    }

    private Value result(
            ApiEntry entry,
            Api api,
            Value self,
            List<Value> arguments,
            Facts facts,
            List<String> far,
            boolean constructing) {
        if (entry.returns().isPresent()) {
            String type = entry.returns().get();
            if (self instanceof ApiInstance same && type.equals(same.type().path())) {
                same.addFacts(facts);
                return same;
            }
            Value made = instance(new Api(type, Facts.NONE, far), facts);
            return entry.mayBeAbsent() ? Values.join(made, Undefined.UNDEFINED) : made;
        }
        if (entry.reads().isPresent()) {
            Value packaged = packagedFile(entry, api, self, arguments, facts);
            if (packaged != null) {
                return packaged;
            }
        }
        if (entry.lists().isPresent()) {
            Value listed = packagedFolder(entry, api, self, arguments);
            if (listed != null) {
                return listed;
            }
        }
        if (entry.returnsArgument().size() == 1 && entry.through().isEmpty()) {
            for (Value value : texts.at(entry.returnsArgument().get(0), self, arguments)) {
                return value instanceof HeapObject ? value : partialOf(value, facts);
            }
        }
        if (constructing) {
            return instance(Api.of(api.path()), facts);
        }
        return Unknown.with(facts);
    }

    /** What a call reads when it is a file of the package; null where it is not known. */
    @Nullable
    Value packagedFile(ApiEntry entry, Api api, Value self, List<Value> arguments, Facts facts) {
        List<String> paths = texts.of(List.of(entry.reads().orElseThrow()), self, arguments);
        return machine.packagedFiles.read(api, paths, arguments, facts);
    }

    /** What a call lists when it is a folder of the package; null where it is not known. */
    @Nullable
    Value packagedFolder(ApiEntry entry, Api api, Value self, List<Value> arguments) {
        List<String> paths = texts.of(List.of(entry.lists().orElseThrow()), self, arguments);
        return machine.packagedFiles.list(api, paths, arguments);
    }

    /** The argument's text as far as known: of a path or URL that was wrapped. */
    private Value partialOf(Value value, Facts facts) {
        List<String> known = texts.textsOf(value);
        return known.size() == 1 ? Unknown.text(known.get(0), facts) : Unknown.with(facts);
    }

    /** Something that an API made. */
    ApiInstance instance(Api type, Facts facts) {
        ApiInstance made = new ApiInstance(machine.level, type);
        made.addFacts(facts);
        if (NETWORK_STREAMS.contains(type.path())) {
            made.addFacts(Facts.tainted(
                    Taint.from("network-response", "", machine.place(), note("network-response", type.path()))));
        }
        return made;
    }

    /** What is written into a stream after it was connected to others; streams that are connected in a ring stop. */
    private void passOn(ApiInstance source, Unknown data) {
        List<Value> targets = source.targets();
        if (targets.isEmpty() || !passing.add(source)) {
            return;
        }
        try {
            for (Value target : targets) {
                machine.dispatcher.callMember(target, "write", List.of(data));
            }
        } finally {
            passing.remove(source);
        }
    }

    /** Data of {@code source}, now and later, goes where data written to {@code target} goes. */
    Value pipe(Value source, Value target) {
        machine.ownStreams.ask(source);
        if (source instanceof ApiInstance stream) {
            stream.pipeTo(target);
        }
        Unknown data = Unknown.with(Values.deepFacts(source));
        machine.dispatcher.callMember(target, "write", List.of(data));
        if (target instanceof HeapObject heap) {
            heap.addFacts(data.facts());
        }
        if (target instanceof Unknown) {
            return Unknown.with(target.facts().join(data.facts()));
        }
        return target instanceof Api api ? api.withFacts(api.facts().join(data.facts())) : target;
    }

    /** What is read from the file at a position of a call. */
    Facts readFacts(Position at, Value self, List<Value> arguments, String api) {
        return files.readFacts(at, self, arguments, api);
    }
}
