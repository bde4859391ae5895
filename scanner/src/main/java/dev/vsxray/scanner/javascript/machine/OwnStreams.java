package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Streams whose inside is the program's own, as a subclass or by options of Node's and the web's classes: what is written to
 * them is handed to that inside, and what that pushes is data of the stream.
 */
final class OwnStreams {

    /** What a stream of Node is made of, as options; with a line before it, each is the name of a method that does the same. */
    private static final List<String> PARTS = List.of("transform", "write", "writev", "read", "flush", "final");

    private static final String OF_NODE = "node:stream.";

    /** Node's classes that do nothing without an inside. */
    private static final Set<String> NODE =
            Set.of("node:stream.Transform", "node:stream.Writable", "node:stream.Duplex", "node:stream.Readable");

    private static final Set<String> WEB = Set.of("global.TransformStream", "global.WritableStream");

    /** Marks an instance of Node's classes that the program made, beside those that come from files and the network. */
    private static final String MADE_HERE = "\0made";

    /** What takes a chunk: of Node's, then of the web's. */
    private static final List<String> TAKING = List.of("_transform", "_write", "\0take");

    private final Machine machine;

    /** Those that were asked for what they have. */
    private final Set<HeapObject> asked = Collections.newSetFromMap(new IdentityHashMap<>());

    OwnStreams(Machine machine) {
        this.machine = machine;
    }

    /** Whether an instance of a class of the host has, or may be given, an inside that is the program's. */
    boolean isMade(String api, List<Value> arguments) {
        return NODE.contains(api)
                || (WEB.contains(api) || api.equals("node:stream.PassThrough"))
                        && Promises.isCallable(taking(Values.argument(arguments, 0)));
    }

    private Value taking(Value options) {
        if (!(options instanceof HeapObject given)) {
            return Undefined.UNDEFINED;
        }
        Value transform = machine.access.get(given, "transform");
        return Promises.isCallable(transform) ? transform : machine.access.get(given, "write");
    }

    /** @param self what a constructor without {@code class} has made already; anything else makes a new one */
    Value make(String api, Value self, List<Value> arguments, boolean constructing) {
        if (WEB.contains(api)) {
            return ofTheWeb(arguments);
        }
        HeapObject stream =
                constructing || !(self instanceof HeapObject made) ? new ApiInstance(machine.level, Api.of(api)) : made;
        stream.putHidden(MADE_HERE, Bool.TRUE);
        if (Values.argument(arguments, 0) instanceof HeapObject options) {
            for (String name : PARTS) {
                Value part = machine.access.get(options, name);
                if (Promises.isCallable(part)) {
                    stream.putHidden("_" + name, part);
                }
            }
        }
        return stream;
    }

    private PlainObject ofTheWeb(List<Value> arguments) {
        PlainObject stream = machine.newObject();
        Value taking = taking(Values.argument(arguments, 0));
        for (String side : List.of("readable", "writable")) {
            stream.putHidden(side, stream);
        }
        stream.putHidden("getWriter", machine.function("getWriter", (calls, self, given) -> stream));
        stream.putHidden("\0take", machine.function("take", (calls, self, given) -> {
            machine.unknownCalls.callMaybe(
                    taking, arguments.get(0), List.of(Values.argument(given, 0), controllerOf(stream)));
            return Undefined.UNDEFINED;
        }));
        return stream;
    }

    private PlainObject controllerOf(PlainObject stream) {
        PlainObject controller = machine.newObject();
        controller.put("enqueue", machine.function("enqueue", (calls, self, given) -> {
            stream.addFacts(Values.deepFacts(Values.argument(given, 0)));
            return Undefined.UNDEFINED;
        }));
        return controller;
    }

    /** A stream of what a generator yields; anything else is what it is. */
    Value sourceOf(Value given) {
        if (!(given instanceof GeneratorObject generator)) {
            return given;
        }
        ApiInstance stream = new ApiInstance(machine.level, Api.of("node:stream.Readable"));
        generator.yielded().forEach(value -> stream.addFacts(Values.deepFacts(value)));
        return stream;
    }

    /** Whether a method of Node's streams is called on one of the program's. */
    boolean isCalled(Api api, Value self) {
        return api.path().startsWith(OF_NODE)
                && self instanceof HeapObject stream
                && (!(stream instanceof ApiInstance) || stream.hasOwn(MADE_HERE));
    }

    /** A method that a stream of the program inherits from the host; null where the catalogue says what it does. */
    @Nullable
    Value called(Api api, HeapObject stream, List<Value> arguments) {
        Value first = Values.argument(arguments, 0);
        switch (api.path().substring(api.path().lastIndexOf('.') + 1)) {
            case "write", "end" -> write(stream, first);
            case "push" -> stream.addFacts(Values.deepFacts(first));
            case "read" -> {
                ask(stream);
                return Unknown.with(stream.facts());
            }
            case "on", "once", "addListener" -> {
                listen(stream, first, Values.argument(arguments, 1));
                return stream;
            }
            case "pipe" -> {
                Value piped = machine.apis.pipe(stream, first);
                later(stream, machine.function("pipe", (calls, self, given) -> machine.apis.pipe(stream, first)));
                return piped;
            }
            default -> {
                // Nothing goes through it.
            }
        }
        return null;
    }

    /** What it has is known when the code around has run: who writes to it may come after who listens. */
    private void listen(HeapObject stream, Value event, Value listener) {
        ask(stream);
        boolean ofData = event instanceof Text name && name.value().equals("data");
        later(stream, machine.function("listener", (calls, self, given) -> {
            List<Value> data = ofData ? List.of(Unknown.with(stream.facts())) : List.of();
            machine.unknownCalls.callMaybe(listener, stream, data);
            return Undefined.UNDEFINED;
        }));
    }

    private void later(HeapObject stream, Value function) {
        machine.agenda.add(function, stream, List.of(), machine.context, machine.frame().script);
    }

    /** Lets a stream that is read from push what it has. */
    void ask(Value source) {
        if (source instanceof HeapObject stream && asked.add(stream)) {
            callPart(stream, "_read", List.of());
        }
    }

    /** {@code stream.write(chunk)} or {@code stream.end(chunk)}, which no class of the program defines. */
    void write(HeapObject stream, Value chunk) {
        if (chunk == Undefined.UNDEFINED) {
            return;
        }
        for (String name : TAKING) {
            callPart(stream, name, List.of(chunk, Text.of("utf8"), doneOf(stream)));
        }
        PlainObject taken = machine.newObject();
        taken.put("chunk", chunk);
        callPart(stream, "_writev", List.of(machine.newArray(List.of(taken)), doneOf(stream)));
        callPart(stream, "_flush", List.of(doneOf(stream)));
        callPart(stream, "_final", List.of(doneOf(stream)));
    }

    private void callPart(HeapObject stream, String name, List<Value> arguments) {
        for (Value part : Values.alternatives(machine.access.get(stream, name))) {
            if (Promises.isCallable(part)) {
                machine.unknownCalls.callMaybe(part, stream, arguments);
            }
        }
    }

    /** The callback of a chunk, whose second argument is pushed. */
    private Value doneOf(HeapObject stream) {
        return machine.function("done", (calls, self, given) -> {
            stream.addFacts(Values.deepFacts(Values.argument(given, 1)));
            return Undefined.UNDEFINED;
        });
    }
}
