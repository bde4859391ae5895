package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.UnknownMethods;
import dev.vsxray.scanner.javascript.value.BoundFunction;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Calls of what is not known. The result may be made of everything that went in; functions that went in may be called
 * back with it.
 */
final class UnknownCalls {

    /** Methods of collections and streams that store what they are given in the receiver. */
    private static final Set<String> STORING =
            Set.of("push", "unshift", "add", "set", "append", "concat", "write", "end", "send", "emit", "put");

    private static final Set<String> WRITING = Set.of("write", "end");

    private final Machine machine;

    UnknownCalls(Machine machine) {
        this.machine = machine;
    }

    Value call(Value function, List<Value> arguments) {
        machine.mayThrow();
        Facts given = Values.derived(arguments, machine.place()).facts();
        Unknown result = Unknown.with(function.facts().join(given));
        callBack(arguments, result);
        return result;
    }

    /** {@code object.name(arguments)} where there is no such function that we know. */
    Value callMember(Value object, String name, List<Value> arguments) {
        machine.mayThrow();
        if (Promises.isPromiseMethod(name)) {
            return machine.promises.thenOf(object, name, arguments);
        }
        if (ApiModel.PIPES.contains(name) && !arguments.isEmpty()) {
            return machine.apis.pipe(object, arguments.get(0));
        }
        if (object instanceof HeapObject stream && WRITING.contains(name)) {
            machine.ownStreams.write(stream, Values.argument(arguments, 0));
        }
        if (object instanceof Unknown) {
            if (name.equals("on") || name.equals("once") || name.equals("addListener")) {
                callBack(arguments, Unknown.with(object.facts()));
                return object;
            }
            Optional<Value> known = UnknownMethods.call(machine, object, name, arguments);
            if (known.isPresent()) {
                return known.get();
            }
        }
        Facts facts =
                Values.derived(arguments, machine.place()).facts().join(Values.factsWithin(object, machine.place()));
        if (object instanceof HeapObject heap && STORING.contains(name)) {
            heap.addFacts(Values.derived(Undefined.UNDEFINED, arguments).facts());
        }
        Unknown result = Unknown.with(facts);
        callBack(arguments, result);
        return result;
    }

    /** Calls each function among the arguments, less certainly than the code around, with something unknown. */
    void callBack(List<Value> arguments, Unknown given) {
        for (Value argument : arguments) {
            for (Value alternative : Values.alternatives(argument)) {
                if (alternative instanceof FunctionObject function && !(function instanceof NativeFunction)) {
                    callMaybe(function, Undefined.UNDEFINED, givenTo(function, given));
                }
            }
        }
    }

    private static List<Value> givenTo(FunctionObject function, Unknown given) {
        return Collections.nCopies(parametersOf(function), given);
    }

    /** How many parameters a function names; one, where its code is not known. */
    static int parametersOf(Value function) {
        Value target = function instanceof BoundFunction bound ? bound.target() : function;
        return target instanceof Closure closure ? closure.node().parameters().size() : 1;
    }

    /** A call that may or may not happen; what it throws goes to nobody we know. */
    Value callMaybe(Value function, Value self, List<Value> arguments) {
        int level = machine.level;
        machine.level = level + 1;
        try {
            return machine.call(function, self, arguments);
        } catch (Thrown thrown) {
            machine.mayThrow(thrown.value());
            return Undefined.UNDEFINED;
        } finally {
            machine.level = level;
        }
    }
}
