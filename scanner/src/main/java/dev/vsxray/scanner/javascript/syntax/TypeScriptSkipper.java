package dev.vsxray.scanner.javascript.syntax;

/**
 * Reads over types, which say nothing about what a program does. What stands in brackets inside a type is passed as
 * balanced text, so only the outline of the grammar of types is here.
 *
 * <p>In JavaScript every method here does nothing.
 */
final class TypeScriptSkipper extends GrammarPart {

    private final boolean typed;

    /** Tokens that attempts may still read; keeps a text of nothing but doubtful places linear. */
    private long attemptBudget;

    TypeScriptSkipper(Grammar grammar) {
        super(grammar);
        this.typed = grammar.dialect.hasTypes();
        this.attemptBudget = 1_000L + grammar.lexer.length;
    }

    /** Something that may turn out not to stand here. */
    interface Attempt {
        /** Reads on; false or {@link Unreadable} when it is not what it seemed. */
        boolean succeeds();
    }

    /** Tries to read something; when it fails the parser stands where it stood, and nothing is reported. */
    boolean attempt(Attempt attempt) {
        if (attemptBudget <= 0) {
            return false;
        }
        Lexer.Mark mark = lexer.mark();
        Recovery.Point point = grammar.recovery.point();
        boolean reportedEnd = context.reportedEnd;
        long before = lexer.tokens();
        boolean success;
        try {
            success = attempt.succeeds();
        } catch (Unreadable failure) {
            success = false;
        }
        attemptBudget -= lexer.tokens() - before;
        if (!success) {
            grammar.recovery.returnTo(point);
            lexer.reset(mark);
            context.reportedEnd = reportedEnd;
        }
        return success;
    }

    /** {@code : type} behind parameters. */
    void skipReturnType() {
        if (typed && accept(TokenType.COLON)) {
            type();
        }
    }

    /** {@code <A, B>} behind a name in a type, if there is one. */
    void skipTypeArguments() {
        if (typed && (at(TokenType.LESS) || at(TokenType.SHIFT_LEFT))) {
            typeArguments();
        }
    }

    void typeArguments() {
        openAngle();
        while (!startsWithGreater()) {
            type();
            if (!startsWithGreater()) {
                expectInType(TokenType.COMMA);
            }
        }
        closeAngle();
    }

    /** {@code <const A extends B = C, in out D>} behind the name of what is declared, if there is one. */
    void skipTypeParameters() {
        if (typed && at(TokenType.LESS)) {
            typeParameters();
        }
    }

    void typeParameters() {
        openAngle();
        while (!startsWithGreater()) {
            while ((at(TokenType.CONST) || at(TokenType.IN) || lexer.type.isIdentifier())
                    && Characters.isIdentifierStart(lexer.peekChar())
                    && lexer.peekChar() != 'e') {
                lexer.next();
            }
            if (!lexer.type.isIdentifier()) {
                throw unreadable("expected the name of a type");
            }
            lexer.next();
            if (lexer.type.isIdentifier()) {
                lexer.next();
            }
            if (accept(TokenType.EXTENDS)) {
                type();
            }
            if (accept(TokenType.ASSIGN)) {
                type();
            }
            if (!startsWithGreater()) {
                expectInType(TokenType.COMMA);
            }
        }
        closeAngle();
    }

    private void openAngle() {
        if (at(TokenType.SHIFT_LEFT)) {
            lexer.splitFirst(TokenType.LESS);
        }
        expectInType(TokenType.LESS);
    }

    private boolean startsWithGreater() {
        return !at(TokenType.END) && lexer.text[lexer.start] == '>';
    }

    /** Takes the first {@code >} of whatever operator stands here. */
    private void closeAngle() {
        lexer.splitFirst(TokenType.GREATER);
        lexer.next();
    }

    private void expectInType(TokenType expected) {
        if (!accept(expected)) {
            throw unreadable("expected a type to go on");
        }
    }

    // ---- types

    void type() {
        type(true);
    }

