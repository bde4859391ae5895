package dev.vsxray.scanner.javascript.value;

/** Something that can be called: of the script, of the language, bound. */
public abstract class FunctionObject extends HeapObject {

    protected FunctionObject(int level, Value prototype) {
        super(level, prototype);
    }

    /** Its {@code name}; empty for an anonymous function. */
    public abstract String name();

    @Override
    public String className() {
        return "Function";
    }
}
