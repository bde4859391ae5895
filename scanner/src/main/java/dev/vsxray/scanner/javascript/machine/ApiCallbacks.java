package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.scanner.model.Trigger;
import dev.vsxray.signatures.catalogue.ApiEntry;
import dev.vsxray.signatures.catalogue.ApiEntry.Callback;
import dev.vsxray.signatures.catalogue.ApiEntry.Parameter;
import dev.vsxray.signatures.catalogue.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs the functions that were given to an API: now, or later under the trigger that the catalogue names. */
final class ApiCallbacks {

    /** What a server gets from who connects to it. */
    private static final String SERVER_SOCKET = "node:net.ServerSocket.";

    /** In place of a type: what the call gives is also what the callback gets, as a stream is filled by its controller. */
    private static final String RESULT = "result";

    /** Links of a prototype chain whose methods an API may call. */
    private static final int MAXIMUM_PROTOTYPES = 10;

    /** What crosses from the host to a page and back. */
    private static final Set<String> MESSAGES = Set.of("webview-message", "host-message");

    /**
     * What runs a function as soon as the present code is through. That it runs at once makes no difference but while the
     * program is loaded, when parts of it are not there yet: what is deferred then runs a second time, with all in its place.
     */
    private static final Set<String> DEFERRING =
            Set.of("global.setImmediate", "global.queueMicrotask", "global.process.nextTick");

    /** What may be left out. */
    private static final Value PERHAPS = Values.join(Undefined.UNDEFINED, Unknown.ANY);

    private static final Value PERHAPS_ERROR =
            Values.join(Undefined.UNDEFINED, Unknown.of(Unknown.Kind.OBJECT, Facts.NONE));

    /** Its code, which is in the bundle, calls the same handlers with messages it has decoded, of which less is known. */
    private static final String SERVER_OF_A_LANGUAGE = "npm:vscode-languageserver.Connection.";

    private final Machine machine;
    private final ApiModel model;
    private final ArgumentTexts texts;
    private final Map<Value, Map<Callback, Value>> answering = new IdentityHashMap<>();

    ApiCallbacks(Machine machine, ApiModel model, ArgumentTexts texts) {
        this.machine = machine;
        this.model = model;
        this.texts = texts;
    }

    void run(ApiEntry entry, Api api, Value self, List<Value> arguments, Value result) {
        Set<Value> handled = new LinkedHashSet<>();
        for (Callback listed : entry.callbacks()) {
            Callback callback = PageEvents.listener(listed, api, arguments);
            List<Value> parameters = new ArrayList<>();
            for (Parameter parameter : callback.parameters()) {
                boolean isResult = parameter.type().equals(Optional.of(RESULT));
                parameters.add(isResult ? result : parameter(parameter, entry, api, self, arguments));
            }
            int index = callback.at().from();
            if (index < 0 || index >= arguments.size()) {
                continue;
            }
            Value argument = arguments.get(index);
            handled.add(argument);
            for (Value alternative : Values.alternatives(argument)) {
                Value listener = hearing(callback, alternative);
                startAt(callback, callback.at().properties(), listener, Undefined.UNDEFINED, parameters, api);
            }
        }
        List<Value> others = arguments.stream()
                .filter(argument -> !handled.contains(argument))
                .toList();
        machine.unknownCalls.callBack(others, Unknown.with(result.facts()));
    }

    /** The function itself, or what gives it the messages of the other side of the bridge. */
    private Value hearing(Callback callback, Value function) {
        for (Parameter parameter : callback.parameters()) {
            boolean isOfRenderer = parameter.type().equals(Optional.of("vscode.RendererMessage"));
            if (isOfRenderer && parameter.gives().isPresent()) {
                return machine.bridge.listenerToRenderer(
                        function, parameter.gives().get());
            }
            if (parameter.gives().filter(MESSAGES::contains).isPresent()) {
                return machine.bridge.listener(function, parameter.gives().get());
            }
            if (PageEvents.isMessage(parameter) && Promises.isCallable(function)) {
                return machine.bridge.listenerToEvents(function);
            }
        }
        return function;
    }

