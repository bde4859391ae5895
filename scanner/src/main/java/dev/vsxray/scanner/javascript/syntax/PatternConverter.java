package dev.vsxray.scanner.javascript.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns expressions into patterns once the {@code =}, {@code =>} or {@code of} behind them tells that they were
 * patterns all along. What only a pattern may contain is noted while the expression is read; what is never taken up by
 * a conversion is a problem in the end.
 */
final class PatternConverter extends GrammarPart {

    /** Starts of {@code {name = value}} properties and second {@code __proto__}s that no conversion made right yet. */
    private final Set<Integer> shorthandDefaults = new TreeSet<>();

    private final Set<Integer> secondPrototypes = new TreeSet<>();

    /** Starts of elements that stood in parentheses, and of spreads with a comma behind: wrong in patterns only. */
    private final Set<Integer> inParentheses = new HashSet<>();

    private final Set<Integer> spreadsBeforeComma = new HashSet<>();

    PatternConverter(Grammar grammar) {
        super(grammar);
    }

    void noteShorthandDefault(int propertyStart) {
        shorthandDefaults.add(propertyStart);
    }

    void noteSecondPrototype(int propertyStart) {
        secondPrototypes.add(propertyStart);
    }

    void noteCommaAfterSpread(int spreadStart) {
        spreadsBeforeComma.add(spreadStart);
    }

    /** {@code firstToken} is where the element began in the text: before its node when it stood in parentheses. */
    void noteParentheses(int firstToken, Expression element) {
        if (element.start() != firstToken
                && (element instanceof Expression.Identifier
                        || element instanceof Expression.Assignment
                        || element instanceof Expression.ArrayLiteral
                        || element instanceof Expression.ObjectLiteral)) {
            inParentheses.add(element.start());
        }
    }

    void reportWhatIsNoPattern() {
        for (int start : shorthandDefaults) {
            problems.early("a default value stands in an object that is no pattern", start);
        }
        for (int start : secondPrototypes) {
            problems.early("__proto__ is set twice", start);
        }
    }

    /** What stands left of {@code =}, or between {@code for (} and {@code of}; {@code bare} without parentheses. */
    Pattern assignmentTarget(Expression left, boolean bare) {
        if (!bare && (left instanceof Expression.ArrayLiteral || left instanceof Expression.ObjectLiteral)) {
            problems.early("a pattern stands in parentheses", left.start());
        }
        return convert(left, false);
    }

    /** What stands left of a compound assignment: a name or a member. */
    Pattern simpleTarget(Expression left) {
        return isSimple(left) ? convert(left, false) : invalid(left);
    }

    void checkUpdateTarget(Expression target) {
        if (!isSimple(target)) {
            problems.early("this cannot be counted up or down", target.start());
        } else if (target instanceof Expression.Identifier name) {
            grammar.early.checkAssigned(name);
        }
    }

    private static boolean isSimple(Expression target) {
        return target instanceof Expression.Identifier
                || target instanceof Expression.Member
                || target instanceof Expression.Index;
    }

    /** An expression from between the parentheses of an arrow function, as its parameter. */
    Pattern parameter(Expression expression) {
        return element(expression, true);
    }

    private Pattern convert(Expression expression, boolean binding) {
        if (expression instanceof Expression.Identifier name) {
            if (!binding) {
                grammar.early.checkAssigned(name);
            }
            return name;
        }
        if (expression instanceof Expression.ArrayLiteral array) {
            return array(array, binding);
        }
        if (expression instanceof Expression.ObjectLiteral object) {
            return object(object, binding);
        }
        if (expression instanceof Expression.Missing missing) {
            return missing;
        }
        if (!binding && expression instanceof Expression.Member member) {
            return member;
        }
        if (!binding && expression instanceof Expression.Index index) {
            return index;
        }
        return invalid(expression);
    }

    /** Keeps the expression in the tree, as the object of a member without a name: engines may evaluate it. */
    private Pattern invalid(Expression expression) {
        problems.early("this cannot be assigned to", expression.start());
        Expression nameless = new Expression.Missing(expression.end(), expression.end());
        return new Expression.Index(expression.start(), expression.end(), expression, nameless, false);
    }

