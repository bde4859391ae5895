package dev.vsxray.signatures.rule;

import java.util.Comparator;

/**
 * A mistake in a rule file.
 *
 * @param line from 1
 * @param column from 1
 * @param expected what should stand there
 * @param found what stands there
 * @param advice what to do
 */
public record RuleProblem(String file, int line, int column, String expected, String found, String advice)
        implements Comparable<RuleProblem> {

    private static final Comparator<RuleProblem> BY_PLACE = Comparator.comparing(RuleProblem::file)
            .thenComparingInt(RuleProblem::line)
            .thenComparingInt(RuleProblem::column)
            .thenComparing(RuleProblem::expected)
            .thenComparing(RuleProblem::found);

    @Override
    public int compareTo(RuleProblem other) {
        return BY_PLACE.compare(this, other);
    }

    /** One line, as compilers write it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": expected " + expected + ", found " + found
                + (advice.isEmpty() ? "" : "; " + advice);
    }
}