    private void startAt(
            Callback callback, List<String> properties, Value value, Value owner, List<Value> parameters, Api api) {
        if (properties.isEmpty()) {
            if (Promises.isCallable(value)) {
                Value function = callback.isAnswer() ? answering(value, callback, api) : value;
                start(api, callback.trigger(), function, owner, parameters);
            }
            return;
        }
        if (!(value instanceof HeapObject object)) {
            return;
        }
        List<String> inner = properties.subList(1, properties.size());
        if (properties.get(0).equals(Position.EVERY)) {
            for (String name : memberNames(object, inner.isEmpty())) {
                startAt(callback, inner, machine.access.get(object, name), object, parameters, api);
            }
        } else {
            Value member = machine.access.get(object, properties.get(0));
            for (Value alternative : Values.alternatives(member)) {
                startAt(callback, inner, alternative, object, parameters, api);
            }
        }
    }

    /** The same function, whose result is used: the tracker that a factory makes, the configuration that will be run. */
    private Value answering(Value function, Callback callback, Api api) {
        Map<Callback, Value> known = answering.computeIfAbsent(function, one -> new HashMap<>());
        return known.computeIfAbsent(
                callback,
                one -> machine.function("answering", (calls, self, arguments) -> {
                    Value made = machine.promises.await(machine.call(function, self, arguments));
                    if (!callback.resultSinks().isEmpty()) {
                        List<String> names = callback.at().properties();
                        String path = names.isEmpty()
                                ? api.path()
                                : api.member(names.get(names.size() - 1)).path();
                        model.answered(ApiEntry.ofSinks(path, callback.resultSinks()), made);
                    }
                    startAll(callback.ofResult(), self, made, api);
                    return made;
                }));
    }

    private void startAll(List<Callback> callbacks, Value owner, Value result, Api api) {
        for (Callback callback : callbacks) {
            List<Value> parameters = callback.parameters().stream()
                    .map(parameter -> given(parameter, result, api))
                    .toList();
            Value on = callback.at().isReceiver() ? owner : result;
            for (Value alternative : Values.alternatives(on)) {
                startAt(callback, callback.at().properties(), alternative, Undefined.UNDEFINED, parameters, api);
            }
        }
    }

    private static Set<String> memberNames(HeapObject object, boolean functions) {
        Set<String> names = new TreeSet<>();
        Value at = object;
        for (int i = 0; i < MAXIMUM_PROTOTYPES && at instanceof HeapObject present; i++) {
            for (String key : present.keys()) {
                Property property = present.find(key);
                if (property != null
                        && property.value() instanceof HeapObject member
                        && member instanceof FunctionObject == functions
                        && !key.equals("constructor")) {
                    names.add(key);
                }
            }
            at = present.prototype();
        }
        return names;
    }

    private void start(Api api, Optional<String> trigger, Value function, Value owner, List<Value> known) {
        List<Value> parameters = withUnknown(known, function);
        if (api.path().startsWith(SERVER_OF_A_LANGUAGE) && !known.isEmpty() && function instanceof Closure handler) {
            handler.alwaysGiven = parameters;
        }
        if (trigger.isEmpty()) {
            machine.unknownCalls.callMaybe(function, owner, parameters);
            if (DEFERRING.contains(api.path()) && machine.run() == 0) {
                machine.agenda.add(function, owner, parameters, machine.context, machine.frame().script);
            }
        } else {
            later(trigger.get(), function, owner, parameters);
        }
    }

