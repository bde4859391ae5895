package dev.vsxray.scanner.javascript.value;

/** An object without internal slots: a literal, an instance of a class, a namespace, an error. */
public class PlainObject extends HeapObject {

    private final String className;

    public PlainObject(int level, Value prototype) {
        this(level, prototype, "Object");
    }

    /** @param className {@code Object}, {@code Error}, {@code Arguments}, {@code Math}… */
    public PlainObject(int level, Value prototype, String className) {
        super(level, prototype);
        this.className = className;
    }

    @Override
    public String className() {
        return className;
    }
}
