package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.builtin.Operators;
import dev.vsxray.scanner.javascript.syntax.AssignmentOperator;
import dev.vsxray.scanner.javascript.syntax.BinaryOperator;
import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.ExpressionVisitor;
import dev.vsxray.scanner.javascript.syntax.LogicalOperator;
import dev.vsxray.scanner.javascript.syntax.Pattern;
import dev.vsxray.scanner.javascript.syntax.UnaryOperator;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.BigInt;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.Place;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.RegExpObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives each expression its value. */
final class Evaluator implements ExpressionVisitor<Value> {

    private final Machine machine;

    Evaluator(Machine machine) {
        this.machine = machine;
    }

    Value value(Expression expression) {
        machine.step();
        return expression.accept(this);
    }

    @Override
    public Value identifier(Expression.Identifier node) {
        return machine.variables.read(node.name());
    }

    @Override
    public Value privateName(Expression.PrivateName node) {
        return Text.of("#" + node.name());
    }

    @Override
    public Value nullLiteral(Expression.NullLiteral node) {
        return Null.NULL;
    }

    @Override
    public Value booleanLiteral(Expression.BooleanLiteral node) {
        return Bool.of(node.value());
    }

    @Override
    public Value numberLiteral(Expression.NumberLiteral node) {
        return Num.of(node.value());
    }

    @Override
    public Value bigIntLiteral(Expression.BigIntLiteral node) {
        return new BigInt(new BigInteger(node.digits()));
    }

    @Override
    public Value stringLiteral(Expression.StringLiteral node) {
        int written = node.end() - node.start();
        return written > 2 * node.value().length() + 2 ? unescaped(node) : Text.of(node.value());
    }

    /** A text that is written in escapes for the most part cannot be read in the source. */
    private Text unescaped(Expression.StringLiteral node) {
        Place place = new Place(machine.frame().script, node.start(), node.end());
        String written = place.script().text().substring(node.start(), node.end());
        return Text.of(node.value(), Origin.decoded("escapes", place, written, Origin.LITERAL));
    }

    @Override
    public Value regExpLiteral(Expression.RegExpLiteral node) {
        RegExpObject regExp =
                new RegExpObject(machine.level, machine.realm.prototype("RegExp"), node.pattern(), node.flags());
        regExp.putHidden("lastIndex", Num.ZERO);
        return regExp;
    }

    @Override
    public Value template(Expression.Template node) {
        Value joined = Text.of(node.quasis().get(0));
        for (int i = 0; i < node.expressions().size(); i++) {
            joined = machine.add(
                    joined, Coercions.toText(machine, value(node.expressions().get(i))));
            joined = machine.add(joined, Text.of(node.quasis().get(i + 1)));
        }
        return joined;
    }

    @Override
    public Value taggedTemplate(Expression.TaggedTemplate node) {
        ArrayObject strings =
                machine.newArray(node.template().quasis().stream().map(Text::of).toList());
        strings.putHidden(
                "raw", machine.newArray(node.rawQuasis().stream().map(Text::of).toList()));
        List<Value> arguments = new ArrayList<>();
        arguments.add(strings);
        for (Expression expression : node.template().expressions()) {
            arguments.add(value(expression));
        }
        return machine.dispatcher.callExpression(node, node.tag(), arguments);
    }

    @Override
    public Value arrayLiteral(Expression.ArrayLiteral node) {
        ArrayObject array = new ArrayObject(machine.level, machine.realm.arrayPrototype());
        for (Expression element : node.elements()) {
            if (element instanceof Expression.Spread spread) {
                machine.iteration.of(value(spread.value())).appendTo(array);
            } else {
                array.elements().add(element == null ? Undefined.UNDEFINED : value(element));
            }
        }
        return array;
    }

    @Override
    public Value objectLiteral(Expression.ObjectLiteral node) {
        PlainObject object = new PlainObject(machine.level, machine.realm.objectPrototype());
        for (Expression.Property property : node.properties()) {
            machine.objects.define(object, property);
        }
        return object;
    }

