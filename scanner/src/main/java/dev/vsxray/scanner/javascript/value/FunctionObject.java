package dev.vsxray.scanner.javascript.value;

/** Something that can be called: of the script, of the language, bound. */
public abstract class FunctionObject extends HeapObject {

    protected FunctionObject(int level, Value prototype) {
        super(level, prototype);
    }

    /** Its {@code name}; empty for an anonymous function. */
    public abstract String name();

    /** What its {@code toString} gives: the source of a function of the script, else that of a native one. */
    public String sourceText() {
        return "function " + name() + "() { [native code] }";
    }

    @Override
    public String className() {
        return "Function";
    }
}
