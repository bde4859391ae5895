package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What runs later: callbacks of events, timers and commands. They run after the code that registered them, in the order
 * of registration, and once more when what they left behind may matter to one another.
 */
final class Agenda {

    /** Callbacks that are kept; a program that registers more registers the same ones in a loop. */
    private static final int MAXIMUM_TASKS = 20_000;

    /** How often each callback runs: enough for data to get from one to another and on to a third. */
    private static final int ROUNDS = 3;

    private final Machine machine;
    private final Set<Task> tasks = new LinkedHashSet<>();

    Agenda(Machine machine) {
        this.machine = machine;
    }

    /** Registers a callback for later. Arguments compare by value, so that registering twice is registering once. */
    void add(Value function, Value self, List<Value> arguments, Context context, Script script) {
        if (tasks.size() < MAXIMUM_TASKS) {
            tasks.add(new Task(function, self, List.copyOf(arguments), context, script));
        }
    }

    /** Runs everything that is registered, and what that registers. */
    void runAll() {
        Set<Task> done = new LinkedHashSet<>();
        int changesBefore = machine.changes();
        runNew(done);
        for (int round = 1; round < ROUNDS && machine.changes() != changesBefore; round++) {
            changesBefore = machine.changes();
            List.copyOf(done).forEach(this::run);
            runNew(done);
        }
    }

    private void runNew(Set<Task> done) {
        for (List<Task> fresh = notIn(done); !fresh.isEmpty(); fresh = notIn(done)) {
            done.addAll(fresh);
            fresh.forEach(this::run);
        }
    }

    private List<Task> notIn(Set<Task> done) {
        List<Task> fresh = new ArrayList<>();
        for (Task task : tasks) {
            if (!done.contains(task)) {
                fresh.add(task);
            }
        }
        return fresh;
    }

    private void run(Task task) {
        machine.hostGlobals.outside(task.script(), () -> {
            Context before = machine.context;
            machine.context = task.context();
            try {
                return machine.unknownCalls.callMaybe(task.function(), task.self(), task.arguments());
            } catch (Thrown thrown) {
                return Undefined.UNDEFINED;
            } finally {
                machine.context = before;
            }
        });
    }

    /** Runs functions that nothing called, so that code behind a dispatch we did not follow is seen all the same. */
    void sweep(Context context) {
        for (List<Closure> unrun = machine.functions.takeUnrun();
                !unrun.isEmpty();
                unrun = machine.functions.takeUnrun()) {
            for (Closure closure : unrun) {
                if (closure.code.runs == 0) {
                    sweep(closure, context);
                }
            }
            runAll();
        }
    }

    private void sweep(Closure closure, Context context) {
        List<Value> arguments = new ArrayList<>();
        closure.node().parameters().forEach(parameter -> arguments.add(Unknown.ANY));
        if (closure.isClass()) {
            Value construct = machine.function("new", (calls, self, given) -> calls.construct(closure, given));
            run(new Task(construct, Undefined.UNDEFINED, arguments, context, closure.script));
        } else {
            Value self = machine.functions.instanceFor(closure);
            run(new Task(closure, self, arguments, context, closure.script));
        }
    }

    private record Task(Value function, Value self, List<Value> arguments, Context context, Script script) {}
}
