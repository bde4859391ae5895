package dev.vsxray.scanner.javascript.value;

/** {@code new String("a")}, {@code Object(1)}, {@code new Date(0)}: an object around a primitive. */
public final class PrimitiveObject extends HeapObject {

    private final String className;
    private Value primitive;

    /** @param className {@code String}, {@code Number}, {@code Boolean}, {@code BigInt}, {@code Symbol} or {@code Date} */
    public PrimitiveObject(int level, Value prototype, String className, Value primitive) {
        super(level, prototype);
        this.className = className;
        this.primitive = primitive;
    }

    @Override
    public String className() {
        return className;
    }

    /** For a date, milliseconds since 1970-01-01T00:00:00Z, known or not. */
    public Value primitive() {
        return primitive;
    }

    public void setPrimitive(Value next) {
        primitive = next;
    }
}
