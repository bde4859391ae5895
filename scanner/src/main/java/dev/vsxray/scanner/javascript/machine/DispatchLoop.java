package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.Statement;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A loop that does nothing but to choose the next of its cases, as those write it that flatten a function's control flow:
 * {@code while (next !== 7) switch (next) { case 3: …; next = 5; break; … }}. Ways that part at a condition that is not
 * known are followed one by one, each with its own state: of the join of two states no case follows.
 */
final class DispatchLoop {

    /** Turns for one state that met something unknown. */
    private static final int MAXIMUM_GUESSED_TURNS = 50;

    /** Turns for one state once ways have parted: what one leaves behind reaches the next. */
    private static final int MAXIMUM_VISITS = 2;

    /** States that ways which have parted may reach: above the cases of any function, below what counting may cost. */
    private static final int MAXIMUM_STATES = 1_000;

    private final Machine machine;
    private final Executor executor;
    private final @Nullable Expression test;
    private final Statement body;
    private final Statement.Switch dispatch;
    private final DispatchState state;

    private final Map<List<Value>, Way> open = new LinkedHashMap<>();
    private final Map<List<Value>, Integer> visits = new HashMap<>();

    /** What was joined in the present turn, and of which states. */
    private final Map<List<Value>, List<List<Value>>> parted = new HashMap<>();

    private final Map<List<Value>, Integer> guessed = new HashMap<>();
    private final int level;
    private final Context context;

    private boolean hasParted;

    /** All ways of the present turn have left it. */
    private boolean isAway;

    private int ownLevel;
    private int ends;

    /** How a state is reached. */
    private record Way(int level, Context context) {
        Way or(Way other) {
            return new Way(Math.min(level, other.level), context.or(other.context));
        }
    }

    private DispatchLoop(
            Machine machine,
            Executor executor,
            @Nullable Expression test,
            Statement body,
            Statement.Switch dispatch,
            DispatchState state) {
        this.machine = machine;
        this.executor = executor;
        this.test = test;
        this.body = body;
        this.dispatch = dispatch;
        this.state = state;
        this.level = machine.level;
        this.context = machine.context;
    }

    /** The loop that these are, or null; a null test is true. */
    static @Nullable DispatchLoop of(Machine machine, Executor executor, @Nullable Expression test, Statement body) {
        return switchIn(body) instanceof Statement.Switch dispatch
                ? DispatchState.readBy(dispatch.subject(), machine)
                        .map(state -> new DispatchLoop(machine, executor, test, body, dispatch, state))
                        .orElse(null)
                : null;
    }

    /** Whether a statement has the form of such a loop. */
    static boolean isLoopOverCases(Statement statement) {
        return statement instanceof Statement.While loop && switchIn(loop.body()) instanceof Statement.Switch
                || statement instanceof Statement.For other && switchIn(other.body()) instanceof Statement.Switch;
    }

    /** What blocks and labels around a single statement hold. */
    private static Statement switchIn(Statement body) {
        if (body instanceof Statement.Block block && block.body().size() == 1) {
            return switchIn(block.body().get(0));
        }
        return body instanceof Statement.Labeled labeled ? switchIn(labeled.body()) : body;
    }

    boolean isDispatchedBy(Statement.Switch node) {
        return dispatch == node;
    }

    /** Whether what is written there now is what the present way has, and no other. */
    boolean surelyWrites(Scope scope, String name) {
        return machine.level <= ownLevel && state.isVariable(scope, name);
    }

    boolean surelyWrites(HeapObject object) {
        return machine.level <= ownLevel && state.isObject(object);
    }

    /** Only the present way is left of those that parted. */
    void rebase(int level) {
        if (ownLevel == level - 1) {
            ownLevel = level;
        }
    }

