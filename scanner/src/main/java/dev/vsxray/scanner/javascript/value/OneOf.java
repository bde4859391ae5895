package dev.vsxray.scanner.javascript.value;

import java.util.List;

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
}
