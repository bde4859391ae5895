package dev.vsxray.scanner.javascript.value;

/** A JavaScript exception on its way to a {@code catch}. */
public final class Thrown extends RuntimeException {

    private final transient Value value;

    public Thrown(Value value) {
        super(null, null, false, false);
        this.value = value;
    }

    public Value value() {
        return value;
    }
}