    /** @param label of this loop; null for none */
    int run(@Nullable String label) {
        Frame frame = machine.frame();
        Scope scope = frame.scope;
        int raised = frame.raised();
        int leftBefore = frame.leftBy;
        boolean wasShared = frame.isShared;
        @Nullable DispatchLoop outer = frame.dispatch;
        open.put(state.values(), new Way(level, context));
        int turns = 0;
        try {
            while (!open.isEmpty() && turns++ < Loops.MAXIMUM_TURNS && visits.size() <= MAXIMUM_STATES) {
                List<Value> next = open.keySet().iterator().next();
                Way way = Objects.requireNonNull(open.remove(next));
                if (hasParted && visits.merge(next, 1, Integer::sum) > MAXIMUM_VISITS) {
                    continue;
                }
                frame.scope = scope;
                frame.leftBy = 0;
                frame.isShared = wasShared || hasParted;
                frame.dispatch = this;
                machine.level = hasParted ? Math.max(way.level(), level + 1) : way.level();
                machine.context = way.context();
                state.become(next);
                turn(next, label);
                ends |= frame.leftBy & (Completion.RETURN | Completion.THROW);
                hasParted |= open.size() > 1;
            }
        } finally {
            frame.scope = scope;
            frame.isShared = wasShared;
            frame.dispatch = outer;
            frame.leftBy = leftBefore;
        }
        return settle(frame, raised);
    }

    private void turn(List<Value> next, @Nullable String label) {
        machine.spend(next.size());
        ownLevel = machine.level;
        isAway = false;
        parted.clear();
        int guesses = machine.guesses();
        if (test != null) {
            Boolean truth = Coercions.truth(machine.evaluator.value(test));
            if (!Boolean.TRUE.equals(truth)) {
                ends |= Completion.NORMAL;
            }
            if (Boolean.FALSE.equals(truth)) {
                return;
            }
            hasParted |= truth == null;
        }
        int end = hasParted ? executor.runWay(body) : executor.run(body);
        if (machine.guesses() != guesses && guessed.merge(next, 1, Integer::sum) > MAXIMUM_GUESSED_TURNS) {
            hasParted = true;
        }
        String to = machine.frame().label;
        if (end == Completion.NORMAL || end == Completion.CONTINUE && (to.isEmpty() || to.equals(label))) {
            machine.frame().label = "";
            reach();
        } else if (end == Completion.BREAK && (to.isEmpty() || to.equals(label))) {
            machine.frame().label = "";
            ends |= Completion.NORMAL;
        } else {
            ends |= end;
        }
    }

    /** The way to the state it has now, unless the ways of this turn have gone on already, each by itself. */
    private void reach() {
        if (isAway) {
            return;
        }
        List<Value> values = state.values();
        for (List<Value> each : parted.getOrDefault(values, alternatives(values))) {
            open.merge(each, new Way(machine.level, machine.context), Way::or);
        }
    }

    private static List<List<Value>> alternatives(List<Value> values) {
        return values.size() == 1
                ? Values.alternatives(values.get(0)).stream().map(List::of).toList()
                : List.of(values);
    }

    /** How the loop ended, and how certain what follows is. */
    private int settle(Frame frame, int raised) {
        int leaving = ends & (Completion.RETURN | Completion.THROW);
        if (leaving != ends || ends == 0) {
            if (hasParted || leaving == 0) {
                machine.level = level;
                machine.context = context;
                frame.returnTo(raised);
            }
            if (leaving != 0 && machine.level <= level) {
                machine.level = level + 1;
                frame.rebase(machine.level);
            }
            frame.leftBy |= leaving;
            int others = ends & ~(Completion.NORMAL | leaving);
            return others == 0 ? Completion.NORMAL : Completion.mildest(others);
        }
        int mildest = Completion.mildest(ends);
        frame.leftBy |= ends & ~mildest;
        if (mildest == Completion.THROW) {
            throw new Thrown(Unknown.ANY);
        }
        return mildest;
    }

    /** Ways begin here of which one is taken. */
    Parting part() {
        return new Parting();
    }

    /** Keeps the states of ways apart, of which each begins with the same. */
    final class Parting {

        private final List<Value> before = state.values();
        private final int levelBefore = ownLevel;
        private final Set<List<Value>> goingOn = new LinkedHashSet<>();

        void begin() {
            state.become(before);
            ownLevel = machine.level;
            isAway = false;
        }

        /** @param end how the way that began last ended */
        void end(int end) {
            if (end == Completion.NORMAL) {
                List<Value> values = state.values();
                goingOn.addAll(parted.getOrDefault(values, List.of(values)));
            } else if (end == Completion.BREAK || end == Completion.CONTINUE) {
                reach();
            }
        }

        /** After all ways. */
        void join() {
            ownLevel = levelBefore;
            isAway = goingOn.isEmpty();
            if (!isAway) {
                List<List<Value>> states = List.copyOf(goingOn);
                List<Value> joined = states.size() == 1 ? states.get(0) : DispatchState.joined(states);
                parted.put(joined, states);
                state.become(joined);
            }
        }
    }
}
