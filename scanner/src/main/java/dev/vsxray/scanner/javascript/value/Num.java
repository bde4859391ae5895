package dev.vsxray.scanner.javascript.value;

import org.jspecify.annotations.Nullable;

/** A known number. */
public record Num(double value) implements Value {

    public static final Num NAN = new Num(Double.NaN);
    public static final Num ZERO = new Num(0);
    public static final Num ONE = new Num(1);
    public static final Num MINUS_ONE = new Num(-1);

    public static Num of(double value) {
        return new Num(value);
    }

    /** True when the number is an integer that a Java {@code int} holds exactly; negative zero is not. */
    public boolean isInt() {
        return (int) value == value && (value != 0 || Double.doubleToRawLongBits(value) == 0);
    }

    public int toInt() {
        return (int) value;
    }

    // Written out, because those that the JDK makes for records are slow before the optimising compiler gets to them.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Num that && Double.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }
}
