package dev.vsxray.scanner.javascript.syntax;

/** Operators that may not evaluate their right operand. */
public enum LogicalOperator {
    AND("&&"),
    OR("||"),
    COALESCE("??");

    private final String symbol;

    LogicalOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As written in source. */
    public String symbol() {
        return symbol;
    }
}
