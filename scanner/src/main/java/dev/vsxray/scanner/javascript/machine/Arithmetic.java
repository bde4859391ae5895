package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.BinaryOperator;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Value;
import org.jspecify.annotations.Nullable;

/** Operations on two known numbers, which decoders do by the million. */
final class Arithmetic {

    private Arithmetic() {}

    /** Null where the operator is better left to the general way. */
    static @Nullable Value of(BinaryOperator operator, double a, double b) {
        return switch (operator) {
            case ADD -> Num.of(a + b);
            case SUBTRACT -> Num.of(a - b);
            case MULTIPLY -> Num.of(a * b);
            case DIVIDE -> Num.of(a / b);
            case REMAINDER -> Num.of(a % b);
            case BIT_AND -> Num.of(toInt32(a) & toInt32(b));
            case BIT_OR -> Num.of(toInt32(a) | toInt32(b));
            case BIT_XOR -> Num.of(toInt32(a) ^ toInt32(b));
            case SHIFT_LEFT -> Num.of(toInt32(a) << (toInt32(b) & 31));
            case SHIFT_RIGHT -> Num.of(toInt32(a) >> (toInt32(b) & 31));
            case SHIFT_RIGHT_UNSIGNED -> Num.of((toInt32(a) & 0xFFFF_FFFFL) >>> (toInt32(b) & 31));
            case LESS -> Bool.of(a < b);
            case LESS_EQUAL -> Bool.of(a <= b);
            case GREATER -> Bool.of(a > b);
            case GREATER_EQUAL -> Bool.of(a >= b);
            case EQUAL, STRICT_EQUAL -> Bool.of(a == b);
            case NOT_EQUAL, STRICT_NOT_EQUAL -> Bool.of(a != b);
            case POWER, IN, INSTANCEOF -> null;
        };
    }

    /** ECMA-262 ToInt32. */
    static int toInt32(double value) {
        int fast = (int) value;
        if (fast == value) {
            return fast;
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return 0;
        }
        double modulo = (value < 0 ? Math.ceil(value) : Math.floor(value)) % 4_294_967_296.0;
        return (int) (long) modulo;
    }
}
