package dev.vsxray.signatures.rule;

/** Whole numbers from {@code min} to {@code max}, both included. */
public record NumberRange(long min, long max) {

    public static final NumberRange ANY = new NumberRange(Long.MIN_VALUE, Long.MAX_VALUE);

    public boolean contains(long number) {
        return min <= number && number <= max;
    }
}
