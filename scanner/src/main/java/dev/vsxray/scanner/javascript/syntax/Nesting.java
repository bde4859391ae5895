package dev.vsxray.scanner.javascript.syntax;

/**
 * How deep the parse stands, and how deep the tree made so far will be.
 *
 * <p>The two differ for chains: {@code a.b.c.d} is read in a loop at one depth, but each link stands on top of all
 * before it. {@link #deepest} is the depth of the deepest node below the expression being read, as the tree will have
 * it; each link pushes it down by one.
 */
final class Nesting {

    private final int limit;
    int depth;
    int deepest;
    private int record;

    Nesting(int limit) {
        this.limit = limit;
    }

    /** Goes one level down; false when the limit does not allow it, and then there is nothing to leave. */
    boolean enter() {
        if (depth >= limit) {
            return false;
        }
        depth++;
        if (depth > deepest) {
            deepest = depth;
            record = Math.max(record, depth);
        }
        return true;
    }

    void leave() {
        depth--;
    }

    /** Begins an expression whose parts may be pushed down; give the result back to {@link #endChain}. */
    int beginChain() {
        int outer = deepest;
        deepest = depth;
        return outer;
    }

    /** Puts one more node on top of all that was read since {@link #beginChain}; false when that is too deep. */
    boolean pushDown() {
        deepest++;
        record = Math.max(record, deepest);
        return deepest <= limit;
    }

    void endChain(int outer) {
        deepest = Math.max(outer, deepest);
    }

    /** The expression being read is as deep as the limit allows. */
    void reachLimit() {
        deepest = limit;
    }

    /** The deepest level met so far. */
    int record() {
        return record;
    }
}
