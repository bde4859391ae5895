package dev.vsxray.signatures.rule;

import java.math.BigDecimal;

/**
 * What a fact of a trait must be: a text, or a number within bounds. A fact that is no number is in no range.
 *
 * @param range asked only when it is not {@link NumberRange#ANY}
 */
public record FactCondition(TextCondition text, NumberRange range) {

    public boolean holdsFor(String fact) {
        return text.holdsFor(fact) && (range.equals(NumberRange.ANY) || isWithinRange(fact));
    }

    private boolean isWithinRange(String fact) {
        try {
            return range.contains(new BigDecimal(fact).longValue());
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