    /** A host may give more than the catalogue lists, and less than a function takes. */
    private static List<Value> withUnknown(List<Value> known, Value function) {
        int taken = function instanceof NativeFunction ? 0 : UnknownCalls.parametersOf(function);
        if (taken <= known.size()) {
            return known;
        }
        List<Value> parameters = new ArrayList<>(known);
        parameters.addAll(Collections.nCopies(taken - known.size(), PERHAPS));
        return parameters;
    }

    private void later(String word, Value function, Value owner, List<Value> parameters) {
        Trigger trigger = Trigger.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        Context context = machine.context.startedLaterBy(trigger);
        machine.agenda.add(function, owner, parameters, context, machine.frame().script);
    }

    private Value parameter(Parameter parameter, ApiEntry entry, Api api, Value self, List<Value> arguments) {
        Facts facts = Facts.NONE;
        if (parameter.gives().isPresent()) {
            facts = isToldByItsStarter(api)
                    ? Facts.NONE
                    : tainted(parameter.gives().get(), api.path());
            if (parameter.gives().get().equals("process-output")) {
                facts = facts.join(model.printed(entry, self, arguments));
            }
            if (parameter.gives().get().equals("user-input")) {
                facts = facts.withMark("user-confirmation");
                machine.promises.isSettledByAnswer("user-confirmation");
            }
        }
        if (parameter.read() && entry.reads().isPresent()) {
            Value packaged = model.packagedFile(entry, api, self, arguments, facts);
            if (packaged != null) {
                return packaged;
            }
            facts = facts.join(model.readFacts(entry.reads().get(), self, arguments, api.path()));
        }
        if (parameter.gives().isPresent() && entry.lists().isPresent()) {
            Value listed = model.packagedFolder(entry, api, self, arguments);
            if (listed != null) {
                return listed;
            }
        }
        if (parameter.passedOn().isPresent()) {
            for (Value value : texts.at(parameter.passedOn().get(), self, arguments)) {
                facts = facts.join(Values.deepFacts(value));
            }
            for (String through : entry.through()) {
                facts = facts.through(through, machine.place());
            }
        }
        return ofType(parameter, facts);
    }

    /**
     * A server that only listens when an argument asks for it talks with who started the program, as debug adapters do
     * with the editor.
     */
    private boolean isToldByItsStarter(Api api) {
        return api.path().startsWith(SERVER_SOCKET) && machine.context.guards().contains(WorkerMessages.OWN_ARGUMENTS);
    }

    /** What a callback of a result is given. */
    private Value given(Parameter parameter, Value result, Api api) {
        if (parameter.same().isPresent()) {
            return Values.joinAll(texts.at(parameter.same().get(), Undefined.UNDEFINED, List.of(result)));
        }
        return ofType(
                parameter,
                parameter.gives().map(source -> tainted(source, api.path())).orElse(Facts.NONE));
    }

    private Value ofType(Parameter parameter, Facts facts) {
        if (parameter.type().isEmpty()) {
            return Unknown.with(facts);
        }
        return switch (parameter.type().get()) {
            case "node:Error" -> PERHAPS_ERROR;
            case "node:String" -> Unknown.of(Unknown.Kind.TEXT, facts);
            default -> model.instance(Api.of(parameter.type().get()), facts);
        };
    }

    private Facts tainted(String source, String path) {
        return Facts.tainted(Taint.from(source, "", machine.place(), source + " from " + path));
    }

    /** {@code socket.onmessage = listener}: as if it had been added by the method for listeners. */
    void assigned(Api api, String key, Value listener) {
        String event = key.substring(2);
        String path = api.path() + ".addEventListener";
        Optional<ApiEntry> entry = machine.catalogue.find(path);
        if (entry.isEmpty() || entry.get().callbacks().isEmpty()) {
            machine.unknownCalls.callMaybe(listener, api, List.of(Unknown.with(api.facts())));
            return;
        }
        List<Value> arguments = List.of(Text.of(event), listener);
        run(entry.get(), Api.of(path), api, arguments, Undefined.UNDEFINED);
    }
}
