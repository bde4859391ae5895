package dev.vsxray.scanner.javascript.syntax;

/** {@code =} and its compound forms. */
public enum AssignmentOperator {
    ASSIGN("="),
    ADD("+="),
    SUBTRACT("-="),
    MULTIPLY("*="),
    DIVIDE("/="),
    REMAINDER("%="),
    POWER("**="),
    SHIFT_LEFT("<<="),
    SHIFT_RIGHT(">>="),
    SHIFT_RIGHT_UNSIGNED(">>>="),
    BIT_AND("&="),
    BIT_OR("|="),
    BIT_XOR("^="),
    AND("&&="),
    OR("||="),
    COALESCE("??=");

    private final String symbol;

    AssignmentOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As written in source. */
    public String symbol() {
        return symbol;
    }
}
