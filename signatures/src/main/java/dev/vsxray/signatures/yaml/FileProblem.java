package dev.vsxray.signatures.yaml;

import java.util.Comparator;

/**
 * A mistake in a file that a person wrote.
 *
 * @param line from 1
 * @param column from 1
 * @param expected what should stand there
 * @param found what stands there
 * @param advice what to do
 */
public record FileProblem(String file, int line, int column, String expected, String found, String advice)
        implements Comparable<FileProblem> {

    private static final Comparator<FileProblem> BY_PLACE = Comparator.comparing(FileProblem::file)
            .thenComparingInt(FileProblem::line)
            .thenComparingInt(FileProblem::column)
            .thenComparing(FileProblem::expected)
            .thenComparing(FileProblem::found);

    @Override
    public int compareTo(FileProblem other) {
        return BY_PLACE.compare(this, other);
    }

    /** One line, as compilers write it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": expected " + expected + ", found " + found
                + (advice.isEmpty() ? "" : "; " + advice);
    }
}
