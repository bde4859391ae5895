package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.FunctionNode;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a function waits for and gets only later, when an event fulfils the promise. The machine does not stop in the
 * middle of a function: it goes on without the value. When the value comes, the function runs again from its start, and
 * at that place gets it; what this run gives fulfils the promise that its caller holds, who may wait in the same way.
 *
 * <p>A function that only waits to be woken, and then looks at what others left for it, runs again with the callbacks.
 */
final class LateValues {

    /** Runs for one place that waits: one for each kind of message, of those that a program tells apart. */
    private static final int MAXIMUM_RUNS = 4;

    /** Objects inside a value that are looked at for data of sources. */
    private static final int OBJECTS_LOOKED_AT = 24;

    private final Machine machine;
    private final Map<Waiting, Integer> runs = new HashMap<>();
    private final Map<Waiting, Integer> repeats = new HashMap<>();

    /** What the present run gets where it waits. */
    private Map<Waiting, Value> given = Map.of();

    LateValues(Machine machine) {
        this.machine = machine;
    }

    /** What came for the present place; null when nothing has come, and the function that runs is told when it does. */
    @Nullable
    Value of(PromiseObject promise) {
        Waiting here = new Waiting(machine.frame().script, machine.placeStart);
        Value came = given.get(here);
        if (came == null) {
            wait(promise, here);
        }
        return came;
    }

    private void wait(PromiseObject promise, Waiting here) {
        Frame frame = resumable(machine.frame());
        if (frame == null || frame.callee == null) {
            return;
        }
        frame.waitsInVain();
        Map<Waiting, Value> before = given;
        int level = machine.level;
        if (repeats.merge(here, 1, Integer::sum) <= MAXIMUM_RUNS) {
            machine.agenda.addRepeated(again(frame, frame.callee, level, before), frame.entry, frame.script);
        }
        promise.whenFulfilledLater(value -> {
            if (matters(value) && runs.merge(here, 1, Integer::sum) <= MAXIMUM_RUNS) {
                Map<Waiting, Value> now = new HashMap<>(before);
                now.put(here, value);
                Value again = again(frame, frame.callee, level, now);
                machine.agenda.add(again, Undefined.UNDEFINED, List.of(), frame.entry, frame.script);
            }
        });
    }

    private static boolean matters(Value value) {
        return value instanceof HeapObject
                || !value.isConstant()
                        && Values.deepFacts(value, OBJECTS_LOOKED_AT).isTainted();
    }

    /**
     * The function to run again: the one that waits, where it is async. A generator waits for the helper that drives it,
     * such as {@code __awaiter}: what gave a promise then is the function around the one that started the generator.
     */
    private static @Nullable Frame resumable(Frame waiting) {
        Closure callee = waiting.callee;
        if (callee == null) {
            return null;
        }
        if (callee.node().async()) {
            return callee.node().generator() ? asyncAround(waiting.caller()) : waiting;
        }
        Frame started = outside(waiting.caller(), waiting.script, callee.node());
        if (started == null || started.callee == null) {
            return null;
        }
        return around(started.caller(), started.script, started.callee.node());
    }

    /** Who goes through the values of an async generator. */
    private static @Nullable Frame asyncAround(@Nullable Frame caller) {
        Closure callee = caller == null ? null : caller.callee;
        return callee != null && callee.node().async() && !callee.node().generator() ? caller : null;
    }

    private static @Nullable Frame outside(@Nullable Frame from, Script script, FunctionNode inner) {
        Frame at = from;
        while (at != null && at.callee != null && isInside(inner, script, at)) {
            at = at.caller();
        }
        return at;
    }

    private static @Nullable Frame around(@Nullable Frame from, Script script, FunctionNode inner) {
        Frame at = from;
        while (at != null && at.callee != null && !isInside(inner, script, at)) {
            at = at.caller();
        }
        return at == null || at.callee == null ? null : at;
    }

    private static boolean isInside(FunctionNode inner, Script script, Frame frame) {
        Closure closure = frame.callee;
        return closure != null
                && closure.script == script
                && closure.node().start() <= inner.start()
                && inner.end() <= closure.node().end();
    }

    private NativeFunction again(Frame frame, Closure closure, int level, Map<Waiting, Value> now) {
        return machine.function("resume", (calls, self, arguments) -> {
            Map<Waiting, Value> before = given;
            int present = machine.level;
            given = now;
            machine.level = Math.max(level, present);
            try {
                fulfil(frame, machine.functions.again(frame, closure));
            } finally {
                given = before;
                machine.level = present;
            }
            return Undefined.UNDEFINED;
        });
    }

    private static void fulfil(Frame frame, Value result) {
        PromiseObject first = frame.promise();
        if (first != null && result instanceof PromiseObject next) {
            next.whenSettled(first::fulfil, first::reject);
        }
    }

    /** @param offset where an expression waits, in UTF-16 code units */
    private record Waiting(Script script, int offset) {}
}
