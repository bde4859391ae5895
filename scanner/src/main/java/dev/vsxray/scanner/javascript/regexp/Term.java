package dev.vsxray.scanner.javascript.regexp;

import java.util.List;

/** The syntax tree of a pattern. */
sealed interface Term {

    record Alternatives(List<Term> options) implements Term {}

    record Sequence(List<Term> terms) implements Term {}

    /** One code point or UTF-16 unit. */
    record Literal(int codePoint, boolean ignoreCase) implements Term {}

    record OneOf(CodePointSet set, boolean ignoreCase) implements Term {}

    record Capture(int group, Term body) implements Term {}

    /** @param max {@link Integer#MAX_VALUE} for no limit; {@code firstGroup} to {@code lastGroup} (exclusive) lie inside */
    record Repeat(Term body, int min, int max, boolean greedy, int firstGroup, int lastGroup) implements Term {}

    record Look(Term body, boolean behind, boolean negative) implements Term {}

    /** Several groups when a name is used in more than one alternative. */
    record BackReference(List<Integer> groups, boolean ignoreCase) implements Term {}

    record LineStart(boolean multiline) implements Term {}

    record LineEnd(boolean multiline) implements Term {}

    record WordBoundary(boolean negative) implements Term {}
}
