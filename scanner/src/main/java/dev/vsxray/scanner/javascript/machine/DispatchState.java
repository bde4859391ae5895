package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.Node;
import dev.vsxray.scanner.javascript.syntax.NodeWalk;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What tells a {@link DispatchLoop} which of its cases is next: a variable, or a list of numbers of which a sum is made. */
sealed interface DispatchState {

    /** The values it has now, which tell one state from another. */
    List<Value> values();

    /** Gives it the values of a state that was there before. */
    void become(List<Value> values);

    boolean isVariable(Scope scope, String name);

    boolean isObject(HeapObject object);

    /** A variable of the function around the loop. */
    record Variable(Scope scope, String name) implements DispatchState {

        @Override
        public List<Value> values() {
            return List.of(Objects.requireNonNull(scope.get(name)));
        }

        @Override
        public void become(List<Value> values) {
            scope.set(name, values.get(0));
        }

        @Override
        public boolean isVariable(Scope of, String named) {
            return scope == of && name.equals(named);
        }

        @Override
        public boolean isObject(HeapObject object) {
            return false;
        }
    }

    /** An array of numbers. */
    record Numbers(ArrayObject array) implements DispatchState {

        @Override
        public List<Value> values() {
            return List.copyOf(array.elements());
        }

        @Override
        public void become(List<Value> values) {
            List<Value> elements = array.elements();
            elements.clear();
            elements.addAll(values);
        }

        @Override
        public boolean isVariable(Scope of, String named) {
            return false;
        }

        @Override
        public boolean isObject(HeapObject object) {
            return array == object;
        }
    }

    /** Numbers of a state: above what flattening writes, which is some hundred, and each turn keeps a copy. */
    int LARGEST = 256;

    /** The state that a subject reads, as long as it is known. What may have effects is not evaluated to find it. */
    static Optional<DispatchState> readBy(Expression subject, Machine machine) {
        List<Expression> read = new ArrayList<>();
        NodeWalk.over(subject, node -> {
            if (node instanceof Expression.Identifier
                    || node instanceof Expression.Member
                    || node instanceof Expression.Index) {
                read.add((Expression) node);
            }
        });
        for (Expression expression : read) {
            if (hasNoEffects(expression, machine)
                    && machine.evaluator.value(expression) instanceof ArrayObject array
                    && isOfNumbers(array)) {
                return Optional.of(new Numbers(array));
            }
        }
        return subject instanceof Expression.Identifier name ? variable(name.name(), machine) : Optional.empty();
    }

    private static boolean hasNoEffects(Expression expression, Machine machine) {
        boolean[] has = {false};
        NodeWalk.over(expression, node -> has[0] |= !isPlain(node, machine));
        return !has[0];
    }

    private static boolean isPlain(Node node, Machine machine) {
        if (node instanceof Expression.Identifier name) {
            return machine.variables.readOrUndefined(name.name()) != Undefined.UNDEFINED;
        }
        if (node instanceof Expression.Call call) {
            return call.callee() instanceof Expression.Identifier name
                    && machine.variables.readOrUndefined(name.name()) instanceof Closure called
                    && called.code.calculation().isPresent();
        }
        return node instanceof Expression.Member
                || node instanceof Expression.Index
                || node instanceof Expression.Binary
                || node instanceof Expression.NumberLiteral
                || node instanceof Expression.StringLiteral;
    }

    /** Whether an array may be such a state. */
    static boolean isOfNumbers(ArrayObject array) {
        return array.isExact()
                && array.length() > 0
                && array.length() <= LARGEST
                && array.elements().stream().allMatch(Num.class::isInstance);
    }

    private static Optional<DispatchState> variable(String name, Machine machine) {
        Frame frame = machine.frame();
        for (Scope scope = frame.scope; scope != null; scope = scope.parent()) {
            if (scope.declares(name)) {
                Value value = scope.get(name);
                return value instanceof Num || value instanceof Text
                        ? Optional.of(new Variable(scope, name))
                        : Optional.empty();
            }
            if (scope == frame.base) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** What holds where one of several states does. */
    static List<Value> joined(List<List<Value>> states) {
        List<Value> joined = new ArrayList<>();
        for (int i = 0; i < states.get(0).size(); i++) {
            List<Value> alternatives = new ArrayList<>();
            for (List<Value> state : states) {
                if (i < state.size()) {
                    alternatives.add(state.get(i));
                }
            }
            joined.add(Values.joinAll(alternatives));
        }
        return joined;
    }
}
