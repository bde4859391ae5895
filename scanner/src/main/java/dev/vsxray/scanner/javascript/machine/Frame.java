package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a function or program. */
final class Frame {

    final Script script;
    final @Nullable Closure callee;
    final Scope base;
    final List<Value> arguments;
    final Context entry;

    /** The level of uncertainty at which it was entered. */
    private final int level;

    Scope scope;
    Value self;
    Value newTarget = Undefined.UNDEFINED;

    /** Which kinds of {@link Completion} some ways took that did not get here. */
    int leftBy;

    /** The label of the {@code break} or {@code continue} that is on its way; empty for none. */
    String label = "";

    /** Takes what a {@code return} gives in place of this frame: in a state machine it is an order to the driver. */
    @Nullable
    Consumer<Value> returnsTo;

    /** True while several ways through a state machine share the variables of this frame. */
    boolean isShared;

    /** The loop whose turn this frame is in, when that only chooses the next of its cases. */
    @Nullable
    DispatchLoop dispatch;

    /** The variable that is empty and asked for, while what may fill it is evaluated; null outside of that. */
    @Nullable
    String filling;

    private @Nullable Frame caller;
    private @Nullable Value returned;
    private @Nullable PromiseObject promise;
    private boolean waitsInVain;
    private @Nullable SortedSet<String> heldWhenTrue;
    private @Nullable SortedSet<String> heldWhenFalse;

    /** The scopes that were raised, the latest first; most frames raise none. */
    private @Nullable Deque<Scope> rebased;

    private @Nullable List<Value> yielded;
    private int surelyYielded;

    Frame(Script script, @Nullable Closure callee, Scope base, Value self, List<Value> arguments, Context entry) {
        this.script = script;
        this.callee = callee;
        this.base = base;
        this.scope = base;
        this.self = self;
        this.arguments = arguments;
        this.entry = entry;
        this.level = base.level();
    }

    /** Who called it; null where nothing runs around it. */
    @Nullable
    Frame caller() {
        return caller;
    }

    void calledFrom(@Nullable Frame caller) {
        this.caller = caller;
    }

    /** It went on without a value that it waits for. */
    void waitsInVain() {
        waitsInVain = true;
        if (promise != null) {
            promise.expectsMore();
        }
    }

    /** The promise its caller was given. */
    @Nullable
    PromiseObject promise() {
        return promise;
    }

    void gives(Value result) {
        if (result instanceof PromiseObject given) {
            promise = given;
            if (waitsInVain) {
                given.expectsMore();
            }
        }
    }

    /** Records what a {@code return} gives, under the guards that led to it inside this function. */
    void returns(Value value, SortedSet<String> marks) {
        if (returnsTo != null) {
            returnsTo.accept(value);
        } else {
            ends(value, marks);
        }
    }

    /** Records what the function gives in the end. */
    void ends(Value value, SortedSet<String> marks) {
        returned = returned == null ? value : Values.join(returned, value);
        Boolean truth = Coercions.truth(value);
        if (!Boolean.FALSE.equals(truth)) {
            heldWhenTrue = common(heldWhenTrue, marks);
        }
        if (!Boolean.TRUE.equals(truth)) {
            heldWhenFalse = common(heldWhenFalse, marks);
        }
    }

    @Nullable
    Value returned() {
        return returned;
    }

    private static SortedSet<String> common(@Nullable SortedSet<String> before, SortedSet<String> marks) {
        if (marks.isEmpty() && (before == null || before.isEmpty())) {
            return marks;
        }
        SortedSet<String> common = new TreeSet<>(marks);
        if (before != null) {
            common.removeIf(mark -> Facts.hasSide(mark) && !before.contains(mark));
            before.stream().filter(mark -> !Facts.hasSide(mark)).forEach(common::add);
        }
        return common;
    }

    /** What holds where the function gave something true, by the guards under which it gave what it gave. */
    SortedSet<String> returnMarks() {
        boolean none =
                (heldWhenTrue == null || heldWhenTrue.isEmpty()) && (heldWhenFalse == null || heldWhenFalse.isEmpty());
        if (none) {
            return Collections.emptySortedSet();
        }
        SortedSet<String> marks = new TreeSet<>();
        if (heldWhenTrue != null) {
            marks.addAll(heldWhenTrue);
        }
        if (heldWhenFalse != null) {
            Marks.whenFalse(heldWhenFalse).stream()
                    .filter(mark -> !Facts.hasSide(mark) || !Marks.isHeld(mark))
                    .forEach(marks::add);
        }
        return marks;
    }

    /** @param at the level of uncertainty at which it gets there */
    void yields(Value value, int at) {
        if (yielded == null) {
            yielded = new ArrayList<>();
        }
        if (at <= level && surelyYielded == yielded.size()) {
            surelyYielded++;
        }
        yielded.add(value);
    }

    /** How many of the first values are yielded on every way. */
    int surelyYielded() {
        return surelyYielded;
    }

    List<Value> yielded() {
        return yielded == null ? List.of() : yielded;
    }

    /**
     * The other ways have left: what is certain on the level below is, for those that remain, certain on this one. What was not
     * certain there stays so.
     */
    void rebase(int level) {
        if (dispatch != null) {
            dispatch.rebase(level);
        }
        if (isShared) {
            return;
        }
        for (Scope at = scope; at != null; at = at.parent()) {
            if (at.level() == level - 1) {
                at.rebase(level);
                if (rebased == null) {
                    rebased = new ArrayDeque<>();
                }
                rebased.push(at);
            }
            if (at == base) {
                return;
            }
        }
    }

    /** How often {@link #rebase} has raised a scope up to now, for {@link #returnTo}. */
    int raised() {
        return rebased == null ? 0 : rebased.size();
    }

    /** The ways that left join the others again: what was raised since then is certain where it was certain before. */
    void returnTo(int raised) {
        while (rebased != null && rebased.size() > raised) {
            Scope scope = rebased.pop();
            scope.rebase(scope.level() - 1);
        }
    }

    /** Whether its function may be one that drives a generator through what it waits for. */
    boolean isOfDriver() {
        return callee != null && callee.code.mayDriveGenerators();
    }
}
