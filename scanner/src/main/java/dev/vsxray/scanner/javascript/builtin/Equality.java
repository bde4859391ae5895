package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.NumberText;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.BigInt;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Comparisons of values; each gives null where the answer is not known. */
final class Equality {

    private Equality() {}

    /** {@code ===}. */
    static @Nullable Boolean strict(Value left, Value right) {
        if (left instanceof OneOf || right instanceof OneOf) {
            return null;
        }
        if (left instanceof Unknown || right instanceof Unknown || left instanceof Api || right instanceof Api) {
            return canBeEqual(left, right) ? null : false;
        }
        if (left instanceof Num a && right instanceof Num b) {
            return a.value() == b.value();
        }
        return left instanceof HeapObject ? left == right : left.equals(right);
    }

    /** Whether two values of which one is not known can be the same at all. */
    private static boolean canBeEqual(Value left, Value right) {
        String a = typeOf(left);
        String b = typeOf(right);
        if (!a.isEmpty() && !b.isEmpty() && !a.equals(b)) {
            return false;
        }
        if (left instanceof HeapObject || right instanceof HeapObject) {
            // An object that the script made is no object that came from elsewhere, unless it was given away before.
            return true;
        }
        if (left instanceof Text text && right instanceof Unknown unknown) {
            return canBe(unknown, text.value());
        }
        return !(right instanceof Text text && left instanceof Unknown unknown) || canBe(unknown, text.value());
    }

    private static boolean canBe(Unknown unknown, String text) {
        String parts = unknown.partial().orElse(Unknown.HOLE);
        int first = parts.indexOf(Unknown.HOLE);
        if (first < 0) {
            return parts.equals(text);
        }
        int last = parts.lastIndexOf(Unknown.HOLE);
        return text.startsWith(parts.substring(0, first)) && text.endsWith(parts.substring(last + 1));
    }

    /** The {@code typeof}, with {@code null} apart; empty where it is not known. */
    private static String typeOf(Value value) {
        if (value instanceof Text) {
            return "text";
        }
        if (value instanceof Num) {
            return "number";
        }
        if (value instanceof Bool) {
            return "boolean";
        }
        if (value instanceof Null) {
            return "null";
        }
        if (value instanceof Undefined) {
            return "undefined";
        }
        if (value instanceof BigInt) {
            return "bigint";
        }
        if (value instanceof Symbol) {
            return "symbol";
        }
        if (value instanceof Unknown unknown) {
            return switch (unknown.kind()) {
                case TEXT -> "text";
                case NUMBER -> "number";
                case BOOLEAN -> "boolean";
                // An object that the program expects may be null all the same.
                case ANY, OBJECT, FUNCTION -> "";
            };
        }
        return "";
    }

    /** {@code ==}. */
    static @Nullable Boolean loose(Calls calls, Value left, Value right) {
        boolean leftNullish = Coercions.isNullish(left);
        boolean rightNullish = Coercions.isNullish(right);
        if (leftNullish && rightNullish) {
            return true;
        }
        if (leftNullish || rightNullish) {
            Value other = leftNullish ? right : left;
            return other.isConstant()
                            || other instanceof HeapObject
                            || !typeOf(other).isEmpty()
                    ? false
                    : null;
        }
        if (left instanceof HeapObject && right instanceof HeapObject
                || !typeOf(left).isEmpty() && typeOf(left).equals(typeOf(right))) {
            return strict(left, right);
        }
        if (left instanceof HeapObject || right instanceof HeapObject) {
            Value a = Coercions.toPrimitive(calls, left, Coercions.Hint.DEFAULT);
            Value b = Coercions.toPrimitive(calls, right, Coercions.Hint.DEFAULT);
            return a instanceof HeapObject || b instanceof HeapObject ? null : loose(calls, a, b);
        }
        if (!left.isConstant() || !right.isConstant()) {
            return null;
        }
        if (left instanceof Symbol || right instanceof Symbol) {
            return left.equals(right);
        }
        if (left instanceof BigInt || right instanceof BigInt) {
            Integer order = compare(calls, left, right);
            return order != null && order == 0;
        }
        double a = ((Num) Coercions.toNumber(calls, left)).value();
        double b = ((Num) Coercions.toNumber(calls, right)).value();
        return a == b;
    }

    /** SameValueZero, which collections and {@code includes} use. */
    static @Nullable Boolean sameValueZero(Value left, Value right) {
        if (left instanceof Num a && right instanceof Num b && Double.isNaN(a.value())) {
            return Double.isNaN(b.value());
        }
        return strict(left, right);
    }

    /** Order of two primitives, bigints among numbers included: negative, 0 or positive; null for NaN. */
    static @Nullable Integer compare(Calls calls, Value left, Value right) {
        if (left instanceof Text a && right instanceof Text b) {
            Limits.spendCharacters(calls, Math.min(a.length(), b.length()));
            return a.value().compareTo(b.value());
        }
        if (left instanceof BigInt || right instanceof BigInt) {
            BigDecimal a = exact(calls, left);
            BigDecimal b = exact(calls, right);
            return a == null || b == null ? null : a.compareTo(b);
        }
        double a = Coercions.toNumber(calls, left) instanceof Num number ? number.value() : Double.NaN;
        double b = Coercions.toNumber(calls, right) instanceof Num number ? number.value() : Double.NaN;
        return Double.isNaN(a) || Double.isNaN(b) ? null : a < b ? -1 : a > b ? 1 : 0;
    }

    private static @Nullable BigDecimal exact(Calls calls, Value value) {
        if (value instanceof BigInt big) {
            return new BigDecimal(big.value());
        }
        double number = value instanceof Text text
                ? NumberText.parse(text.value())
                : Coercions.known(calls, value).orElse(Double.NaN);
        return Double.isFinite(number) ? new BigDecimal(number) : null;
    }
}
