package dev.vsxray.scanner.javascript.syntax;

/**
 * Reads over what cannot be read. Goes forward only, so that a text full of errors still takes linear time, and keeps
 * no stack, so that it can pass what is nested too deep.
 */
final class Recovery extends GrammarPart {

    private TokenType before = TokenType.SEMICOLON;

    Recovery(Grammar grammar) {
        super(grammar);
    }

    /** What has to be put back when a statement is left in the middle. */
    record Point(int start, int depth, int deepest, int flags, int nodes, int braces, EarlyErrors.Mark early) {}

    Point point() {
        return new Point(
                lexer.start,
                nesting.depth,
                nesting.deepest,
                context.flags,
                nodes.mark(),
                lexer.braces,
                grammar.early.mark());
    }

    void returnTo(Point point) {
        nesting.depth = point.depth;
        nesting.deepest = point.deepest;
        context.flags = point.flags;
        nodes.drop(point.nodes);
        grammar.early.reset(point.early);
    }

    /** Goes to the end of the statement that began at the point; at least one token further than that. */
    void skipStatement(Point point) {
        if (lexer.start == point.start && !at(TokenType.RIGHT_BRACE)) {
            step();
        }
        while (!at(TokenType.END)) {
            boolean outside = lexer.braces <= point.braces;
            if (at(TokenType.RIGHT_BRACE) && outside) {
                return;
            }
            if (outside && at(TokenType.SEMICOLON)) {
                lexer.next();
                return;
            }
            if (outside && lexer.newlineBefore && beginsStatement() && lexer.start != point.start) {
                return;
            }
            step();
        }
    }

    private boolean beginsStatement() {
        return switch (lexer.type) {
            case VAR,
                    LET,
                    CONST,
                    FUNCTION,
                    CLASS,
                    IF,
                    FOR,
                    WHILE,
                    DO,
                    RETURN,
                    THROW,
                    TRY,
                    SWITCH,
                    IMPORT,
                    EXPORT,
                    ASYNC,
                    DEBUGGER,
                    BREAK,
                    CONTINUE -> true;
            default -> false;
        };
    }

    /** Goes to where the operand that begins here ends: a comma, a semicolon or a closing bracket around it. */
    void skipOperand() {
        int braces = lexer.braces;
        int level = 0;
        while (!at(TokenType.END)) {
            boolean outside = lexer.braces <= braces;
            switch (lexer.type) {
                case LEFT_PAREN, LEFT_BRACKET -> level++;
                case RIGHT_PAREN, RIGHT_BRACKET -> {
                    if (outside && level == 0) {
                        return;
                    }
                    level--;
                }
                case RIGHT_BRACE -> {
                    if (outside) {
                        return;
                    }
                }
                case COMMA, SEMICOLON, COLON -> {
                    if (outside && level <= 0) {
                        return;
                    }
                }
                default -> {}
            }
            step();
        }
    }

    /** From an opening bracket to behind the one that closes it. */
    void skipBrackets() {
        int braces = lexer.braces;
        int level = 0;
        do {
            switch (lexer.type) {
                case LEFT_PAREN, LEFT_BRACKET -> level++;
                case RIGHT_PAREN, RIGHT_BRACKET -> level--;
                default -> {}
            }
            step();
        } while ((level > 0 || lexer.braces > braces) && !at(TokenType.END));
    }

    /** From a backquote to behind the template, with all that stands in its substitutions. */
    void skipTemplate() {
        int braces = lexer.braces;
        do {
            step();
        } while (lexer.braces > braces && !at(TokenType.END));
    }

    /** One token further, where a regular expression and a piece of template text are one token. */
    private void step() {
        switch (lexer.type) {
            case DIVIDE, DIVIDE_ASSIGN -> {
                if (!endsOperand(before)) {
                    lexer.rescanAsRegExp();
                }
                before = TokenType.STRING;
            }
            case BACKQUOTE -> stepOverTemplatePiece();
            case RIGHT_BRACE -> {
                before = lexer.type;
                if (lexer.closesSubstitution()) {
                    stepOverTemplatePiece();
                }
            }
            default -> before = lexer.type;
        }
        lexer.next();
    }

    private void stepOverTemplatePiece() {
        boolean last = lexer.rescanAsTemplatePiece(false).last();
        before = last ? TokenType.STRING : TokenType.LEFT_BRACE;
    }

    private static boolean endsOperand(TokenType type) {
        return switch (type) {
            case IDENTIFIER,
                    NUMBER,
                    BIGINT,
                    STRING,
                    BACKQUOTE,
                    RIGHT_PAREN,
                    RIGHT_BRACKET,
                    RIGHT_BRACE,
                    THIS,
                    SUPER,
                    NULL,
                    TRUE,
                    FALSE,
                    PRIVATE_NAME,
                    INCREMENT,
                    DECREMENT -> true;
            default -> type.isIdentifier();
        };
    }
}
