package dev.vsxray.scanner.javascript.value;

import org.jspecify.annotations.Nullable;

/** A known number. */
public final class Num implements Value {

    public static final Num NAN = new Num(Double.NaN);
    public static final Num ZERO = new Num(0);
    public static final Num ONE = new Num(1);
    public static final Num MINUS_ONE = new Num(-1);

    private final double value;
    private final int run;

    private Num(double value) {
        this(value, 0);
    }

    private Num(double value, int run) {
        this.value = value;
        this.run = run;
    }

    public static Num of(double value) {
        return new Num(value);
    }

    /** What counting gave in a run of a callback, see {@link Calls#run}. Which run it was makes no other number of it. */
    public static Num counted(double value, int run) {
        return new Num(value, run);
    }

    public double value() {
        return value;
    }

    /** The run that counted it; 0 where nothing counted, or the program had only been loaded. */
    public int run() {
        return run;
    }

    /** True when the number is an integer that a Java {@code int} holds exactly; negative zero is not. */
    public boolean isInt() {
        return (int) value == value && (value != 0 || Double.doubleToRawLongBits(value) == 0);
    }

    public int toInt() {
        return (int) value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Num that && Double.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    @Override
    public String toString() {
        return "Num[value=" + value + "]";
    }
}
