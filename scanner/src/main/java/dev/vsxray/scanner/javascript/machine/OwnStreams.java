package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Streams whose inside is the program's own, as a subclass or by options of Node's and the web's classes: what is written to
 * them is handed to that inside, and what that pushes is data of the stream.
 */
final class OwnStreams {

    /** Node's classes that take their inside as options. */
    private static final Set<String> NODE =
            Set.of("node:stream.Transform", "node:stream.Writable", "node:stream.Duplex", "node:stream.PassThrough");

    private static final Set<String> WEB = Set.of("global.TransformStream", "global.WritableStream");

    /** What takes a chunk: of subclasses, then of the web's options. */
    private static final List<String> TAKING = List.of("_transform", "_write", "\0take");

    private final Machine machine;

    OwnStreams(Machine machine) {
        this.machine = machine;
    }

    /** Whether an instance of a class of the host is made of a function of the program. */
    boolean isMade(String api, List<Value> arguments) {
        return (NODE.contains(api) || WEB.contains(api)) && Promises.isCallable(taking(Values.argument(arguments, 0)));
    }

    private Value taking(Value options) {
        if (!(options instanceof HeapObject given)) {
            return Undefined.UNDEFINED;
        }
        Value transform = machine.access.get(given, "transform");
        return Promises.isCallable(transform) ? transform : machine.access.get(given, "write");
    }

    PlainObject make(String api, List<Value> arguments) {
        PlainObject stream = machine.newObject();
        Value taking = taking(Values.argument(arguments, 0));
        if (NODE.contains(api)) {
            stream.putHidden("_transform", taking);
        } else {
            stream.putHidden("\0take", machine.function("take", (calls, self, given) -> {
                machine.unknownCalls.callMaybe(
                        taking, arguments.get(0), List.of(Values.argument(given, 0), controllerOf(stream)));
                return Undefined.UNDEFINED;
            }));
        }
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

    /** A method that a stream of the program inherits from the host; null where the catalogue says what it does. */
    @Nullable
    Value called(Api api, HeapObject stream, List<Value> arguments) {
        Value first = Values.argument(arguments, 0);
        switch (api.path().substring(api.path().lastIndexOf('.') + 1)) {
            case "write", "end" -> write(stream, first);
            case "push" -> stream.addFacts(Values.deepFacts(first));
            case "pipe" -> {
                return machine.apis.pipe(stream, first);
            }
            default -> {
                // Nothing goes through it.
            }
        }
        return null;
    }

    /** {@code stream.write(chunk)} or {@code stream.end(chunk)}, which no class of the program defines. */
    void write(HeapObject stream, Value chunk) {
        for (String name : TAKING) {
            Value taking = machine.access.get(stream, name);
            if (Promises.isCallable(taking) && chunk != Undefined.UNDEFINED) {
                machine.unknownCalls.callMaybe(taking, stream, List.of(chunk, Text.of("utf8"), doneOf(stream)));
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
