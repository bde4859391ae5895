package dev.vsxray.scanner.javascript.value;

/** A function of the language, such as {@code String.prototype.split}. */
public final class NativeFunction extends FunctionObject {

    private final String name;
    private final int parameters;
    private final Builtin builtin;

    /**
     * @param name its {@code name}, such as {@code split}
     * @param parameters its {@code length}
     */
    public NativeFunction(Value prototype, String name, int parameters, Builtin builtin) {
        super(0, prototype);
        this.name = name;
        this.parameters = parameters;
        this.builtin = builtin;
    }

    @Override
    public String name() {
        return name;
    }

    public int parameters() {
        return parameters;
    }

    public Builtin builtin() {
        return builtin;
    }
}