    @Override
    public Value function(Expression.Function node) {
        if (node.node().name() != null && !node.node().arrow()) {
            return machine.functions.namedExpression(node.node());
        }
        return machine.functions.closure(node.node(), machine.frame().scope);
    }

    @Override
    public Value classExpression(Expression.Class node) {
        return machine.classes.make(node.node());
    }

    @Override
    public Value unary(Expression.Unary node) {
        if (node.operator() == UnaryOperator.DELETE) {
            return machine.access.delete(node.argument());
        }
        if (node.operator() == UnaryOperator.TYPEOF && node.argument() instanceof Expression.Identifier identifier) {
            return Operators.unary(machine, UnaryOperator.TYPEOF, machine.variables.readOrUndefined(identifier.name()));
        }
        Value result = Operators.unary(machine, node.operator(), value(node.argument()));
        return node.operator() == UnaryOperator.NOT && !result.isConstant() ? Marks.negated(result) : result;
    }

    @Override
    public Value update(Expression.Update node) {
        Value before = Coercions.toNumber(machine, value(node.target()));
        Value one = before instanceof BigInt ? new BigInt(BigInteger.ONE) : Num.ONE;
        BinaryOperator step = node.delta() > 0 ? BinaryOperator.ADD : BinaryOperator.SUBTRACT;
        Value after = machine.counters.after(before, Operators.binary(machine, step, before, one));
        if (node.target() instanceof Pattern target) {
            machine.binding.assign(target, after);
        }
        return node.prefix() ? after : before;
    }

    @Override
    public Value binary(Expression.Binary node) {
        List<Expression> operands = node.operands();
        Value left = value(operands.get(0));
        for (int i = 1; i < operands.size(); i++) {
            Value right = value(operands.get(i));
            left = machine.binary(node.operator(), left, right);
        }
        return left;
    }

    /** Operands behind one that is not known run under its condition, and so on inwards. */
    @Override
    public Value logical(Expression.Logical node) {
        int level = machine.level;
        Context context = machine.context;
        Frame frame = machine.frame();
        @Nullable String filling = frame.filling;
        try {
            Value left = value(node.operands().get(0));
            if (left == Undefined.UNDEFINED
                    && node.operator() == LogicalOperator.OR
                    && node.operands().get(0) instanceof Expression.Identifier kept) {
                frame.filling = kept.name();
            }
            return logicalFrom(node, 1, left);
        } finally {
            frame.filling = filling;
            machine.level = level;
            machine.context = context;
        }
    }

    private Value logicalFrom(Expression.Logical node, int first, Value left) {
        Value soFar = left;
        Value passed = null;
        for (int i = first; i < node.operands().size(); i++) {
            Boolean goesOn = machine.conditions.goesOn(node.operator(), soFar);
            if (Boolean.FALSE.equals(goesOn)) {
                break;
            }
            if (goesOn == null) {
                machine.guess();
                Value stays = machine.conditions.whatStays(node.operator(), soFar);
                passed = passed == null ? stays : Marks.joined(node.operator(), passed, stays);
                machine.level++;
                machine.context = machine.context.under(guardsBehind(node.operator(), soFar));
            }
            try {
                soFar = value(node.operands().get(i));
            } catch (Thrown thrown) {
                if (passed == null) {
                    throw thrown;
                }
                machine.mayThrow(thrown.value());
                return passed;
            }
        }
        return passed == null ? soFar : Marks.joined(node.operator(), passed, soFar);
    }

    private SortedSet<String> guardsBehind(LogicalOperator operator, Value left) {
        return operator == LogicalOperator.OR ? machine.conditions.whenFalse(left) : machine.conditions.whenTrue(left);
    }

