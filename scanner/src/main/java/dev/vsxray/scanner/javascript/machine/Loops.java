package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.Node;
import dev.vsxray.scanner.javascript.syntax.Pattern;
import dev.vsxray.scanner.javascript.syntax.Statement;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Loops: turn by turn as long as it is known that they go on, and otherwise {@link #UNCERTAIN_TURNS} turns at a raised
 * level, which is enough for what one turn leaves behind to reach the next.
 */
final class Loops {

    /** Turns of a loop of which it is not known whether it goes on. */
    private static final int UNCERTAIN_TURNS = 2;

    /** Turns of one loop: above any decoder's, below what an endless one may cost. */
    static final int MAXIMUM_TURNS = 400_000;

    /** Turns of one loop that met something unknown: no decoder's, and after so many a further one shows nothing new. */
    private static final int MAXIMUM_GUESSED_TURNS = 200;

    /** Turns of a loop that goes on as long as there is an object. */
    private static final int MAXIMUM_WALK = 10_000;

    private final Machine machine;
    private final Executor executor;
    private @Nullable String nextLabel;

    Loops(Machine machine, Executor executor) {
        this.machine = machine;
        this.executor = executor;
    }

    /** The loop that begins next has this label. */
    void label(String label) {
        nextLabel = label;
    }

    /** {@code for} and {@code while}; a null test is true. */
    int whileTrue(@Nullable Expression test, @Nullable Expression update, Statement body, boolean freshScope) {
        if (update == null && !freshScope) {
            DispatchLoop dispatch = DispatchLoop.of(machine, executor, test, body);
            if (dispatch != null) {
                String label = nextLabel;
                nextLabel = null;
                return dispatch.run(label);
            }
        }
        Turns turns = new Turns();
        Frame frame = machine.frame();
        boolean endless = isEndless(test);
        while (turns.mayGoOn()) {
            int guesses = machine.guesses();
            if (test != null) {
                Value value = machine.evaluator.value(test);
                Boolean truth = Coercions.truth(value);
                if (Boolean.FALSE.equals(truth)) {
                    break;
                }
                if (truth == null || turns.isLongWalk(value)) {
                    turns.becomeUncertain(value);
                }
            }
            if (turns.run(body) != Completion.NORMAL) {
                break;
            }
            if (endless && machine.guesses() != guesses) {
                turns.becomeUncertain(Unknown.ANY);
            }
            if (freshScope) {
                frame.scope = frame.scope.copy();
            }
            if (update != null) {
                machine.evaluator.value(update);
            }
        }
        return turns.end();
    }

    /** A loop that only its body ends; when that depends on what is not known, no number of turns tells the end. */
    private static boolean isEndless(@Nullable Expression test) {
        return test == null
                || test instanceof Expression.BooleanLiteral
                || test instanceof Expression.NumberLiteral
                || test instanceof Expression.ArrayLiteral
                || test instanceof Expression.Unary not && isEndless(not.argument());
    }

    int doWhile(Statement.DoWhile node) {
        Turns turns = new Turns();
        while (turns.mayGoOn()) {
            if (turns.run(node.body()) != Completion.NORMAL) {
                break;
            }
            Value value = machine.evaluator.value(node.test());
            Boolean truth = Coercions.truth(value);
            if (Boolean.FALSE.equals(truth)) {
                break;
            }
            if (truth == null) {
                turns.becomeUncertain(value);
            }
        }
        return turns.end();
    }

    /** One turn per known element, and uncertain turns for those that are not known: what one finds the next may use. */
    int overEach(
            Value iterable,
            Elements elements,
            Pattern target,
            Statement.@Nullable Kind declares,
            Statement body,
            Node loop) {
        Turns turns = new Turns();
        Frame frame = machine.frame();
        Scope outer = frame.scope;
        boolean block = declares != null && declares != Statement.Kind.VAR;
        ScopeShape shape = block ? machine.shapes.ofHead(loop, target) : ScopeShape.EMPTY;
        int count = elements.known().size() + (elements.isExact() ? 0 : UNCERTAIN_TURNS);
        for (int i = 0; i < count && turns.mayGoOn(); i++) {
            boolean known = i < elements.known().size();
            if (!known) {
                turns.becomeUncertain(elements.rest());
                turns.isUnder(whenThereIsATurn(iterable));
            }
            if (block) {
                frame.scope = new Scope(outer, shape, machine.level);
            }
            executor.bindTurn(target, declares, known ? elements.known().get(i) : elements.rest());
            int end = turns.run(body);
            frame.scope = outer;
            if (end != Completion.NORMAL) {
                break;
            }
            turns.nextElement();
        }
        frame.scope = outer;
        return turns.end();
    }

    /** Whoever picks nothing gets no turn: what holds of all that may have elements. */
    private SortedSet<String> whenThereIsATurn(Value iterable) {
        List<SortedSet<String>> held = Values.alternatives(iterable).stream()
                .filter(alternative ->
                        !(alternative instanceof ArrayObject array && array.isExact() && array.length() == 0))
                .map(machine.conditions::whenTrue)
                .toList();
        SortedSet<String> all = held.isEmpty() ? new TreeSet<>() : new TreeSet<>(held.get(0));
        held.forEach(all::retainAll);
        return all;
    }

    /** The turns of one loop: how they ended so far and whether there may be another. */
    private final class Turns {
        private final Frame frame = machine.frame();
        private final int level = machine.level;
        private final Context context = machine.context;
        private final Scope scope = frame.scope;
        private final int leftBefore = frame.leftBy;
        private final int raised = frame.raised();
        private final @Nullable String label = nextLabel;
        private final @Nullable DispatchLoop around = frame.dispatch;
        private boolean uncertain;
        private int uncertainTurns;
        private int turns;
        private int guessedTurns;
        private @Nullable Text lastName;
        private int sameNames;
        private int end = Completion.NORMAL;

        Turns() {
            nextLabel = null;
            frame.leftBy = 0;
            frame.dispatch = null;
        }

        boolean mayGoOn() {
            return turns < MAXIMUM_TURNS
                    && guessedTurns < MAXIMUM_GUESSED_TURNS
                    && (!uncertain || uncertainTurns < UNCERTAIN_TURNS);
        }

        /**
         * A walk from object to object that does not end: a list whose links were joined runs in a circle, and a name
         * that leads on stays the same where it was not surely removed.
         */
        boolean isLongWalk(Value decidedBy) {
            if (decidedBy instanceof Text name) {
                sameNames = name.equals(lastName) ? sameNames + 1 : 0;
                lastName = name;
                return sameNames > MAXIMUM_GUESSED_TURNS;
            }
            return turns > MAXIMUM_WALK && !decidedBy.isConstant();
        }

        void becomeUncertain(Value decidedBy) {
            uncertain = true;
            if (machine.level <= level) {
                machine.level = level + 1;
                isUnder(machine.conditions.whenTrue(decidedBy));
            }
        }

        void isUnder(SortedSet<String> guards) {
            machine.context = machine.context.under(guards);
        }

        /** Elements are independent turns: that one of them was left early does not stop the others. */
        void nextElement() {
            uncertain = false;
        }

        /** NORMAL when the loop goes on to its next turn. */
        int run(Statement body) {
            machine.step();
            turns++;
            if (uncertain) {
                uncertainTurns++;
            }
            int guesses = machine.guesses();
            int completion;
            if (uncertain) {
                completion = executor.runWay(body);
            } else {
                completion = executor.run(body);
            }
            if (machine.guesses() != guesses) {
                guessedTurns++;
            }
            int left = frame.leftBy;
            if ((left & (Completion.BREAK | Completion.RETURN | Completion.THROW)) != 0) {
                uncertain = true;
            } else if (left != 0 && !uncertain) {
                machine.level = level;
                machine.context = context;
                frame.returnTo(raised);
                frame.leftBy = 0;
            }
            if (completion == Completion.NORMAL || isMine(completion, Completion.CONTINUE)) {
                return Completion.NORMAL;
            }
            if (uncertain && completion != Completion.BREAK) {
                // The turn may not have happened at all: the program goes on behind the loop as well.
                frame.leftBy |= completion;
                return completion;
            }
            end = isMine(completion, Completion.BREAK) ? Completion.NORMAL : completion;
            return completion;
        }

        private boolean isMine(int completion, int kind) {
            if (completion != kind) {
                return false;
            }
            boolean mine = frame.label.isEmpty() || frame.label.equals(label);
            if (mine) {
                frame.label = "";
            }
            return mine;
        }

        int end() {
            frame.scope = scope;
            frame.dispatch = around;
            int leaving = frame.leftBy & (Completion.RETURN | Completion.THROW);
            if (leaving == 0) {
                machine.level = level;
                machine.context = context;
                frame.returnTo(raised);
            } else if (machine.level <= level) {
                machine.level = level + 1;
                frame.rebase(machine.level);
            }
            frame.leftBy = leftBefore | leaving;
            if (end == Completion.THROW) {
                throw new Thrown(Unknown.ANY);
            }
            return end;
        }
    }
}
