package dev.vsxray.scanner.javascript.value;

import org.jspecify.annotations.Nullable;

/**
 * A range of a script.
 *
 * @param start first UTF-16 code unit, from 0
 * @param end exclusive
 */
public record Place(Script script, int start, int end) {

    // Written out, because those that the JDK makes for records are slow before the optimising compiler gets to them.

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof Place that && start == that.start && end == that.end && script.equals(that.script);
    }

    @Override
    public int hashCode() {
        return (script.hashCode() * 31 + start) * 31 + end;
    }
}