    @Override
    public Value assignment(Expression.Assignment node) {
        AssignmentOperator operator = node.operator();
        if (operator == AssignmentOperator.ASSIGN) {
            Value value = value(node.value());
            if (value instanceof Closure closure && node.target() instanceof Expression.Identifier target) {
                closure.nameIfAnonymous(target.name());
            }
            machine.observations.text(value, node);
            machine.binding.assign(node.target(), value);
            return value;
        }
        if (!(node.target() instanceof Expression target)) {
            return Unknown.ANY;
        }
        Value before = value(target);
        if (operator == AssignmentOperator.AND
                || operator == AssignmentOperator.OR
                || operator == AssignmentOperator.COALESCE) {
            return assignIfNeeded(node, operator, before);
        }
        Value after = machine.counters.after(before, machine.binary(binaryOf(operator), before, value(node.value())));
        machine.binding.assign(node.target(), after);
        return after;
    }

    private Value assignIfNeeded(Expression.Assignment node, AssignmentOperator operator, Value before) {
        LogicalOperator logical = operator == AssignmentOperator.AND
                ? LogicalOperator.AND
                : operator == AssignmentOperator.OR ? LogicalOperator.OR : LogicalOperator.COALESCE;
        Boolean goesOn = machine.conditions.goesOn(logical, before);
        if (Boolean.FALSE.equals(goesOn)) {
            return before;
        }
        if (goesOn != null) {
            Value value = value(node.value());
            machine.binding.assign(node.target(), value);
            return value;
        }
        int level = machine.level;
        machine.level = level + 1;
        try {
            Value value = value(node.value());
            machine.binding.assign(node.target(), value);
            return Values.join(before, value);
        } finally {
            machine.level = level;
        }
    }

    private static BinaryOperator binaryOf(AssignmentOperator operator) {
        return switch (operator) {
            case ADD -> BinaryOperator.ADD;
            case SUBTRACT -> BinaryOperator.SUBTRACT;
            case MULTIPLY -> BinaryOperator.MULTIPLY;
            case DIVIDE -> BinaryOperator.DIVIDE;
            case REMAINDER -> BinaryOperator.REMAINDER;
            case POWER -> BinaryOperator.POWER;
            case SHIFT_LEFT -> BinaryOperator.SHIFT_LEFT;
            case SHIFT_RIGHT -> BinaryOperator.SHIFT_RIGHT;
            case SHIFT_RIGHT_UNSIGNED -> BinaryOperator.SHIFT_RIGHT_UNSIGNED;
            case BIT_AND -> BinaryOperator.BIT_AND;
            case BIT_OR -> BinaryOperator.BIT_OR;
            case BIT_XOR -> BinaryOperator.BIT_XOR;
            case ASSIGN, AND, OR, COALESCE ->
                throw new IllegalArgumentException("no binary operator for " + operator.symbol());
        };
    }

    @Override
    public Value conditional(Expression.Conditional node) {
        Optional<Expression> build = BuildChoice.of(node);
        if (build.isPresent()) {
            return value(build.get());
        }
        Value test = value(node.test());
        Boolean truth = Coercions.truth(test);
        if (truth != null) {
            return value(truth ? node.whenTrue() : node.whenFalse());
        }
        machine.guess();
        SortedSet<String> guards = machine.conditions.whenTrue(test);
        SortedSet<String> others = machine.conditions.whenFalse(test);
        Value whenTrue = machine.conditions.valueUnder(guards, node.whenTrue());
        Value whenFalse = machine.conditions.valueUnder(others, node.whenFalse());
        boolean turned = Boolean.FALSE.equals(Coercions.truth(whenTrue));
        return machine.conditions.decided(Values.join(whenTrue, whenFalse), turned ? others : guards);
    }

    @Override
    public Value call(Expression.Call node) {
        return machine.dispatcher.call(node);
    }

    @Override
    public Value newExpression(Expression.New node) {
        Value constructor = value(node.callee());
        List<Value> arguments = arguments(node.arguments());
        return machine.at(node, () -> machine.dispatcher.construct(constructor, arguments, constructor));
    }

