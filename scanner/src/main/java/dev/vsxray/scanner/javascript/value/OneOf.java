package dev.vsxray.scanner.javascript.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of a few values, at least two, none of them a {@code OneOf}. Made by {@link Values#join}. */
public record OneOf(List<Value> alternatives) implements Value {

    /** More alternatives than this become an {@link Unknown} with all their facts. */
    public static final int MAXIMUM_ALTERNATIVES = 8;

    public OneOf {
        alternatives = List.copyOf(alternatives);
    }

    @Override
    public Facts facts() {
        Facts facts = Facts.NONE;
        for (Value alternative : alternatives) {
            facts = facts.join(alternative.facts());
        }
        return facts;
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    // Written out, because those that the JDK makes for records are slow before the optimising compiler gets to them.

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || other instanceof OneOf that && alternatives.equals(that.alternatives);
    }

    @Override
    public int hashCode() {
        return alternatives.hashCode();
    }
}
