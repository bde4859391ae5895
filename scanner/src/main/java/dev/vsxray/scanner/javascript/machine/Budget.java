package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.BudgetSpent;

/** How much work an analysis may still do, in steps: about one per node of the tree that is evaluated. */
final class Budget {

    private long total;
    private long left;

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
        if (left <= 0) {
            throw new BudgetSpent("steps");
        }
    }

    /** Adds steps, so that what comes next is not starved by what came before. */
    void grant(long steps) {
        long kept = Math.max(left, 0);
        total += kept + steps - left;
        left = kept + steps;
    }
}
