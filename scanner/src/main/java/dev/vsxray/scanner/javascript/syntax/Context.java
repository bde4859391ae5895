package dev.vsxray.scanner.javascript.syntax;

/** What the rules for names and operators depend on at the place being read. */
final class Context {

    static final int FUNCTION = 1;
    static final int ASYNC = 1 << 1;
    static final int GENERATOR = 1 << 2;
    static final int STRICT = 1 << 3;
    /** {@code in} ends the expression: the head of a {@code for}. */
    static final int NO_IN = 1 << 4;

    /** Between {@code ?} and {@code :}, where a colon is no type. */
    static final int CONSEQUENT = 1 << 11;
    /** What brackets end. */
    static final int OUTSIDE_BRACKETS = NO_IN | CONSEQUENT;

    static final int NEW_TARGET = 1 << 5;
    static final int SUPER_PROPERTY = 1 << 6;
    static final int SUPER_CALL = 1 << 7;
    static final int CLASS_FIELD = 1 << 8;
    static final int STATIC_BLOCK = 1 << 9;
    static final int PARAMETERS = 1 << 10;

    int flags;
    boolean module;
    boolean reportedEnd;

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Sets some flags and clears others; gives the flags as they were, to be put back. */
    int change(int set, int clear) {
        int before = flags;
        flags = flags & ~clear | set;
        return before;
    }
}
