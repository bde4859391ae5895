package dev.vsxray.scanner.javascript.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An own property of a {@link HeapObject}: a value, or a getter and setter. Mutable. */
public final class Property {

    private Value value;
    private @Nullable Value getter;
    private @Nullable Value setter;
    private boolean enumerable;

    Property(Value value, boolean enumerable) {
        this.value = value;
        this.enumerable = enumerable;
    }

    /** The value; {@code undefined} for an accessor. */
    public Value value() {
        return value;
    }

    void value(Value next) {
        value = next;
    }

    public boolean isAccessor() {
        return getter != null || setter != null;
    }

    public Optional<Value> getter() {
        return Optional.ofNullable(getter);
    }

    public Optional<Value> setter() {
        return Optional.ofNullable(setter);
    }

    /** A value in place of whatever it was. */
    void become(Value next) {
        getter = null;
        setter = null;
        value = next;
    }

    void accessor(@Nullable Value get, @Nullable Value set) {
        getter = get == null ? getter : get;
        setter = set == null ? setter : set;
        value = Undefined.UNDEFINED;
    }

    public boolean enumerable() {
        return enumerable;
    }

    void enumerable(boolean next) {
        enumerable = next;
    }
}
