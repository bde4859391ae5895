package dev.vsxray.scanner.javascript.value;

/** The work that the analysis may spend is used up; whoever set the budget catches this and reports a gap. */
public final class BudgetSpent extends RuntimeException {

    public BudgetSpent(String what) {
        super(what, null, false, false);
    }
}
