package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.Node;
import dev.vsxray.scanner.javascript.syntax.NodeWalk;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Text;
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

    /** The state that an expression without effects reads, as long as it is known. */
    static Optional<DispatchState> readBy(Expression subject, Machine machine) {
        List<Expression> read = new ArrayList<>();
        boolean[] changes = {false};
        NodeWalk.over(subject, node -> {
            if (node instanceof Expression.Identifier
                    || node instanceof Expression.Member
                    || node instanceof Expression.Index) {
                read.add((Expression) node);
            }
            changes[0] |= changes(node);
        });
        if (changes[0]) {
            return Optional.empty();
        }
        for (Expression expression : read) {
            if (valueOf(expression, machine) instanceof ArrayObject array && isOfNumbers(array)) {
                return Optional.of(new Numbers(array));
            }
        }
        return subject instanceof Expression.Identifier name ? variable(name.name(), machine) : Optional.empty();
    }

    private static boolean changes(Node node) {
        return node instanceof Expression.Assignment || node instanceof Expression.Update;
    }

    private static Value valueOf(Expression expression, Machine machine) {
        return expression instanceof Expression.Identifier name
                ? machine.variables.readOrUndefined(name.name())
                : machine.evaluator.value(expression);
    }

    /** Whether an array may be such a state. */
    static boolean isOfNumbers(ArrayObject array) {
        return array.isExact()
                && array.length() > 0
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
