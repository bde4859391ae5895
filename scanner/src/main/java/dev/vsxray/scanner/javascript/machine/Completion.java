package dev.vsxray.scanner.javascript.machine;

/** How a statement ended. As bits, so that the ends of several ways can be collected. */
final class Completion {

    static final int NORMAL = 1;
    static final int RETURN = 2;
    static final int BREAK = 4;
    static final int CONTINUE = 8;
    static final int THROW = 16;

    private Completion() {}

    static boolean isAbrupt(int completion) {
        return completion != NORMAL;
    }

    /** Of several certain ends the one after which most of the program still runs. */
    static int mildest(int mask) {
        if ((mask & NORMAL) != 0) {
            return NORMAL;
        }
        if ((mask & CONTINUE) != 0) {
            return CONTINUE;
        }
        if ((mask & BREAK) != 0) {
            return BREAK;
        }
        return (mask & RETURN) != 0 ? RETURN : THROW;
    }
}
