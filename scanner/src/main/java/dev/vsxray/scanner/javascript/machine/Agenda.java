package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What runs later: callbacks of events, timers and commands. They run after the code that registered them, in the order
 * of registration, and once more when what they left behind may matter to one another.
 */
final class Agenda {

    /** Callbacks that are kept; a program that registers more registers the same ones in a loop. */
    private static final int MAXIMUM_TASKS = 20_000;

    /** How often each callback runs: enough for data to get from one to another and on to a third. */
    private static final int ROUNDS = 3;

    /**
     * Callbacks that register one another in a row: a timer that starts itself again shows nothing new, and each time
     * it is another function.
     */
    private static final int LONGEST_CHAIN = 12;

    /**
     * Callbacks of one function that it led to itself: a timer that starts itself again on two ways would otherwise
     * double with each link of its chain.
     */
    private static final int MAXIMUM_OF_ITS_OWN = 24;

    private final Machine machine;
    private final Map<FunctionCode, Integer> ofTheirOwn = new IdentityHashMap<>();
    private final Set<Task> tasks = new HashSet<>();
    private final Queue<Task> waiting = new ArrayDeque<>();
    private final List<Task> ran = new ArrayList<>();

    /** How often shared state had changed when everything had run last. */
    private int settled;

    /** The callback that runs; null outside of them. */
    private @Nullable Task running;

    private boolean sweeping;
    private boolean repeating;
    private int lastRun;
    private int run;

    Agenda(Machine machine) {
        this.machine = machine;
    }

    /** Registers a callback for later. Arguments compare by value, so that registering twice is registering once. */
    void add(Value function, Value self, List<Value> arguments, Context context, Script script) {
        Task task = new Task(function, self, List.copyOf(arguments), context, script, running);
        if (isNew(task) && !isOneTooManyOfItsOwn(task)) {
            waiting.add(task);
        }
    }

    /** Registers what has run, to run once more should shared state have changed. */
    void addRepeated(Value function, Context context, Script script) {
        Task task = new Task(function, Undefined.UNDEFINED, List.of(), context, script, running);
        if (isNew(task)) {
            ran.add(task);
        }
    }

    private boolean isNew(Task task) {
        return task.link <= LONGEST_CHAIN && tasks.size() < MAXIMUM_TASKS && tasks.add(task);
    }

    private boolean isOneTooManyOfItsOwn(Task task) {
        return task.function instanceof Closure closure
                && task.isLedToBy(closure.code)
                && ofTheirOwn.merge(closure.code, 1, Integer::sum) > MAXIMUM_OF_ITS_OWN;
    }

    /**
     * Runs what is registered and has not run, and what that registers; then everything once more as long as shared
     * state has changed since it ran.
     */
    void runAll() {
        runNew();
        for (int round = 1; round < ROUNDS && machine.changes() != settled; round++) {
            settled = machine.changes();
            repeating = true;
            List.copyOf(ran).forEach(this::run);
            runNew();
        }
        repeating = false;
        settled = machine.changes();
    }

    /** The number of the run that is going on, from 1; 0 outside of callbacks. */
    int run() {
        return run;
    }

    /** True while callbacks run that ran before. */
    boolean isRepeating() {
        return repeating;
    }

    private void runNew() {
        while (!waiting.isEmpty()) {
            Task task = waiting.remove();
            ran.add(task);
            run(task);
        }
    }

    private void run(Task task) {
        machine.hostGlobals.outside(task.script, () -> {
            Context before = machine.context;
            Task runningBefore = running;
            machine.context = task.context;
            running = task;
            run = ++lastRun;
            try {
                return machine.unknownCalls.callMaybe(task.function, task.self, task.arguments);
            } catch (Thrown thrown) {
                return Undefined.UNDEFINED;
            } finally {
                machine.context = before;
                running = runningBefore;
                run = 0;
            }
        });
    }

    /** Runs functions that nothing called, so that code behind a dispatch we did not follow is seen all the same. */
    void sweep(Context context) {
        sweeping = true;
        try {
            for (List<Closure> unrun = unrun(); !unrun.isEmpty(); unrun = unrun()) {
                for (Closure closure : unrun) {
                    if (closure.code.runs == 0) {
                        sweep(closure, context);
                    }
                }
                runNew();
            }
        } finally {
            sweeping = false;
        }
    }

    /** True while functions are run that nothing called. */
    boolean isSweeping() {
        return sweeping;
    }

    private List<Closure> unrun() {
        List<Closure> unrun = machine.functions.takeUnrun();
        if (unrun.isEmpty()) {
            runAll();
            return machine.functions.takeUnrun();
        }
        return unrun;
    }

    private void sweep(Closure closure, Context context) {
        List<Value> arguments = new ArrayList<>();
        closure.node().parameters().forEach(parameter -> arguments.add(Unknown.ANY));
        if (closure.isClass()) {
            Value construct = machine.function(
                    "new", (calls, self, given) -> machine.functions.constructAsWritten(closure, given, closure));
            run(new Task(construct, Undefined.UNDEFINED, arguments, context, closure.script, null));
        } else {
            Value self = machine.functions.instanceFor(closure);
            run(new Task(closure, self, arguments, context, closure.script, null));
        }
    }

    /** Equal when the same would run, at the same place of a row: what led to it makes no difference. */
    private static final class Task {
        final Value function;
        final Value self;
        final List<Value> arguments;
        final Context context;
        final Script script;

        /** The callback that registered this one; null for the first of a row. */
        final @Nullable Task cause;

        /** The number in its row, from 1. */
        final int link;

        Task(Value function, Value self, List<Value> arguments, Context context, Script script, @Nullable Task cause) {
            this.function = function;
            this.self = self;
            this.arguments = arguments;
            this.context = context;
            this.script = script;
            this.cause = cause;
            this.link = cause == null ? 1 : cause.link + 1;
        }

        boolean isLedToBy(FunctionCode code) {
            for (Task task = cause; task != null; task = task.cause) {
                if (task.function instanceof Closure closure && closure.code == code) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Task that
                    && function.equals(that.function)
                    && self.equals(that.self)
                    && arguments.equals(that.arguments)
                    && context.equals(that.context)
                    && script.equals(that.script)
                    && link == that.link;
        }

        @Override
        public int hashCode() {
            return Objects.hash(function, self, arguments, context, script, link);
        }
    }
}
