package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.LogicalOperator;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What happens at a condition that is not known: both ways run, each one level less certain than the code around, and
 * the marks of the condition's value are the guards of what runs under it.
 */
final class Conditions {

    private final Machine machine;

    Conditions(Machine machine) {
        this.machine = machine;
    }

    /** The guards of what runs where {@code test} is true. */
    SortedSet<String> whenTrue(Value test) {
        return marks(test);
    }

    /** The guards of what runs where {@code test} is false. */
    SortedSet<String> whenFalse(Value test) {
        return Marks.whenFalse(marks(test));
    }

    private SortedSet<String> marks(Value test) {
        Facts facts = test.facts();
        if (facts.isEmpty()) {
            return Collections.emptySortedSet();
        }
        SortedSet<String> marks = new TreeSet<>(facts.marks());
        for (Value alternative : Values.alternatives(test)) {
            if (alternative instanceof Unknown || alternative instanceof Api) {
                Facts own = alternative.facts();
                marks.removeIf(mark -> Facts.hasSide(mark) && !own.isMarkedWith(mark));
            }
        }
        if (facts.isTaintedBy("network-response")) {
            marks.add(Context.DECIDED_BY_NETWORK);
        }
        return marks;
    }

    /** Whether {@code left OPERATOR …} evaluates its right side; null when that is not known. */
    @Nullable
    Boolean goesOn(LogicalOperator operator, Value left) {
        if (operator == LogicalOperator.COALESCE) {
            return isAbsent(left);
        }
        Boolean truth = Coercions.truth(left);
        if (truth == null) {
            return null;
        }
        return operator == LogicalOperator.AND ? truth : !truth;
    }

    private static @Nullable Boolean isAbsent(Value value) {
        if (value instanceof Unknown) {
            return null;
        }
        boolean some = false;
        boolean all = true;
        for (Value alternative : Values.alternatives(value)) {
            boolean absent = alternative == Null.NULL || alternative == Undefined.UNDEFINED;
            if (alternative instanceof Unknown) {
                return null;
            }
            some |= absent;
            all &= absent;
        }
        return all ? Boolean.TRUE : some ? null : Boolean.FALSE;
    }

    /** What {@code left OPERATOR right} is where the right side is not evaluated. */
    Value whatStays(LogicalOperator operator, Value left) {
        if (operator == LogicalOperator.AND) {
            SortedSet<String> marks = marks(left);
            return marks.isEmpty() ? Bool.FALSE : markedBoolean(marks);
        }
        List<Value> staying = new ArrayList<>();
        for (Value alternative : Values.alternatives(left)) {
            if (!Boolean.TRUE.equals(goesOn(operator, alternative))) {
                staying.add(alternative);
            }
        }
        return Values.joinAll(staying);
    }

    private static Value markedBoolean(SortedSet<String> marks) {
        return Unknown.of(Unknown.Kind.BOOLEAN, Facts.NONE.withMarks(marks));
    }

    /** The value of one arm of a condition that is not known. */
    Value valueUnder(SortedSet<String> marks, Expression expression) {
        int level = machine.level;
        Context context = machine.context;
        machine.level = level + 1;
        machine.context = context.under(marks);
        try {
            return machine.evaluator.value(expression);
        } catch (Thrown thrown) {
            machine.mayThrow(thrown.value());
            return Undefined.UNDEFINED;
        } finally {
            machine.level = level;
            machine.context = context;
        }
    }

    /**
     * A value that was chosen under guards: a choice between constants stands for the guards' answer.
     *
     * @param marks what holds where the value is true
     */
    Value decided(Value value, SortedSet<String> marks) {
        if (marks.isEmpty() || Coercions.truth(value) != null) {
            return value;
        }
        for (Value alternative : Values.alternatives(value)) {
            boolean small =
                    alternative instanceof Bool || alternative == Null.NULL || alternative == Undefined.UNDEFINED;
            if (!small) {
                return value;
            }
        }
        return markedBoolean(marks);
    }
}
