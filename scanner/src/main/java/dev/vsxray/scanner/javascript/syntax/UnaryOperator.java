package dev.vsxray.scanner.javascript.syntax;

/** Operators with one operand; {@code ++} and {@code --} are {@link Expression.Update}. */
public enum UnaryOperator {
    MINUS("-"),
    PLUS("+"),
    NOT("!"),
    COMPLEMENT("~"),
    TYPEOF("typeof"),
    VOID("void"),
    DELETE("delete");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As written in source. */
    public String symbol() {
        return symbol;
    }
}
