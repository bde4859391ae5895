package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a call must run its function once more. A decoder runs for each of its constants; a large function
 * that is called from a hundred places runs for the first of them, and after that only when it is given data of sources,
 * or run by triggers, that it has not been given before.
 */
final class Reuse {

    /** In steps: a function that costs less runs each time, which is cheaper than to compare. */
    private static final long CHEAP = 300;

    /** In steps: a function that costs less is a question such as {@code isArray(x)}, whose answers must not be mixed. */
    private static final long TINY = 25;

    /** Runs of one function with different arguments, after which only new sources or triggers count. */
    private static final int MAXIMUM_RUNS = 8;

    /** The same where the program surely gets: helpers that fill objects one after the other are told by nothing else. */
    private static final int MAXIMUM_CERTAIN_RUNS = 64;

    /** Runs of one cheap function with arguments that are not known, after which it is treated like one that is not. */
    private static final int MAXIMUM_CHEAP_RUNS = 16;

    /** The same of both kinds of function in the sweep, where the arguments are guesses from the start. */
    private static final int MAXIMUM_SWEEPING_RUNS = 3;

    /** Objects inside an argument that are looked at for sources before each call. */
    private static final int OBJECTS_LOOKED_AT = 24;

    /** Runs of one function that are on the stack at once under conditions that are not known. */
    private static final int MAXIMUM_UNCERTAIN_DEPTH = 2;

    /**
     * The same where they are runs for different receivers, variables or callbacks, as those of a stage that hands on
     * to the next of its kind: what observables, middleware and filters are made of.
     */
    private static final int MAXIMUM_STAGES = 16;

    /** Calls on the stack; a thread with 512 MB of stack holds about four times as many. */
    private static final int MAXIMUM_DEPTH = 2_500;

    /** Runs of one function on the stack from which on it may be one that never ends, and what it must have cost by then. */
    private static final int DEEP = 100;

    private static final int DEEP_SHARE = 20;

    /** Parts of the whole budget that one function may use up when all its arguments are known, and when not. */
    private static final int KNOWN_SHARE = 2;

    private static final int UNKNOWN_SHARE = 40;

    /** Elements of a list that are looked at before each call. */
    private static final int LARGEST_KNOWN_LIST = 1_024;

    /** What a call gives then is made of what other calls of the same function gave. */
    private static final String NOT_FOLLOWED_AGAIN = "through a function that was not followed for this call";

    private final Machine machine;

    Reuse(Machine machine) {
        this.machine = machine;
    }

    /** What the call gives without running, or null when it must run. */
    @Nullable
    Value instead(Closure closure, Value self, List<Value> arguments, int depth) {
        Answer answer = answer(closure, self, arguments, depth);
        if (answer == Answer.RUN) {
            return null;
        }
        FunctionCode code = closure.code.entryFor(arguments);
        Facts brought = null;
        if (answer == Answer.RUN_FOR_NEW_MATERIAL && code.runsForMoreMaterials()) {
            brought = brought(self, arguments);
        }
        if (brought != null && isNew(closure, brought, self, arguments)) {
            return null;
        }
        machine.guess();
        Value known = code.recall(new CallKey(closure, self, arguments, machine.context));
        if (known != null) {
            return known;
        }
        // The exports of a module, which is asked for wherever it is used: not those of all modules.
        if (closure.gaveForNothing != null && takesNothing(closure) && self == Undefined.UNDEFINED) {
            return closure.gaveForNothing;
        }
        if (brought == null) {
            brought = brought(self, arguments);
        }
        Facts assumed = brought.assumed(machine.place(), NOT_FOLLOWED_AGAIN);
        Value joined = code.joinedResult();
        if (joined == null) {
            return Unknown.with(assumed);
        }
        Value others = Values.assumed(joined, machine.place(), NOT_FOLLOWED_AGAIN);
        return brought.isTainted() ? Values.join(others, Unknown.with(assumed)) : others;
    }

    boolean mustNotRunAgain(Closure closure, Value self, List<Value> arguments, int depth) {
        return switch (answer(closure, self, arguments, depth)) {
            case RUN -> false;
            case DO_NOT_RUN -> true;
            case RUN_FOR_NEW_MATERIAL ->
                !closure.code.entryFor(arguments).runsForMoreMaterials()
                        || !isNew(closure, brought(self, arguments), self, arguments);
        };
    }

    private enum Answer {
        RUN,
        RUN_FOR_NEW_MATERIAL,
        DO_NOT_RUN
    }

