package dev.vsxray.scanner.javascript.value;

import java.util.List;

/** What {@code bind} gives: a call of it calls {@code target} with a fixed {@code this} and first arguments. */
public final class BoundFunction extends FunctionObject {

    private final Value target;
    private final Value self;
    private final List<Value> arguments;

    public BoundFunction(int level, Value prototype, Value target, Value self, List<Value> arguments) {
        super(level, prototype);
        this.target = target;
        this.self = self;
        this.arguments = List.copyOf(arguments);
    }

    public Value target() {
        return target;
    }

    public Value self() {
        return self;
    }

    public List<Value> arguments() {
        return arguments;
    }

    @Override
    public String name() {
        return target instanceof FunctionObject function ? "bound " + function.name() : "bound ";
    }
}
