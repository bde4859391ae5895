package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.BudgetSpent;

/**
 * How much work an analysis may still do, in steps: about one per node of the tree that is evaluated. When its thread is
 * interrupted, nothing is left.
 */
final class Budget {

    /** Steps between two looks at the thread: a few milliseconds. */
    private static final int LOOK_EVERY = 10_000;

    private long total;
    private long left;
    private long nextLook = Long.MAX_VALUE;

    Budget(long total) {
        this.total = total;
        this.left = total;
    }

    long total() {
        return total;
    }

    long used() {
        return total - left;
    }

    boolean isSpent() {
        return left <= 0;
    }

    /** @throws BudgetSpent when nothing is left */
    void spend(long steps) {
        left -= steps;
        if (left <= nextLook) {
            look();
        }
        if (left <= 0) {
            throw new BudgetSpent("steps");
        }
    }

    private void look() {
        nextLook = left - LOOK_EVERY;
        if (Thread.currentThread().isInterrupted()) {
            left = 0;
        }
    }

    /** Adds steps, so that what comes next is not starved by what came before. */
    void grant(long steps) {
        long kept = Math.max(left, 0);
        total += kept + steps - left;
        left = kept + steps;
        nextLook = left;
    }
}
