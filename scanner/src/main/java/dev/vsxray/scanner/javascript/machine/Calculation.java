package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.FunctionNode;
import dev.vsxray.scanner.javascript.syntax.Node;
import dev.vsxray.scanner.javascript.syntax.NodeWalk;
import dev.vsxray.scanner.javascript.syntax.Statement;
import dev.vsxray.scanner.javascript.syntax.UnaryOperator;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A function with a loop that only calculates: it changes nothing but its own variables, and calls nothing but methods that
 * take characters from texts and make them. For the same numbers it gives the same again, and flattened code asks for the
 * same sums and names in each of its turns.
 */
final class Calculation {

    /** Results that are remembered. */
    private static final int MAXIMUM_RESULTS = 20_000;

    /** Numbers that are compared for one step of the budget. */
    private static final int NUMBERS_PER_STEP = 8;

    private static final Set<String> METHODS =
            Set.of("charAt", "charCodeAt", "codePointAt", "fromCharCode", "fromCodePoint");

    private static final Set<String> GLOBALS = Set.of("String", "undefined");

    private final Set<String> freeNames;
    private final Map<List<Object>, Value> results = new HashMap<>();

    private Calculation(Set<String> freeNames) {
        this.freeNames = freeNames;
    }

    /** The calculation that a function is, if it is one. */
    static Optional<Calculation> of(FunctionNode node, ScopeShape shape) {
        if (node.async()
                || node.generator()
                || !node.parameters().stream().allMatch(Expression.Identifier.class::isInstance)) {
            return Optional.empty();
        }
        Look look = new Look(shape);
        NodeWalk.overOwn(node, look::declared);
        node.body().forEach(statement -> NodeWalk.over(statement, look::at));
        return look.onlyCalculates && look.hasLoop ? Optional.of(new Calculation(look.freeNames)) : Optional.empty();
    }

    private static final class Look {
        private final Set<String> ownNames;
        private final Set<String> freeNames = new TreeSet<>();
        private boolean onlyCalculates = true;
        private boolean hasLoop;

        Look(ScopeShape shape) {
            this.ownNames = new HashSet<>(shape.names());
        }

        void declared(Node node) {
            if (node instanceof Statement.Variables variables) {
                variables.declarators().forEach(each -> BoundNames.of(each.target(), ownNames::add));
            }
        }

        void at(Node node) {
            hasLoop |= node instanceof Statement.For || node instanceof Statement.While;
            onlyCalculates &= isPlain(node);
            if (node instanceof Expression.Identifier name && !isOwn(name)) {
                freeNames.add(name.name());
            }
        }

        private boolean isPlain(Node node) {
            if (node instanceof Expression.Assignment assignment) {
                return isOwn(assignment.target());
            }
            if (node instanceof Expression.Update update) {
                return isOwn(update.target());
            }
            if (node instanceof Expression.Unary unary) {
                return unary.operator() != UnaryOperator.DELETE;
            }
            if (node instanceof Expression.Call call) {
                return METHODS.contains(methodOf(call.callee()));
            }
            if (node instanceof Statement.Variables variables) {
                return variables.declarators().stream().allMatch(declarator -> isOwn(declarator.target()));
            }
            return node instanceof Statement.For
                    || node instanceof Statement.While
                    || node instanceof Statement.If
                    || node instanceof Statement.Block
                    || node instanceof Statement.ExpressionStatement
                    || node instanceof Statement.Return
                    || node instanceof Statement.Break
                    || node instanceof Statement.Continue
                    || node instanceof Expression.Identifier
                    || node instanceof Expression.Member
                    || node instanceof Expression.Index
                    || node instanceof Expression.NumberLiteral
                    || node instanceof Expression.StringLiteral
                    || node instanceof Expression.BooleanLiteral
                    || node instanceof Expression.Binary
                    || node instanceof Expression.Logical
                    || node instanceof Expression.Conditional
                    || node instanceof Expression.Sequence;
        }

        private boolean isOwn(Node target) {
            return target instanceof Expression.Identifier name && ownNames.contains(name.name());
        }

        private static String methodOf(Expression callee) {
            if (callee instanceof Expression.Member member) {
                return member.name();
            }
            return callee instanceof Expression.Index index && index.index() instanceof Expression.StringLiteral name
                    ? name.value()
                    : "";
        }
    }

    /** What tells one call from another; null when it is given, or reads, something else than constants. */
    @Nullable
    List<Object> key(Closure closure, List<Value> arguments, Machine machine) {
        List<Object> key = new ArrayList<>();
        long numbers = NUMBERS_PER_STEP;
        for (Value argument : arguments) {
            if (argument instanceof Num || argument instanceof Bool) {
                key.add(argument);
            } else if (argument instanceof ArrayObject array && DispatchState.isOfNumbers(array)) {
                key.add(List.copyOf(array.elements()));
                numbers += array.length();
            } else {
                return null;
            }
        }
        for (String name : freeNames) {
            Value value = read(closure, name);
            if (value == null ? !GLOBALS.contains(name) : !isSimple(value)) {
                return null;
            }
            key.add(value == null ? name : value);
        }
        machine.spend(numbers / NUMBERS_PER_STEP);
        return key;
    }

    /** What a variable holds, or the object of a {@code with} that may; null when no scope around the function declares it. */
    private static @Nullable Value read(Closure closure, String name) {
        for (Scope scope = closure.scope; scope != null; scope = scope.parent()) {
            Value value = scope.object() == null ? scope.get(name) : scope.object();
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    @Nullable
    Value result(List<Object> key) {
        return results.get(key);
    }

    /** Costs as much as there is to keep, so that the budget bounds the memory as well. */
    void remember(List<Object> key, Value result, Machine machine) {
        if (isSimple(result) && results.size() < MAXIMUM_RESULTS) {
            key.forEach(part -> machine.spend(part instanceof List<?> numbers ? numbers.size() : 1));
            results.put(key, result);
        }
    }

    private static boolean isSimple(Value value) {
        return value instanceof Num || value instanceof Text || value instanceof Bool;
    }
}
