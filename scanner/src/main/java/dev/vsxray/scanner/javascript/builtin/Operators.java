package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.syntax.BinaryOperator;
import dev.vsxray.scanner.javascript.syntax.UnaryOperator;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.BigInt;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.BoundFunction;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.ProxyObject;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operators of the language on values. Those that change a variable or object are the machine's. */
public final class Operators {

    /** Pairs of alternatives that are computed one by one; more give an unknown. */
    private static final int MAX_PAIRS = 32;

    private Operators() {}

    // unary

    /** All but {@code delete}. */
    public static Value unary(Calls calls, UnaryOperator operator, Value operand) {
        if (operand instanceof OneOf one) {
            List<Value> results = new ArrayList<>();
            one.alternatives().forEach(each -> results.add(unary(calls, operator, each)));
            return Values.joinAll(results);
        }
        return switch (operator) {
            case VOID -> Undefined.UNDEFINED;
            case TYPEOF -> typeOf(operand);
            case NOT -> not(operand);
            case PLUS -> Coercions.toNumber(calls, operand);
            case MINUS -> minus(Coercions.toNumeric(calls, operand));
            case COMPLEMENT -> complement(Coercions.toNumeric(calls, operand));
            case DELETE -> throw new IllegalArgumentException("delete changes an object and is the machine's");
        };
    }

    private static Value not(Value operand) {
        Boolean truth = Coercions.truth(operand);
        return truth == null ? sanitised(Unknown.Kind.BOOLEAN, operand) : Bool.of(!truth);
    }

    private static Value minus(Value number) {
        if (number instanceof Num known) {
            return Num.of(-known.value());
        }
        return number instanceof BigInt big ? new BigInt(big.value().negate()) : number;
    }

    private static Value complement(Value number) {
        if (number instanceof Num known) {
            return Num.of(~Coercions.toInt32(known.value()));
        }
        return number instanceof BigInt big ? new BigInt(big.value().not()) : number;
    }

    private static Value typeOf(Value value) {
        if (value instanceof Text) {
            return Text.of("string");
        }
        if (value instanceof Num) {
            return Text.of("number");
        }
        if (value instanceof Bool) {
            return Text.of("boolean");
        }
        if (value instanceof Undefined) {
            return Text.of("undefined");
        }
        if (value instanceof BigInt) {
            return Text.of("bigint");
        }
        if (value instanceof Symbol) {
            return Text.of("symbol");
        }
        if (value instanceof ProxyObject proxy) {
            return typeOf(proxy.target());
        }
        if (value instanceof FunctionObject) {
            return Text.of("function");
        }
        if (value instanceof HeapObject || value instanceof Null) {
            return Text.of("object");
        }
        if (value instanceof Unknown unknown) {
            return switch (unknown.kind()) {
                case TEXT -> Text.of("string");
                case NUMBER -> Text.of("number");
                case BOOLEAN -> Text.of("boolean");
                case OBJECT -> Text.of("object");
                case FUNCTION -> Text.of("function");
                case ANY -> sanitised(Unknown.Kind.TEXT, value);
            };
        }
        return sanitised(Unknown.Kind.TEXT, value);
    }

    private static Unknown sanitised(Unknown.Kind kind, Value... operands) {
        Facts facts = Facts.NONE;
        for (Value operand : operands) {
            facts = facts.join(operand.facts());
        }
        return Unknown.of(kind, facts.withoutTaints());
    }

    // binary

    public static Value binary(Calls calls, BinaryOperator operator, Value left, Value right) {
        if (left instanceof OneOf || right instanceof OneOf) {
            return pairs(calls, operator, left, right);
        }
        return switch (operator) {
            case ADD -> add(calls, left, right);
            case SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, POWER -> arithmetic(calls, operator, left, right);
            case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED, BIT_AND, BIT_OR, BIT_XOR ->
                arithmetic(calls, operator, left, right);
            case STRICT_EQUAL -> answer(Equality.strict(left, right), left, right);
            case STRICT_NOT_EQUAL -> answer(negated(Equality.strict(left, right)), left, right);
            case EQUAL -> answer(Equality.loose(calls, left, right), left, right);
            case NOT_EQUAL -> answer(negated(Equality.loose(calls, left, right)), left, right);
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> relation(calls, operator, left, right);
            case IN -> in(calls, left, right);
            case INSTANCEOF -> instanceOf(calls, left, right);
        };
    }

