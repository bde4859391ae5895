package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.NumberText;
import dev.vsxray.scanner.javascript.value.BigInt;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.PrimitiveObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** {@code Number}, {@code Boolean}, {@code BigInt} and the global functions on numbers. */
final class NumberBuiltins {

    private static final double MAX_SAFE = 9007199254740991.0;

    private NumberBuiltins() {}

    static void install(Realm realm) {
        PlainObject global = realm.global();
        NativeFunction number = realm.constructor("Number", 1, (calls, self, arguments) -> {
            Value numeric = arguments.isEmpty() ? Num.ZERO : Coercions.toNumeric(calls, arguments.get(0));
            Value value = numeric instanceof BigInt big ? Num.of(big.value().doubleValue()) : numeric;
            return calls.isConstructing() ? Coercions.toObject(calls, value) : value;
        });
        number.putHidden("MAX_SAFE_INTEGER", Num.of(MAX_SAFE));
        number.putHidden("MIN_SAFE_INTEGER", Num.of(-MAX_SAFE));
        number.putHidden("MAX_VALUE", Num.of(Double.MAX_VALUE));
        number.putHidden("MIN_VALUE", Num.of(Double.MIN_VALUE));
        number.putHidden("EPSILON", Num.of(Math.ulp(1.0)));
        number.putHidden("NaN", Num.NAN);
        number.putHidden("POSITIVE_INFINITY", Num.of(Double.POSITIVE_INFINITY));
        number.putHidden("NEGATIVE_INFINITY", Num.of(Double.NEGATIVE_INFINITY));
        test(realm, number, "isNaN", Double::isNaN);
        test(realm, number, "isFinite", Double::isFinite);
        test(realm, number, "isInteger", NumberBuiltins::isInteger);
        test(realm, number, "isSafeInteger", value -> isInteger(value) && Math.abs(value) <= MAX_SAFE);
        Invocation.method(realm, global, "parseInt", 2, NumberBuiltins::parseInt);
        Invocation.method(realm, global, "parseFloat", 1, NumberBuiltins::parseFloat);
        number.putHidden("parseInt", global.own("parseInt").orElseThrow().value());
        number.putHidden("parseFloat", global.own("parseFloat").orElseThrow().value());
        Invocation.method(realm, global, "isNaN", 1, in -> convertedTest(in, Double::isNaN));
        Invocation.method(realm, global, "isFinite", 1, in -> convertedTest(in, Double::isFinite));
        global.putHidden("NaN", Num.NAN);
        global.putHidden("Infinity", Num.of(Double.POSITIVE_INFINITY));

        PlainObject prototype = realm.numberPrototype();
        Invocation.method(realm, prototype, "toString", 1, NumberBuiltins::toText);
        Invocation.method(
                realm,
                prototype,
                "toLocaleString",
                0,
                in -> thisNumber(in) instanceof Num value
                        ? Text.of(grouped(value.value()))
                        : in.derived(Unknown.Kind.TEXT));
        Invocation.method(realm, prototype, "valueOf", 0, NumberBuiltins::thisNumber);
        Invocation.method(realm, prototype, "toFixed", 1, in -> format(in, 0, NumberText::fixed));
        Invocation.method(realm, prototype, "toExponential", 1, in -> format(in, -1, NumberText::exponential));
        Invocation.method(
                realm, prototype, "toPrecision", 1, in -> in.has(0) ? format(in, 1, NumberText::precise) : toText(in));

        installBoolean(realm);
        installBigInt(realm);
    }

    private static boolean isInteger(double value) {
        return Double.isFinite(value) && value == Math.rint(value);
    }

    private static void test(Realm realm, NativeFunction owner, String name, DoublePredicate test) {
        Invocation.method(realm, owner, name, 1, in -> {
            Value value = in.argument(0);
            if (value instanceof Num number) {
                return Bool.of(test.test(number.value()));
            }
            return value.isConstant() ? Bool.FALSE : in.sanitised(Unknown.Kind.BOOLEAN);
        });
    }

    private static Value convertedTest(Invocation in, DoublePredicate test) {
        OptionalDouble value = Coercions.known(in.calls(), in.argument(0));
        return value.isPresent() ? Bool.of(test.test(value.getAsDouble())) : in.sanitised(Unknown.Kind.BOOLEAN);
    }

    private static Value parseInt(Invocation in) {
        Optional<Text> text = in.text(0);
        OptionalDouble radix = in.integer(1, 0);
        return text.isPresent() && radix.isPresent()
                ? Num.of(NumberText.parseInt(text.get().value(), Coercions.toInt32(radix.getAsDouble())))
                : in.derived(Unknown.Kind.NUMBER);
    }

    private static Value parseFloat(Invocation in) {
        Optional<Text> text = in.text(0);
        return text.isPresent() ? Num.of(NumberText.parseFloat(text.get().value())) : in.derived(Unknown.Kind.NUMBER);
    }

    private static Value thisNumber(Invocation in) {
        if (in.self() instanceof PrimitiveObject wrapper && wrapper.primitive() instanceof Num number) {
            return number;
        }
        if (in.self() instanceof Num || in.self() instanceof Unknown) {
            return in.self();
        }
        throw in.typeError("Number.prototype.valueOf requires that 'this' be a Number");
    }

    private static Value toText(Invocation in) {
        OptionalDouble radix = in.integer(0, 10);
        if (!(thisNumber(in) instanceof Num number) || radix.isEmpty()) {
            return in.derived(Unknown.Kind.TEXT);
        }
        if (radix.getAsDouble() < 2 || radix.getAsDouble() > 36) {
            throw in.rangeError("toString() radix must be between 2 and 36");
        }
        return Text.of(NumberText.of(number.value(), (int) radix.getAsDouble()));
    }