    private Pattern array(Expression.ArrayLiteral array, boolean binding) {
        int list = nodes.mark();
        int last = array.elements().size() - 1;
        for (int i = 0; i <= last; i++) {
            Expression element = array.elements().get(i);
            if (element instanceof Expression.Spread && i != last) {
                problems.early("a rest element is not the last", element.start());
            }
            nodes.push(element == null ? null : element(element, binding));
        }
        return new Pattern.ArrayPattern(array.start(), array.end(), nodes.popWithHoles(list));
    }

    private Pattern element(Expression element, boolean binding) {
        if (inParentheses.contains(element.start()) && !isSimpleIn(element, binding)) {
            problems.early("a pattern stands in parentheses", element.start());
        }
        if (element instanceof Expression.Spread spread) {
            if (spreadsBeforeComma.contains(spread.start())) {
                problems.early("a comma behind a rest element", spread.end());
            }
            if (spread.value() instanceof Expression.Assignment) {
                problems.early("a rest element has a default value", spread.start());
            }
            return new Pattern.Rest(spread.start(), spread.end(), element(spread.value(), binding));
        }
        if (element instanceof Expression.Assignment assignment && assignment.operator() == AssignmentOperator.ASSIGN) {
            return withDefault(assignment, binding);
        }
        return convert(element, binding);
    }

    private static boolean isSimpleIn(Expression element, boolean binding) {
        return !binding && element instanceof Expression.Identifier;
    }

    private Pattern withDefault(Expression.Assignment assignment, boolean binding) {
        Pattern target = assignment.target();
        if (binding) {
            checkBindsOnly(target);
            if (target.start() != assignment.start()) {
                problems.early("a pattern stands in parentheses", assignment.start());
            }
        } else if (target instanceof Expression.Identifier name) {
            grammar.early.checkAssigned(name);
        }
        return new Pattern.WithDefault(assignment.start(), assignment.end(), target, assignment.value());
    }

    /** The target was converted for an assignment already; a parameter may hold names only. */
    private void checkBindsOnly(@Nullable Pattern target) {
        if (target instanceof Expression.Member || target instanceof Expression.Index) {
            problems.early("a parameter is no name", target.start());
        } else if (target instanceof Pattern.WithDefault withDefault) {
            checkBindsOnly(withDefault.target());
        } else if (target instanceof Pattern.Rest rest) {
            checkBindsOnly(rest.target());
        } else if (target instanceof Pattern.ArrayPattern array) {
            array.elements().forEach(this::checkBindsOnly);
        } else if (target instanceof Pattern.ObjectPattern object) {
            object.properties().forEach(property -> checkBindsOnly(property.target()));
            checkBindsOnly(object.rest());
        }
    }

    private Pattern object(Expression.ObjectLiteral object, boolean binding) {
        int list = nodes.mark();
        Pattern rest = null;
        List<Expression.Property> properties = object.properties();
        for (int i = 0; i < properties.size(); i++) {
            Expression.Property property = properties.get(i);
            secondPrototypes.remove(property.start());
            if (property instanceof Expression.SpreadProperty spread) {
                if (i != properties.size() - 1 || spreadsBeforeComma.contains(spread.start())) {
                    problems.early("a rest property is not the last", spread.start());
                }
                rest = rest(spread, binding);
            } else if (property instanceof Expression.ValueProperty value) {
                nodes.push(property(value, binding));
            } else if (property instanceof Expression.AccessorProperty accessor) {
                Expression function = new Expression.Function(accessor.function());
                nodes.push(new Pattern.Property(accessor.start(), accessor.end(), accessor.name(), invalid(function)));
            }
        }
        return new Pattern.ObjectPattern(object.start(), object.end(), nodes.pop(list), rest);
    }

    private Pattern rest(Expression.SpreadProperty spread, boolean binding) {
        Expression value = spread.value();
        if (value instanceof Expression.ArrayLiteral || value instanceof Expression.ObjectLiteral) {
            problems.early("a rest property is no name", spread.start());
        }
        if (binding && inParentheses.contains(value.start())) {
            problems.early("a pattern stands in parentheses", value.start());
        }
        return convert(value, binding);
    }

    private Pattern.Property property(Expression.ValueProperty property, boolean binding) {
        shorthandDefaults.remove(property.start());
        return new Pattern.Property(
                property.start(), property.end(), property.name(), element(property.value(), binding));
    }
}