    private void type(boolean conditionAllowed) {
        if (!nesting.enter()) {
            problems.limit(ExpressionParser.TOO_DEEP, lexer.start);
            throw new Unreadable(ExpressionParser.TOO_DEEP);
        }
        if (!accept(TokenType.BIT_OR)) {
            accept(TokenType.BIT_AND);
        }
        do {
            operand(conditionAllowed);
        } while (accept(TokenType.BIT_OR) || accept(TokenType.BIT_AND));
        if (conditionAllowed && at(TokenType.EXTENDS) && !lexer.newlineBefore) {
            lexer.next();
            type(false);
            expectInType(TokenType.QUESTION);
            type();
            expectInType(TokenType.COLON);
            type();
        }
        nesting.leave();
    }

    private void operand(boolean conditionAllowed) {
        boolean infers = false;
        while (isPrefix()) {
            infers = at(TokenType.INFER);
            lexer.next();
        }
        primary();
        if (infers && at(TokenType.EXTENDS)) {
            attempt(() -> skipConstraint(conditionAllowed));
        }
        while (at(TokenType.LEFT_BRACKET) && !lexer.newlineBefore) {
            skipBrackets();
        }
    }

    /** {@code infer T extends C}; where a condition may stand, {@code extends} with a question mark is one. */
    private boolean skipConstraint(boolean conditionAllowed) {
        lexer.next();
        type(false);
        return !conditionAllowed || !at(TokenType.QUESTION);
    }

    /** {@code keyof T}, but not a type called keyof. */
    private boolean isPrefix() {
        return switch (lexer.type) {
            case KEYOF, UNIQUE, READONLY, INFER, ASSERTS, ABSTRACT -> {
                char next = lexer.peekCharOnThisLine();
                boolean typeFollows = Characters.isIdentifierStart(next)
                        || next == '('
                        || next == '{'
                        || next == '"'
                        || next == '\''
                        || next == '[' && !at(TokenType.INFER);
                yield typeFollows && !(next == 'i' && isFollowedByIs()) && !(next == 'e' && isFollowedByExtends());
            }
            case NEW -> true;
            default -> false;
        };
    }

    private boolean isFollowedByIs() {
        int next = lexer.peekStart();
        return lexer.text[next + 1] == 's' && !Characters.isAsciiPart(lexer.text[next + 2]);
    }

    private boolean isFollowedByExtends() {
        int next = lexer.peekStart();
        return new String(lexer.text, next, Math.min(7, lexer.length - next)).equals("extends");
    }

    private void primary() {
        switch (lexer.type) {
            case LEFT_PAREN -> {
                skipBrackets();
                if (at(TokenType.ARROW) && !lexer.newlineBefore) {
                    lexer.next();
                    type();
                }
            }
            case LESS -> {
                typeParameters();
                skipBrackets();
                expectInType(TokenType.ARROW);
                type();
            }
            case LEFT_BRACE, LEFT_BRACKET -> skipBrackets();
            case STRING, NUMBER, BIGINT, TRUE, FALSE, NULL, VOID -> lexer.next();
            case SUBTRACT -> {
                lexer.next();
                lexer.next();
            }
            case BACKQUOTE -> grammar.recovery.skipTemplate();
            case TYPEOF -> {
                lexer.next();
                name();
            }
            default -> {
                name();
                if (at(TokenType.IS) && !lexer.newlineBefore) {
                    lexer.next();
                    type();
                }
            }
        }
    }

    /** {@code a.b.C<D>} or {@code import("a").B}. */
    private void name() {
        if (accept(TokenType.IMPORT)) {
            skipBrackets();
        } else if (lexer.type.isIdentifier() || at(TokenType.THIS)) {
            lexer.next();
        } else {
            throw unreadable("expected a type");
        }
        while (accept(TokenType.DOT)) {
            if (!lexer.type.isWord() && !at(TokenType.PRIVATE_NAME)) {
                throw unreadable("expected a name in a type");
            }
            lexer.next();
        }
        if (!lexer.newlineBefore) {
            skipTypeArguments();
        }
    }

    /** From an opening bracket of any kind to behind the one that closes it. */
    void skipBrackets() {
        if (!at(TokenType.LEFT_PAREN) && !at(TokenType.LEFT_BRACKET) && !at(TokenType.LEFT_BRACE)) {
            throw unreadable("expected a bracket in a type");
        }
        grammar.recovery.skipBrackets();
    }
}