    private static String grouped(double value) {
        String text = NumberText.fixed(Math.abs(value), 3).replaceAll("\\.?0+$", "");
        if (!Double.isFinite(value)) {
            return NumberText.of(value);
        }
        int point = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
        StringBuilder grouped = new StringBuilder(isInteger(value) ? NumberText.of(Math.abs(value)) : text);
        point = grouped.indexOf(".") < 0 ? grouped.length() : point;
        for (int i = point - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return (value < 0 ? "-" : "") + grouped;
    }

    @FunctionalInterface
    private interface Format {
        String apply(double value, int places);
    }

    private static Value format(Invocation in, int absent, Format format) {
        OptionalDouble places = in.integer(0, absent);
        if (!(thisNumber(in) instanceof Num number) || places.isEmpty()) {
            return in.derived(Unknown.Kind.TEXT);
        }
        if (places.getAsDouble() < Math.min(absent, 1) || places.getAsDouble() > 100) {
            throw in.rangeError("digits argument must be between 0 and 100");
        }
        return Text.of(format.apply(number.value(), (int) places.getAsDouble()));
    }

    private static void installBoolean(Realm realm) {
        realm.constructor("Boolean", 1, (calls, self, arguments) -> {
            Value value = arguments.isEmpty() ? Bool.FALSE : arguments.get(0);
            Boolean truth = Coercions.truth(value);
            Value answer = truth == null
                    ? new Invocation(calls, self, arguments).sanitised(Unknown.Kind.BOOLEAN)
                    : Bool.of(truth);
            return calls.isConstructing() ? Coercions.toObject(calls, answer) : answer;
        });
        PlainObject prototype = realm.prototype("Boolean");
        Invocation.method(realm, prototype, "toString", 0, in -> Coercions.toText(in.calls(), unwrapped(in)));
        Invocation.method(realm, prototype, "valueOf", 0, NumberBuiltins::unwrapped);
    }

    static Value unwrapped(Invocation in) {
        return in.self() instanceof PrimitiveObject wrapper ? wrapper.primitive() : in.self();
    }

    private static void installBigInt(Realm realm) {
        NativeFunction constructor = realm.constructor(
                "BigInt", 1, (calls, self, arguments) -> toBigInt(new Invocation(calls, self, arguments)));
        Invocation.method(realm, constructor, "asUintN", 2, in -> wrap(in, false));
        Invocation.method(realm, constructor, "asIntN", 2, in -> wrap(in, true));
        PlainObject prototype = realm.prototype("BigInt");
        Invocation.method(realm, prototype, "valueOf", 0, NumberBuiltins::unwrapped);
        Invocation.method(realm, prototype, "toLocaleString", 0, in -> Coercions.toText(in.calls(), unwrapped(in)));
        Invocation.method(realm, prototype, "toString", 0, in -> {
            OptionalDouble radix = in.integer(0, 10);
            return unwrapped(in) instanceof BigInt big && radix.isPresent()
                    ? Text.of(big.value().toString((int) radix.getAsDouble()))
                    : in.derived(Unknown.Kind.TEXT);
        });
    }

    private static Value toBigInt(Invocation in) {
        Value value = Coercions.toPrimitive(in.calls(), in.argument(0), Coercions.Hint.NUMBER);
        if (value instanceof BigInt) {
            return value;
        }
        if (value instanceof Num number) {
            if (!isInteger(number.value())) {
                throw in.rangeError("The number " + NumberText.of(number.value())
                        + " cannot be converted to a BigInt because it is not an integer");
            }
            return new BigInt(new java.math.BigDecimal(number.value()).toBigInteger());
        }
        if (value instanceof Bool bool) {
            return new BigInt(bool.value() ? BigInteger.ONE : BigInteger.ZERO);
        }
        if (value instanceof Text text) {
            return parseBigInt(in, NumberText.trim(text.value()));
        }
        if (value.isConstant()) {
            throw in.typeError("Cannot convert value to a BigInt");
        }
        return in.derived();
    }

    private static Value parseBigInt(Invocation in, String text) {
        int radix = text.startsWith("0x") || text.startsWith("0X")
                ? 16
                : text.startsWith("0o") ? 8 : text.startsWith("0b") ? 2 : 10;
        String digits = radix == 10 ? text : text.substring(2);
        if (digits.length() > Limits.BIGINT_BITS / 4) {
            return in.derived();
        }
        Limits.spendCharacters(in.calls(), (long) digits.length() * digits.length() / 64);
        try {
            return new BigInt(digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits, radix));
        } catch (NumberFormatException malformed) {
            throw in.calls().error("SyntaxError", "Cannot convert " + text + " to a BigInt");
        }
    }

    private static Value wrap(Invocation in, boolean signed) {
        OptionalDouble bits = in.integer(0, 0);
        if (!(in.argument(1) instanceof BigInt big) || bits.isEmpty() || bits.getAsDouble() > Limits.BIGINT_BITS) {
            return in.derived();
        }
        BigInteger modulus = BigInteger.ONE.shiftLeft((int) bits.getAsDouble());
        BigInteger value = big.value().mod(modulus);
        boolean negative = signed && bits.getAsDouble() > 0 && value.testBit((int) bits.getAsDouble() - 1);
        return new BigInt(negative ? value.subtract(modulus) : value);
    }
}
