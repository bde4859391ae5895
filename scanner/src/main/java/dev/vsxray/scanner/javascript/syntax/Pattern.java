package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can stand left of an assignment or be bound by a declaration. */
public sealed interface Pattern extends Node
        permits Pattern.ArrayPattern,
                Pattern.ObjectPattern,
                Pattern.WithDefault,
                Pattern.Rest,
                Expression.Identifier,
                Expression.Member,
                Expression.Index,
                Expression.Missing {

    /** {@code [a, , ...b]}; a hole is null. */
    record ArrayPattern(int start, int end, List<@Nullable Pattern> elements) implements Pattern {}

    /** {@code {a, b: c = 1, ...rest}}; a rest is the last property's place. */
    record ObjectPattern(
            int start,
            int end,
            List<Property> properties,
            @Nullable Pattern rest) implements Pattern {}

    /** One {@code name: target} of an object pattern; the shorthand form repeats the name as target. */
    record Property(int start, int end, PropertyName name, Pattern target) {}

    /** {@code target = value}. */
    record WithDefault(int start, int end, Pattern target, Expression value) implements Pattern {}

    /** {@code ...target}. */
    record Rest(int start, int end, Pattern target) implements Pattern {}
}
