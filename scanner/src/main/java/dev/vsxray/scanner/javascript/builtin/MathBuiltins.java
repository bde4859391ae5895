package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** {@code Math}. {@code Math.random} is unknown and marks what is decided by it. */
final class MathBuiltins {

    private MathBuiltins() {}

    static void install(Realm realm) {
        PlainObject math = new PlainObject(0, realm.objectPrototype(), "Math");
        realm.global().putHidden("Math", math);
        math.define(Symbol.TO_STRING_TAG.key(), Text.of("Math"), false);
        constant(math, "PI", Math.PI);
        constant(math, "E", Math.E);
        constant(math, "LN2", 0.6931471805599453);
        constant(math, "LN10", 2.302585092994046);
        constant(math, "LOG2E", 1.4426950408889634);
        constant(math, "LOG10E", 0.4342944819032518);
        constant(math, "SQRT2", 1.4142135623730951);
        constant(math, "SQRT1_2", 0.7071067811865476);
        unary(realm, math, "abs", Math::abs);
        unary(realm, math, "ceil", Math::ceil);
        unary(realm, math, "floor", Math::floor);
        unary(realm, math, "round", MathBuiltins::round);
        unary(realm, math, "trunc", value -> value < 0 ? Math.ceil(value) : Math.floor(value));
        unary(realm, math, "sign", Math::signum);
        unary(realm, math, "sqrt", Math::sqrt);
        unary(realm, math, "cbrt", Math::cbrt);
        unary(realm, math, "exp", StrictMath::exp);
        unary(realm, math, "expm1", StrictMath::expm1);
        unary(realm, math, "log", StrictMath::log);
        unary(realm, math, "log10", StrictMath::log10);
        unary(realm, math, "log1p", StrictMath::log1p);
        unary(realm, math, "log2", MathBuiltins::log2);
        unary(realm, math, "sin", StrictMath::sin);
        unary(realm, math, "cos", StrictMath::cos);
        unary(realm, math, "tan", StrictMath::tan);
        unary(realm, math, "asin", StrictMath::asin);
        unary(realm, math, "acos", StrictMath::acos);
        unary(realm, math, "atan", StrictMath::atan);
        unary(realm, math, "sinh", StrictMath::sinh);
        unary(realm, math, "cosh", StrictMath::cosh);
        unary(realm, math, "tanh", StrictMath::tanh);
        unary(realm, math, "fround", value -> (float) value);
        unary(realm, math, "clz32", value -> Integer.numberOfLeadingZeros(Coercions.toInt32(value)));
        binary(realm, math, "pow", MathBuiltins::power);
        binary(realm, math, "atan2", StrictMath::atan2);
        binary(realm, math, "imul", (a, b) -> Coercions.toInt32(a) * Coercions.toInt32(b));
        Invocation.method(realm, math, "max", 2, in -> fold(in, Double.NEGATIVE_INFINITY, Math::max));
        Invocation.method(realm, math, "min", 2, in -> fold(in, Double.POSITIVE_INFINITY, Math::min));
        Invocation.method(realm, math, "hypot", 2, in -> {
            Value squares = fold(in, 0, (sum, value) -> sum + value * value);
            return squares instanceof Num number ? Num.of(Math.sqrt(number.value())) : squares;
        });
        Invocation.method(
                realm, math, "random", 0, in -> Unknown.of(Unknown.Kind.NUMBER, Facts.marked("random-chance")));
    }

    private static void constant(PlainObject math, String name, double value) {
        math.putHidden(name, Num.of(value));
    }

    private static void unary(Realm realm, PlainObject math, String name, DoubleUnaryOperator operator) {
        Invocation.method(realm, math, name, 1, in -> {
            OptionalDouble value = Coercions.known(in.calls(), in.argument(0));
            return value.isPresent()
                    ? Num.of(operator.applyAsDouble(value.getAsDouble()))
                    : in.derived(Unknown.Kind.NUMBER);
        });
    }

    private static void binary(Realm realm, PlainObject math, String name, DoubleBinaryOperator operator) {
        Invocation.method(realm, math, name, 2, in -> {
            OptionalDouble left = Coercions.known(in.calls(), in.argument(0));
            OptionalDouble right = Coercions.known(in.calls(), in.argument(1));
            return left.isPresent() && right.isPresent()
                    ? Num.of(operator.applyAsDouble(left.getAsDouble(), right.getAsDouble()))
                    : in.derived(Unknown.Kind.NUMBER);
        });
    }

    private static Value fold(Invocation in, double start, DoubleBinaryOperator operator) {
        in.calls().spend(in.count());
        double result = start;
        for (Value argument : in.arguments()) {
            OptionalDouble value = Coercions.known(in.calls(), argument);
            if (value.isEmpty()) {
                return in.derived(Unknown.Kind.NUMBER);
            }
            result = operator.applyAsDouble(result, value.getAsDouble());
        }
        return Num.of(result);
    }

    /** Halves go up, also below zero; {@link Math#round} would cut at 2^63. */
    private static double round(double value) {
        double down = Math.floor(value);
        return value - down >= 0.5 ? Math.ceil(value) : down;
    }

    private static double log2(double value) {
        int exponent = Math.getExponent(value);
        return value > 0 && value == Math.scalb(1.0, exponent) ? exponent : StrictMath.log(value) / StrictMath.log(2);
    }

    /** {@code base ** exponent}: unlike Java, 1 to an infinite power is NaN. */
    public static double power(double base, double exponent) {
        boolean undefined = Math.abs(base) == 1 && Double.isInfinite(exponent);
        return undefined ? Double.NaN : Math.pow(base, exponent);
    }
}
