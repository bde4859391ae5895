package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.NumberText;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.BigInt;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.PrimitiveObject;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The abstract operations of the language that turn a value into one of another type (ECMA-262, "Type Conversion"). */
public final class Coercions {

    /** Which of {@code toString} and {@code valueOf} an object is asked for first. */
    public enum Hint {
        DEFAULT,
        TEXT,
        NUMBER
    }

    private Coercions() {}

    /** A primitive, or something unknown. */
    public static Value toPrimitive(Calls calls, Value value, Hint hint) {
        if (value instanceof OneOf one) {
            return each(one, alternative -> toPrimitive(calls, alternative, hint));
        }
        if (!(value instanceof HeapObject object)) {
            return value;
        }
        Value exotic = calls.get(object, Symbol.TO_PRIMITIVE.key());
        if (exotic instanceof FunctionObject) {
            return withoutObjects(calls.call(exotic, object, List.of(Text.of(hintName(hint)))));
        }
        boolean textFirst =
                hint == Hint.TEXT || hint == Hint.DEFAULT && object.className().equals("Date");
        for (String method : textFirst ? List.of("toString", "valueOf") : List.of("valueOf", "toString")) {
            Value function = calls.get(object, method);
            if (isCallable(function)) {
                Value result = calls.call(function, object, List.of());
                if (!(result instanceof HeapObject)) {
                    return withoutObjects(result);
                }
            } else if (function instanceof Unknown || function instanceof OneOf) {
                return Values.derived(object, List.of());
            }
        }
        throw calls.error("TypeError", "Cannot convert object to primitive value");
    }

    /** Of several answers those that are objects count for nothing; one may be the object that is being converted. */
    private static Value withoutObjects(Value answer) {
        return answer instanceof OneOf one
                ? each(
                        one,
                        alternative ->
                                alternative instanceof HeapObject ? Unknown.with(alternative.facts()) : alternative)
                : answer instanceof HeapObject ? Unknown.with(answer.facts()) : answer;
    }

    private static String hintName(Hint hint) {
        return switch (hint) {
            case DEFAULT -> "default";
            case TEXT -> "string";
            case NUMBER -> "number";
        };
    }

    /** {@code String(value)}: a {@link Text}, or an unknown text that keeps what parts and facts are known. */
    public static Value toText(Calls calls, Value value) {
        if (value instanceof Text) {
            return value;
        }
        if (value instanceof OneOf one) {
            return each(one, alternative -> toText(calls, alternative));
        }
        if (value instanceof Unknown unknown) {
            return Unknown.text(unknown.partial().orElse(Unknown.HOLE), unknown.facts());
        }
        if (value instanceof Api api) {
            return Unknown.of(Unknown.Kind.TEXT, api.facts());
        }
        if (value instanceof HeapObject) {
            return toText(calls, toPrimitive(calls, value, Hint.TEXT));
        }
        if (value instanceof Symbol) {
            throw calls.error("TypeError", "Cannot convert a Symbol value to a string");
        }
        return Text.of(spelling(value));
    }

    /** The text of a primitive that is no text and no symbol. */
    private static String spelling(Value primitive) {
        if (primitive instanceof Num number) {
            return NumberText.of(number.value());
        }
        if (primitive instanceof Bool bool) {
            return Boolean.toString(bool.value());
        }
        if (primitive instanceof BigInt big) {
            return big.value().toString();
        }
        return primitive instanceof Null ? "null" : "undefined";
    }

    /** The property key a value stands for: a {@link Text} or {@link Symbol}, or unknown. */
    public static Value propertyKey(Calls calls, Value value) {
        if (value instanceof Text || value instanceof Symbol) {
            return value;
        }
        Value primitive = toPrimitive(calls, value, Hint.TEXT);
        return primitive instanceof Symbol ? primitive : toText(calls, primitive);
    }