    private static Value pairs(Calls calls, BinaryOperator operator, Value oneOfLeft, Value oneOfRight) {
        List<Value> lefts = Values.alternatives(oneOfLeft);
        List<Value> rights = Values.alternatives(oneOfRight);
        if (lefts.size() * rights.size() > MAX_PAIRS) {
            return operator == BinaryOperator.ADD && (PartialText.isTold(oneOfLeft) || PartialText.isTold(oneOfRight))
                    ? PartialText.concatenate(calls, List.of(oneOfLeft, oneOfRight))
                    : Unknown.with(Values.deepFacts(oneOfLeft).join(Values.deepFacts(oneOfRight)));
        }
        List<Value> results = new ArrayList<>();
        for (Value left : lefts) {
            for (Value right : rights) {
                results.add(binary(calls, operator, left, right));
            }
        }
        return operator == BinaryOperator.ADD ? Values.joinTexts(results) : Values.joinAll(results);
    }

    private static @Nullable Boolean negated(@Nullable Boolean answer) {
        return answer == null ? null : !answer;
    }

    private static Value answer(@Nullable Boolean answer, Value left, Value right) {
        return answer == null ? sanitised(Unknown.Kind.BOOLEAN, left, right) : Bool.of(answer);
    }

    private static Value add(Calls calls, Value left, Value right) {
        if (left instanceof Text a && right instanceof Text b) {
            return concatenation(calls, a, b);
        }
        Value a = Coercions.toPrimitive(calls, left, Coercions.Hint.DEFAULT);
        Value b = Coercions.toPrimitive(calls, right, Coercions.Hint.DEFAULT);
        if (isText(a) || isText(b)) {
            Value first = Coercions.toText(calls, a);
            Value second = Coercions.toText(calls, b);
            return first instanceof Text known && second instanceof Text other
                    ? concatenation(calls, known, other)
                    : PartialText.concatenate(calls, List.of(first, second));
        }
        if (canBeText(a) || canBeText(b)) {
            // It may be a sum as well; the partial text of two unknowns tells nothing, so nothing is lost.
            boolean tells = a.isConstant() || b.isConstant();
            return tells && (a instanceof Text || b instanceof Text)
                    ? PartialText.concatenate(calls, List.of(a, b))
                    : Unknown.with(Values.deepFacts(a).join(Values.deepFacts(b)));
        }
        return arithmetic(calls, BinaryOperator.ADD, a, b);
    }

    private static Value concatenation(Calls calls, Text left, Text right) {
        return PartialText.append(calls, left, right)
                .<Value>map(text -> text)
                .orElseGet(() -> Unknown.text(
                        left.value().substring(0, Math.min(left.length(), 1000)) + Unknown.HOLE, Facts.NONE));
    }

    private static boolean isText(Value value) {
        return value instanceof Text || value instanceof Unknown unknown && unknown.kind() == Unknown.Kind.TEXT;
    }

    private static boolean canBeText(Value value) {
        return value instanceof Api
                || value instanceof OneOf
                || value instanceof HeapObject
                || value instanceof Unknown unknown
                        && (unknown.kind() == Unknown.Kind.ANY
                                || unknown.kind() == Unknown.Kind.OBJECT
                                || unknown.kind() == Unknown.Kind.FUNCTION);
    }

    private static Value arithmetic(Calls calls, BinaryOperator operator, Value left, Value right) {
        Value a = Coercions.toNumeric(calls, left);
        Value b = Coercions.toNumeric(calls, right);
        if (a instanceof Num x && b instanceof Num y) {
            return Num.of(number(operator, x.value(), y.value()));
        }
        if (a instanceof BigInt x && b instanceof BigInt y) {
            return big(calls, operator, x.value(), y.value());
        }
        if (a.isConstant() && b.isConstant()) {
            throw calls.error("TypeError", "Cannot mix BigInt and other types, use explicit conversions");
        }
        Facts facts = Values.deepFacts(a).join(Values.deepFacts(b));
        boolean masks = operator == BinaryOperator.BIT_XOR && !isAllOnes(a) && !isAllOnes(b);
        return Unknown.of(Unknown.Kind.NUMBER, masks ? facts.through("encrypt", calls.place()) : facts);
    }

    /** What only turns every bit over, as the length of a stored block does in a ZIP, hides nothing. */
    private static boolean isAllOnes(Value value) {
        return value instanceof Num number
                && (number.value() == 0xFF || number.value() == 0xFFFF || Coercions.toInt32(number.value()) == -1);
    }

