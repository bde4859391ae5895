package dev.vsxray.scanner.javascript.syntax;

import org.jspecify.annotations.Nullable;

/** Declarations of variables and functions, and the words that may or may not begin one. */
final class DeclarationParser extends GrammarPart {

    DeclarationParser(Grammar grammar) {
        super(grammar);
    }

    Statement statement(Statement.Kind kind) {
        Statement.Variables variables = variables(lexer.start, kind, false);
        semicolon();
        checkInitialized(variables);
        return new Statement.Variables(variables.start(), lexer.previousEnd, kind, variables.declarators());
    }

    /** The parser stands on the last word of the kind. In the head of a loop values may come later. */
    Statement.Variables variables(int start, Statement.Kind kind, boolean inLoopHead) {
        lexer.next();
        int list = nodes.mark();
        do {
            nodes.push(declarator(kind));
        } while (accept(TokenType.COMMA));
        return new Statement.Variables(start, lexer.previousEnd, kind, nodes.pop(list));
    }

    private Statement.Declarator declarator(Statement.Kind kind) {
        int start = lexer.start;
        Pattern target = grammar.patterns.target();
        grammar.early.declareVariable(kind, target);
        Expression value = accept(TokenType.ASSIGN) ? grammar.expressions.assignment() : null;
        return new Statement.Declarator(start, lexer.previousEnd, target, value);
    }

    void checkInitialized(Statement.Variables variables) {
        if (grammar.dialect.hasTypes()) {
            return; // A file of declarations has none anywhere.
        }
        for (Statement.Declarator declarator : variables.declarators()) {
            boolean isPattern = !(declarator.target() instanceof Expression.Identifier);
            boolean mayStayEmpty = variables.kind() == Statement.Kind.VAR || variables.kind() == Statement.Kind.LET;
            if (declarator.value() == null && (isPattern || !mayStayEmpty)) {
                problems.early("a declaration without a value", declarator.start());
            }
        }
    }

    Statement function(int start, boolean async) {
        FunctionNode function = grammar.functions.declaration(start, async, false);
        if (function == null) {
            semicolon();
            return new Statement.Empty(start, lexer.previousEnd);
        }
        return new Statement.FunctionDeclaration(function);
    }

    /** The current word is {@code let}, {@code using}, {@code await} or {@code async}; null when it begins none. */
    @Nullable
    Statement maybeDeclaration(boolean declarationAllowed) {
        int start = lexer.start;
        if (at(TokenType.ASYNC)) {
            return startsAsyncFunction() ? asyncFunction(start, declarationAllowed) : null;
        }
        Statement.Kind kind = kindOfWord(declarationAllowed, false);
        if (kind == null) {
            return null;
        }
        grammar.early.checkDeclarationAllowed(declarationAllowed, start);
        Statement.Variables variables = variables(start, kind, false);
        semicolon();
        checkInitialized(variables);
        return new Statement.Variables(start, lexer.previousEnd, kind, variables.declarators());
    }

    boolean startsAsyncFunction() {
        return lexer.peekCharOnThisLine() == 'f' && wordAt(lexer.peekStart(), "function");
    }

    private Statement asyncFunction(int start, boolean declarationAllowed) {
        grammar.early.checkDeclarationAllowed(declarationAllowed, start);
        lexer.next();
        return function(start, true);
    }

    /** How the variable in the head of a loop is declared; null when it begins with an expression. */
    Statement.@Nullable Kind kindInLoopHead() {
        return switch (lexer.type) {
            case VAR -> Statement.Kind.VAR;
            case CONST -> Statement.Kind.CONST;
            case LET, USING, AWAIT -> kindOfWord(true, true);
            default -> null;
        };
    }

    /** Moves to {@code using} after {@code await}; otherwise stays. */
    private Statement.@Nullable Kind kindOfWord(boolean declarationAllowed, boolean inLoopHead) {
        if (lexer.escaped) {
            return null;
        }
        return switch (lexer.type) {
            case LET -> startsLet(declarationAllowed, inLoopHead) ? Statement.Kind.LET : null;
            case USING -> startsUsing(lexer.peekStart(), inLoopHead) ? Statement.Kind.USING : null;
            default -> {
                boolean using = startsAwaitUsing();
                if (using) {
                    lexer.next();
                }
                yield using ? Statement.Kind.AWAIT_USING : null;
            }
        };
    }

    private boolean startsLet(boolean declarationAllowed, boolean inLoopHead) {
        int next = lexer.peekStart();
        char c = lexer.text[next];
        if (c == '[') {
            return true;
        }
        if (!declarationAllowed && lexer.peekCharOnThisLine() == '\n') {
            return false;
        }
        if (c == '{') {
            return true;
        }
        if (!startsName(next)) {
            return false;
        }
        if (inLoopHead && wordAt(next, "of")) {
            return !context.has(Context.STRICT) ? followsDeclaredOf(next) : true;
        }
        return !wordAt(next, "in") && !wordAt(next, "instanceof");
    }

    /** {@code for (let of …)}: a variable called of needs a value, an {@code in} or an {@code of} behind it. */
    private boolean followsDeclaredOf(int of) {
        int at = of + 2;
        while (at < lexer.length && Character.isWhitespace(lexer.text[at])) {
            at++;
        }
        char c = lexer.text[at];
        return c == '=' || c == ';' || c == ',' || wordAt(at, "of") || wordAt(at, "in");
    }

    private boolean startsUsing(int next, boolean inLoopHead) {
        if (lexer.peekCharOnThisLine() == '\n' || !startsName(next)) {
            return false;
        }
        if (inLoopHead && wordAt(next, "of")) {
            int at = next + 2;
            while (at < lexer.length && Character.isWhitespace(lexer.text[at])) {
                at++;
            }
            return lexer.text[at] == '=' && lexer.text[at + 1] != '=' && lexer.text[at + 1] != '>';
        }
        return !wordAt(next, "in") && !wordAt(next, "instanceof") && !wordAt(next, "as");
    }

    private boolean startsAwaitUsing() {
        if (lexer.peekCharOnThisLine() == '\n' || !wordAt(lexer.peekStart(), "using")) {
            return false;
        }
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        boolean starts = at(TokenType.USING) && startsUsing(lexer.peekStart(), false);
        lexer.reset(mark);
        return starts;
    }

    private boolean startsName(int at) {
        char c = lexer.text[at];
        if (c == '\\') {
            return true;
        }
        return at < lexer.length && Characters.isIdentifierStart(Character.codePointAt(lexer.text, at, lexer.length));
    }

    boolean wordFollows(String word) {
        return wordAt(lexer.peekStart(), word);
    }

    private boolean wordAt(int at, String word) {
        if (at + word.length() > lexer.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lexer.text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return !Characters.isAsciiPart(lexer.text[at + word.length()]);
    }
}