    /** As {@link #propertyKey}, as objects store it; empty where it is not known. */
    public static Optional<String> key(Calls calls, Value value) {
        Value key = propertyKey(calls, value);
        if (key instanceof Symbol symbol) {
            return Optional.of(symbol.key());
        }
        return key instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** {@code Number(value)} for an operator or a built-in: a {@link Num}, or an unknown number with the facts. */
    public static Value toNumber(Calls calls, Value value) {
        if (value instanceof Num) {
            return value;
        }
        if (value instanceof OneOf one) {
            return each(one, alternative -> toNumber(calls, alternative));
        }
        if (value instanceof Text text) {
            return Num.of(NumberText.parse(text.value()));
        }
        if (value instanceof Bool bool) {
            return bool.value() ? Num.ONE : Num.ZERO;
        }
        if (value instanceof Null) {
            return Num.ZERO;
        }
        if (value instanceof Undefined) {
            return Num.NAN;
        }
        if (value instanceof BigInt || value instanceof Symbol) {
            String type = value instanceof BigInt ? "BigInt" : "Symbol";
            throw calls.error("TypeError", "Cannot convert a " + type + " value to a number");
        }
        if (value instanceof HeapObject) {
            return toNumber(calls, toPrimitive(calls, value, Hint.NUMBER));
        }
        return Unknown.of(Unknown.Kind.NUMBER, value.facts());
    }

    /** As {@link #toNumber}, where a bigint stays one. */
    public static Value toNumeric(Calls calls, Value value) {
        Value primitive = toPrimitive(calls, value, Hint.NUMBER);
        return primitive instanceof BigInt ? primitive : toNumber(calls, primitive);
    }

    /** The number a value is, where that is known. */
    public static OptionalDouble known(Calls calls, Value value) {
        return toNumber(calls, value) instanceof Num number
                ? OptionalDouble.of(number.value())
                : OptionalDouble.empty();
    }

    /** As an integer, NaN as 0; empty where it is not known. */
    public static OptionalDouble integer(Calls calls, Value value) {
        OptionalDouble number = known(calls, value);
        return number.isPresent() ? OptionalDouble.of(toInteger(number.getAsDouble())) : number;
    }

    static double toInteger(double value) {
        return Double.isNaN(value) ? 0 : value < 0 ? Math.ceil(value) + 0.0 : Math.floor(value);
    }

    /** ToInt32: modulo 2^32, signed. */
    public static int toInt32(double value) {
        if ((int) value == value) {
            return (int) value;
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return 0;
        }
        double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
        return (int) (long) (whole % 4294967296.0);
    }

    /** Whether a value counts as true; null where that is not known. */
    public static @Nullable Boolean truth(Value value) {
        if (value instanceof Bool bool) {
            return bool.value();
        }
        if (value instanceof Text text) {
            return text.length() > 0;
        }
        if (value instanceof Num number) {
            return number.value() != 0 && !Double.isNaN(number.value());
        }
        if (value instanceof Undefined || value instanceof Null) {
            return false;
        }
        if (value instanceof BigInt big) {
            return big.value().signum() != 0;
        }
        if (value instanceof HeapObject || value instanceof Symbol) {
            return true;
        }
        if (value instanceof OneOf one) {
            Boolean first = truth(one.alternatives().get(0));
            for (Value other : one.alternatives()) {
                if (!Objects.equals(truth(other), first)) {
                    return null;
                }
            }
            return first;
        }
        if (value instanceof Unknown unknown) {
            boolean holds = unknown.kind() == Unknown.Kind.OBJECT
                    || unknown.kind() == Unknown.Kind.FUNCTION
                    || unknown.partial()
                            .filter(partial -> !partial.equals(Unknown.HOLE))
                            .isPresent();
            return holds ? true : null;
        }
        return null;
    }

    public static boolean isCallable(Value value) {
        return value instanceof FunctionObject || value instanceof Api;
    }

    static boolean isNullish(Value value) {
        return value instanceof Undefined || value instanceof Null;
    }

    /** {@code Object(value)}: primitives get their wrapper. */
    static Value toObject(Calls calls, Value value) {
        String wrapper = wrapperName(value);
        return wrapper.isEmpty()
                ? value
                : new PrimitiveObject(calls.level(), calls.realm().prototype(wrapper), wrapper, value);
    }

    private static String wrapperName(Value value) {
        if (value instanceof Text) {
            return "String";
        }
        if (value instanceof Num) {
            return "Number";
        }
        if (value instanceof Bool) {
            return "Boolean";
        }
        if (value instanceof BigInt) {
            return "BigInt";
        }
        return value instanceof Symbol ? "Symbol" : "";
    }

    private static Value each(OneOf one, Function<Value, Value> conversion) {
        List<Value> converted = new ArrayList<>();
        for (Value alternative : one.alternatives()) {
            converted.add(conversion.apply(alternative));
        }
        return Values.joinAll(converted);
    }
}
