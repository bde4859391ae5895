package dev.vsxray.scanner.javascript.syntax;

/**
 * What one parse may cost. Where a limit is met the tree has a {@link Expression.Missing} or
 * {@link Statement.Skipped} and the result a {@link ParseProblem} of kind {@link ParseProblem.Kind#LIMIT}.
 *
 * @param depth how deep expressions, statements, patterns and types may stand in one another, in levels; also bounds
 *     how deep a recursive walk over the tree goes
 * @param tokens how many tokens may be read, those read twice counted twice. A node takes at least a third of a
 *     token, so this bounds the tree as well
 * @param literalLength the longest value of a string or template piece that is kept, in UTF-16 code units; of a
 *     longer one its beginning is kept
 * @param problems how many problems are reported
 */
public record ParseLimits(int depth, int tokens, int literalLength, int problems) {

    /** Deepest seen in 1,300 real scripts: 209. A walk with 1 KB of stack per level stays below 16 MB. */
    public static final int DEFAULT_DEPTH = 3_000;

    /** A minified line of 50 MB has about 17 million tokens; their tree takes about 0.4 GB. */
    public static final int DEFAULT_TOKENS = 20_000_000;

    /** Larger than any payload worth carrying in a literal: 32 Mi characters decode to 24 MiB of Base64. */
    public static final int DEFAULT_LITERAL_LENGTH = 32 * 1024 * 1024;

    /** Nobody reads more of them about one file; the rest is only counted. */
    public static final int DEFAULT_PROBLEMS = 200;

    public static final ParseLimits DEFAULT =
            new ParseLimits(DEFAULT_DEPTH, DEFAULT_TOKENS, DEFAULT_LITERAL_LENGTH, DEFAULT_PROBLEMS);

    public ParseLimits {
        if (depth < 1 || depth > DEFAULT_DEPTH) {
            throw new IllegalArgumentException("depth must be 1 to " + DEFAULT_DEPTH + ", was " + depth);
        }
        if (tokens < 1) {
            throw new IllegalArgumentException("tokens must be positive, was " + tokens);
        }
        if (literalLength < 1) {
            throw new IllegalArgumentException("literalLength must be positive, was " + literalLength);
        }
        if (problems < 1) {
            throw new IllegalArgumentException("problems must be positive, was " + problems);
        }
    }
}