    private Answer answer(Closure closure, Value self, List<Value> arguments, int depth) {
        FunctionCode code = closure.code.entryFor(arguments);
        if (depth > MAXIMUM_DEPTH) {
            return Answer.DO_NOT_RUN;
        }
        if (code.handsOn()) {
            return Answer.RUN;
        }
        if (isTooDeep(closure, self, arguments)) {
            return Answer.DO_NOT_RUN;
        }
        if (code.runs == 0) {
            return Answer.RUN;
        }
        if (!closure.hasRun && takesNothing(closure)) {
            boolean left = code.costUpTo(machine.budget.used()) < machine.budget.total() / KNOWN_SHARE;
            return left ? Answer.RUN : Answer.RUN_FOR_NEW_MATERIAL;
        }
        boolean affordable = code.costUpTo(machine.budget.used()) < machine.budget.total() / UNKNOWN_SHARE;
        boolean certain = machine.level <= closure.scope.level();
        boolean cheap = code.lastCost < (certain || code.runs < most(MAXIMUM_CHEAP_RUNS) ? CHEAP : TINY);
        if (cheap && affordable) {
            return Answer.RUN;
        }
        if (code.isEntry() || allKnown(arguments)) {
            boolean decodes = (code.isEntry() || isGivenData(closure, arguments))
                    && code.costUpTo(machine.budget.used()) < machine.budget.total() / KNOWN_SHARE;
            if (decodes || certain && affordable) {
                return Answer.RUN;
            }
        }
        if (code.runs < most(certain ? MAXIMUM_CERTAIN_RUNS : MAXIMUM_RUNS) && affordable) {
            boolean ran = code.ranFor(new CallKey(closure, self, arguments, machine.context), machine.changes());
            return ran ? Answer.DO_NOT_RUN : Answer.RUN;
        }
        return Answer.RUN_FOR_NEW_MATERIAL;
    }

    /**
     * True for a function that can only differ from others of its code by what it closes over: what bundlers make of each
     * module, to run it when it is asked for first.
     */
    private static boolean takesNothing(Closure closure) {
        return closure.node().parameters().isEmpty() && !closure.code.usesArguments(closure.script);
    }

    /** True for a function that calls itself where it is not known whether it gets there. */
    private boolean isTooDeep(Closure closure, Value self, List<Value> arguments) {
        FunctionCode code = closure.code.entryFor(arguments);
        if (code.active() <= MAXIMUM_UNCERTAIN_DEPTH || machine.level <= code.entryLevel()) {
            return false;
        }
        return code.active() > MAXIMUM_STAGES || isOnStack(closure, self, arguments);
    }

    private boolean isOnStack(Closure closure, Value self, List<Value> arguments) {
        for (Frame frame = machine.frame(); frame != null; frame = frame.caller()) {
            if (frame.callee == closure && frame.self == self && haveSameFunctions(frame.arguments, arguments)) {
                return true;
            }
        }
        return false;
    }

    private static boolean haveSameFunctions(List<Value> some, List<Value> others) {
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i) instanceof Closure closure && (i >= some.size() || some.get(i) != closure)) {
                return false;
            }
        }
        return true;
    }

    private int most(int runs) {
        return machine.agenda.isSweeping() ? MAXIMUM_SWEEPING_RUNS : runs;
    }

    /**
     * True for a function that calls itself for ever, as those do that keep a debugger busy: in an engine it ends when
     * the stack is full, which the code around it expects.
     */
    boolean isEndless(Closure closure, List<Value> arguments) {
        FunctionCode code = closure.code.entryFor(arguments);
        return code.active() > DEEP && machine.budget.used() - code.entryUsed() > machine.budget.total() / DEEP_SHARE;
    }

    /** Cheap functions run each time. */
    boolean isWorthRemembering(FunctionCode code) {
        return code.lastCost >= CHEAP;
    }

    private static boolean allKnown(List<Value> arguments) {
        for (Value argument : arguments) {
            if (!argument.isConstant() && !isKnownList(argument)) {
                return false;
            }
        }
        return true;
    }

    /** A listener that is told nothing is not. */
    private static boolean isGivenData(Closure closure, List<Value> arguments) {
        if (takesNothing(closure)) {
            return false;
        }
        for (Value argument : arguments) {
            if (argument instanceof Text || argument instanceof Num || argument instanceof HeapObject) {
                return true;
            }
        }
        return false;
    }

    /** A decoder is often given its data as a list of numbers or texts, or as bytes. */
    private static boolean isKnownList(Value value) {
        if (value instanceof BytesObject bytes) {
            return bytes.isKnown();
        }
        return value instanceof ArrayObject array
                && array.isExact()
                && array.length() <= LARGEST_KNOWN_LIST
                && holdsConstants(array);
    }

    private static boolean holdsConstants(ArrayObject array) {
        List<Value> elements = array.elements();
        for (int i = 0; i < elements.size(); i++) {
            if (!elements.get(i).isConstant()) {
                return false;
            }
        }
        return true;
    }

    /** True the first time that the call brings these sources and functions and was triggered by this. */
    private boolean isNew(Closure closure, Facts brought, Value self, List<Value> arguments) {
        return closure.code
                .entryFor(arguments)
                .isNewMaterial(new Material(machine.context, brought, closure, self, arguments));
    }

    /** What the receiver carries, and what lies in the arguments. */
    private static Facts brought(Value self, List<Value> arguments) {
        Facts facts = self.facts();
        for (Value argument : arguments) {
            facts = facts.join(Values.deepFacts(argument, OBJECTS_LOOKED_AT));
        }
        return facts;
    }
}