    private static double number(BinaryOperator operator, double a, double b) {
        return switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
            case POWER -> MathBuiltins.power(a, b);
            case SHIFT_LEFT -> Coercions.toInt32(a) << Coercions.toInt32(b);
            case SHIFT_RIGHT -> Coercions.toInt32(a) >> Coercions.toInt32(b);
            case SHIFT_RIGHT_UNSIGNED -> Integer.toUnsignedLong(Coercions.toInt32(a) >>> Coercions.toInt32(b));
            case BIT_AND -> Coercions.toInt32(a) & Coercions.toInt32(b);
            case BIT_OR -> Coercions.toInt32(a) | Coercions.toInt32(b);
            case BIT_XOR -> Coercions.toInt32(a) ^ Coercions.toInt32(b);
            default -> throw new IllegalArgumentException("not arithmetic: " + operator.symbol());
        };
    }

    private static Value big(Calls calls, BinaryOperator operator, BigInteger a, BigInteger b) {
        calls.spend(1 + ((long) a.bitLength() * b.bitLength() >> 14));
        switch (operator) {
            case ADD:
                return new BigInt(a.add(b));
            case SUBTRACT:
                return new BigInt(a.subtract(b));
            case MULTIPLY:
                return a.bitLength() + b.bitLength() > Limits.BIGINT_BITS ? Unknown.ANY : new BigInt(a.multiply(b));
            case DIVIDE, REMAINDER:
                if (b.signum() == 0) {
                    throw calls.error("RangeError", "Division by zero");
                }
                return new BigInt(operator == BinaryOperator.DIVIDE ? a.divide(b) : a.remainder(b));
            case POWER:
                if (b.signum() < 0) {
                    throw calls.error("RangeError", "Exponent must be non-negative");
                }
                boolean large = b.bitLength() > 31 || a.bitLength() * b.doubleValue() > Limits.BIGINT_BITS;
                return large ? Unknown.ANY : new BigInt(a.pow(b.intValue()));
            case SHIFT_LEFT:
                return shifted(a, b);
            case SHIFT_RIGHT:
                return shifted(a, b.negate());
            case BIT_AND:
                return new BigInt(a.and(b));
            case BIT_OR:
                return new BigInt(a.or(b));
            case BIT_XOR:
                return new BigInt(a.xor(b));
            default:
                throw calls.error("TypeError", "BigInts have no unsigned right shift, use >> instead");
        }
    }

    private static Value shifted(BigInteger value, BigInteger left) {
        if (left.bitLength() > 31 || value.bitLength() + left.doubleValue() > Limits.BIGINT_BITS) {
            return left.signum() < 0 ? new BigInt(BigInteger.valueOf(Math.min(0, value.signum()))) : Unknown.ANY;
        }
        return new BigInt(value.shiftLeft(left.intValue()));
    }

    private static Value relation(Calls calls, BinaryOperator operator, Value left, Value right) {
        Value a = Coercions.toPrimitive(calls, left, Coercions.Hint.NUMBER);
        Value b = Coercions.toPrimitive(calls, right, Coercions.Hint.NUMBER);
        if (!a.isConstant() || !b.isConstant()) {
            return sanitised(Unknown.Kind.BOOLEAN, a, b);
        }
        Integer order = Equality.compare(calls, a, b);
        if (order == null) {
            return Bool.FALSE;
        }
        return Bool.of(
                switch (operator) {
                    case LESS -> order < 0;
                    case LESS_EQUAL -> order <= 0;
                    case GREATER -> order > 0;
                    default -> order >= 0;
                });
    }

    private static Value in(Calls calls, Value left, Value right) {
        if (right.isConstant()) {
            throw calls.error("TypeError", "Cannot use 'in' operator to search for a key in a primitive");
        }
        Optional<String> key = Coercions.key(calls, left);
        if (key.isEmpty() && right instanceof ProxyObject proxy) {
            proxy.ask(calls, "has", left);
        }
        if (key.isEmpty() || !(right instanceof HeapObject object)) {
            return sanitised(Unknown.Kind.BOOLEAN, left, right);
        }
        return answer(ObjectBuiltins.has(calls, object, key.get()), left, right);
    }

    private static Value instanceOf(Calls calls, Value left, Value right) {
        if (right instanceof BoundFunction bound) {
            return instanceOf(calls, left, bound.target());
        }
        if (!(right instanceof FunctionObject function)) {
            return sanitised(Unknown.Kind.BOOLEAN, left, right);
        }
        if (left.isConstant()) {
            return Bool.FALSE;
        }
        Value wanted = calls.get(function, "prototype");
        if (!(left instanceof HeapObject object) || !(wanted instanceof HeapObject)) {
            return sanitised(Unknown.Kind.BOOLEAN, left, right);
        }
        Value at = object.prototype();
        for (int depth = 0; at instanceof HeapObject next && depth < Limits.DEPTH; depth++) {
            if (next == wanted) {
                return Bool.TRUE;
            }
            at = next.prototype();
        }
        return at instanceof Null ? Bool.FALSE : sanitised(Unknown.Kind.BOOLEAN, left, right);
    }
}
