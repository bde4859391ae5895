package dev.vsxray.scanner.javascript.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of a few values, at least two, none of them a {@code OneOf}. Made by {@link Values#join}. Immutable. */
public final class OneOf implements Value {

    /** More alternatives than this become an {@link Unknown} with all their facts. */
    public static final int MAXIMUM_ALTERNATIVES = 8;

    private final Value[] values;
    private final List<Value> alternatives;

    OneOf(Collection<? extends Value> alternatives) {
        this.values = alternatives.toArray(new Value[0]);
        this.alternatives = List.of(values);
    }

    public List<Value> alternatives() {
        return alternatives;
    }

    /** The same for the hot paths of this package, which change nothing in it. */
    Value[] values() {
        return values;
    }

    boolean has(Value wanted) {
        for (Value value : values) {
            if (value == wanted || value.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Facts facts() {
        Facts facts = Facts.NONE;
        for (Value alternative : values) {
            facts = facts.join(alternative.facts());
        }
        return facts;
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || other instanceof OneOf that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "one of " + alternatives;
    }
}
