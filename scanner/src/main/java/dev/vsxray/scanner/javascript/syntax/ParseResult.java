package dev.vsxray.scanner.javascript.syntax;

import java.util.List;

/**
 * What was read of a text.
 *
 * @param problems in the order of their offsets; empty when every engine would accept the text
 */
public record ParseResult(Program program, List<ParseProblem> problems, Statistics statistics) {

    public ParseResult {
        problems = List.copyOf(problems);
    }

    /**
     * What the parse cost.
     *
     * @param characters the length of the text, in UTF-16 code units
     * @param tokens how many were read
     * @param depth the deepest nesting met, in levels of {@link ParseLimits#depth}
     * @param problems how many problems there were, also those beyond the reported ones
     */
    public record Statistics(Dialect dialect, int characters, long tokens, int depth, int problems) {}

    /** Whether the tree holds everything the text says. */
    public boolean isComplete() {
        return problems.stream().allMatch(problem -> problem.kind() == ParseProblem.Kind.EARLY_ERROR);
    }
}