    List<Value> arguments(List<Expression> expressions) {
        if (expressions.isEmpty()) {
            return List.of();
        }
        List<Value> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            if (expression instanceof Expression.Spread spread) {
                machine.iteration.of(value(spread.value())).appendTo(values);
            } else {
                Value value = value(expression);
                machine.observations.text(value, expression);
                values.add(value);
            }
        }
        return values;
    }

    @Override
    public Value member(Expression.Member node) {
        if (node.object() instanceof Expression.Super) {
            return machine.access.getSuper(node.name());
        }
        Value object = chainObject(value(node.object()), node.optional());
        return machine.access.getAt(node, object, node.name());
    }

    @Override
    public Value index(Expression.Index node) {
        if (node.object() instanceof Expression.Super) {
            return machine.access.getSuperAt(value(node.index()));
        }
        Value object = chainObject(value(node.object()), node.optional());
        return machine.access.getIndexAt(node, object, value(node.index()));
    }

    /** Ends the optional chain when the object is certainly absent. */
    Value chainObject(Value object, boolean optional) {
        if (optional && (object == Undefined.UNDEFINED || object == Null.NULL)) {
            throw ChainEnd.HERE;
        }
        return object;
    }

    @Override
    public Value optionalChain(Expression.OptionalChain node) {
        return inChain(() -> value(node.expression()), Undefined.UNDEFINED);
    }

    /** @param ended what it gives where the chain ends before */
    Value inChain(Supplier<Value> chain, Value ended) {
        int level = machine.level;
        try {
            return chain.get();
        } catch (ChainEnd end) {
            machine.level = level;
            return ended;
        }
    }

    @Override
    public Value sequence(Expression.Sequence node) {
        Value last = Undefined.UNDEFINED;
        for (Expression expression : node.expressions()) {
            last = value(expression);
        }
        return last;
    }

    @Override
    public Value spread(Expression.Spread node) {
        return value(node.value());
    }

    @Override
    public Value yield(Expression.Yield node) {
        Value argument = node.argument() == null ? Undefined.UNDEFINED : value(node.argument());
        return machine.at(node, () -> machine.generators.yield(machine.frame(), argument, node.delegate()));
    }

    @Override
    public Value await(Expression.Await node) {
        Value awaited = value(node.argument());
        return machine.at(node, () -> machine.promises.awaitHere(awaited));
    }

    @Override
    public Value importCall(Expression.ImportCall node) {
        Value source = value(node.source());
        if (node.options() != null) {
            value(node.options());
        }
        return machine.at(
                node, () -> machine.promises.fulfilled(machine.modules.importDynamic(source, machine.frame().script)));
    }

    @Override
    public Value metaProperty(Expression.MetaProperty node) {
        if (node.meta().equals("new")) {
            return machine.frame().newTarget;
        }
        return machine.modules.importMeta(machine.frame().script);
    }

    @Override
    public Value thisExpression(Expression.This node) {
        return machine.functions.self();
    }

    @Override
    public Value superExpression(Expression.Super node) {
        return machine.functions.parentPrototype();
    }

    /** A component is called with its attributes, as a renderer would; handlers among them run as callbacks. */
    @Override
    public Value jsx(Expression.Jsx node) {
        PlainObject attributes = machine.newObject();
        for (Expression.Property property : node.attributes()) {
            machine.objects.define(attributes, property);
        }
        List<Value> children = new ArrayList<>();
        for (Expression child : node.children()) {
            children.add(value(child));
        }
        attributes.put("children", machine.newArray(children));
        @Nullable Value component = node.component() == null ? null : value(node.component());
        if (component instanceof HeapObject) {
            return machine.call(component, Undefined.UNDEFINED, List.of(attributes));
        }
        Facts facts = Values.deepFacts(attributes);
        return component instanceof Api api ? api.withFacts(facts) : Unknown.of(Unknown.Kind.OBJECT, facts);
    }

    @Override
    public Value missing(Expression.Missing node) {
        return Unknown.ANY;
    }

    /** Leaves an optional chain; carries nothing and is thrown often, hence one instance without a stack trace. */
    static final class ChainEnd extends RuntimeException {
        static final ChainEnd HERE = new ChainEnd();

        private ChainEnd() {
            super(null, null, false, false);
        }
    }
}
