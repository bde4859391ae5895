package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements other than loops, declarations and what a module imports and exports; and lists of statements. */
final class StatementParser extends GrammarPart {

    private static final String USE_STRICT = "use strict";

    private static final int NO_PROLOGUE = -1;

    /** What may stand at a place: everything, a function among other things because of a label, statements only. */
    private enum Position {
        LIST,
        LABELED,
        BODY
    }

    private final boolean typed;

    StatementParser(Grammar grammar) {
        super(grammar);
        this.typed = grammar.dialect.hasTypes();
    }

    // ---- lists

    /** All statements of the text. */
    List<Statement> program() {
        int list = nodes.mark();
        int prologue = lexer.start;
        while (!at(TokenType.END)) {
            if (at(TokenType.RIGHT_BRACE)) {
                nodes.push(strayBrace());
                prologue = NO_PROLOGUE;
            } else {
                prologue = listed(true, prologue);
            }
        }
        if (lexer.stopped()) {
            nodes.push(new Statement.Skipped(lexer.stoppedAt(), lexer.length, "the reading ended before the text"));
        }
        return nodes.pop(list);
    }

    private Statement strayBrace() {
        int start = lexer.start;
        String reason = "a closing brace without an opening one";
        problems.unreadable(reason, start);
        lexer.next();
        return new Statement.Skipped(start, lexer.previousEnd, reason);
    }

    List<Statement> bodyWithDirectives() {
        int list = nodes.mark();
        int prologue = lexer.start;
        while (!at(TokenType.RIGHT_BRACE) && !at(TokenType.END)) {
            prologue = listed(false, prologue);
        }
        return nodes.pop(list);
    }

    List<Statement> listUntilBrace() {
        int list = nodes.mark();
        while (!at(TokenType.RIGHT_BRACE) && !at(TokenType.END)) {
            listed(false, NO_PROLOGUE);
        }
        return nodes.pop(list);
    }

    /**
     * Reads one statement of a list, or skips what is none. {@code prologue} is where the directives began that this
     * statement may be one of; the result is the same for the next statement.
     */
    private int listed(boolean topLevel, int prologue) {
        int start = lexer.start;
        Recovery.Point point = grammar.recovery.point();
        try {
            Statement statement = topLevel ? topLevelStatement() : statementOrDeclaration();
            nodes.push(statement);
            if (prologue == NO_PROLOGUE || !isDirective(statement)) {
                return NO_PROLOGUE;
            }
            if (isUseStrict(statement)) {
                context.flags |= Context.STRICT;
                grammar.early.becomeStrict(prologue);
            }
            return prologue;
        } catch (Unreadable failure) {
            grammar.recovery.returnTo(point);
            grammar.recovery.skipStatement(point);
            nodes.push(new Statement.Skipped(start, Math.max(start, lexer.previousEnd), failure.reason()));
            return NO_PROLOGUE;
        }
    }

    private static boolean isDirective(Statement statement) {
        return statement instanceof Statement.ExpressionStatement expression
                && expression.expression() instanceof Expression.StringLiteral literal
                && literal.start() == statement.start();
    }

    /** Spelled without an escape, so that quotes and words make up its whole length. */
    private static boolean isUseStrict(Statement directive) {
        return directive instanceof Statement.ExpressionStatement expression
                && expression.expression() instanceof Expression.StringLiteral literal
                && literal.value().equals(USE_STRICT)
                && literal.end() - literal.start() == USE_STRICT.length() + 2;
    }

    private Statement topLevelStatement() {
        if (at(TokenType.IMPORT)) {
            char next = lexer.peekChar();
            return next == '(' || next == '.' ? expressionStatement() : grammar.modules.importDeclaration();
        }
        if (at(TokenType.EXPORT)) {
            return grammar.modules.exportDeclaration();
        }
        return statementOrDeclaration();
    }

    // ---- one statement

    Statement statementOrDeclaration() {
        if (!nesting.enter()) {
            return tooDeep();
        }
        Statement statement = readStatement(Position.LIST);
        nesting.leave();
        return statement;
    }

    /** A statement that is a part of another; it cannot declare for itself. */
    Statement substatement() {
        return substatement(Position.BODY);
    }

    private Statement substatement(Position position) {
        if (!nesting.enter()) {
            return tooDeep();
        }
        Statement statement = readStatement(position);
        nesting.leave();
        return statement;
    }

    private Statement tooDeep() {
        int start = lexer.start;
        problems.limit(ExpressionParser.TOO_DEEP, start);
        grammar.recovery.skipStatement(grammar.recovery.point());
        return new Statement.Skipped(start, Math.max(start, lexer.previousEnd), ExpressionParser.TOO_DEEP);
    }

    private Statement readStatement(Position position) {
        boolean declarationAllowed = position == Position.LIST;
        if (typed) {
            Statement typeScript = grammar.typeScriptStatements.statement();
            if (typeScript != null) {
                return typeScript;
            }
        }
        int start = lexer.start;
        return switch (lexer.type) {
            case LEFT_BRACE -> block();
            case SEMICOLON -> {
                lexer.next();
                yield new Statement.Empty(start, lexer.previousEnd);
            }
            case VAR -> grammar.declarations.statement(Statement.Kind.VAR);
            case CONST -> {
                grammar.early.checkDeclarationAllowed(declarationAllowed, start);
                yield grammar.declarations.statement(Statement.Kind.CONST);
            }
            case FUNCTION -> {
                if (!declarationAllowed) {
                    boolean plain = lexer.peekChar() != '*';
                    grammar.early.checkMisplacedFunction(plain, position == Position.LABELED, start);
                }
                yield grammar.declarations.function(start, false);
            }
            case CLASS, AT -> {
                grammar.early.checkDeclarationAllowed(declarationAllowed, start);
                yield grammar.classes.declaration();
            }
            case IF -> ifStatement();
            case FOR -> grammar.loops.forLoop();
            case WHILE -> grammar.loops.whileLoop();
            case DO -> grammar.loops.doWhile();
            case RETURN -> returnStatement();
            case THROW -> throwStatement();
            case BREAK, CONTINUE -> jump();
            case TRY -> tryStatement();
            case SWITCH -> switchStatement();
            case WITH -> with();
            case DEBUGGER -> {
                lexer.next();
                semicolon();
                yield new Statement.Debugger(start, lexer.previousEnd);
            }
            case IMPORT, EXPORT -> grammar.modules.misplaced();
            case LET, USING, AWAIT, ASYNC -> {
                Statement declaration = grammar.declarations.maybeDeclaration(declarationAllowed);
                yield declaration == null ? expressionOrLabel(position) : declaration;
            }
            default -> expressionOrLabel(position);
        };
    }

    private Statement expressionOrLabel(Position position) {
        if (lexer.type.isIdentifier() && lexer.text[lexer.peekStart()] == ':') {
            return labeled(position);
        }
        return expressionStatement();
    }

    private Statement expressionStatement() {
        int start = lexer.start;
        Expression expression = grammar.expressions.expression();
        semicolon();
        return new Statement.ExpressionStatement(start, lexer.previousEnd, expression);
    }

    private Statement labeled(Position position) {
        int start = lexer.start;
        String label = identifier("a label").name();
        expect(TokenType.COLON, "a colon");
        grammar.early.enterLabel(label, start);
        Statement body = substatement(position == Position.BODY ? Position.BODY : Position.LABELED);
        grammar.early.leaveLabel();
        return new Statement.Labeled(start, lexer.previousEnd, label, body);
    }

    Statement.Block block() {
        grammar.early.enterBlock();
        Statement.Block block = blockInScope();
        grammar.early.leaveBlock();
        return block;
    }

    private Statement.Block blockInScope() {
        int start = begin();
        expect(TokenType.LEFT_BRACE, "an opening brace");
        List<Statement> body = listUntilBrace();
        expect(TokenType.RIGHT_BRACE, "a closing brace");
        return new Statement.Block(start, lexer.previousEnd, body);
    }

    private Expression inParentheses() {
        expect(TokenType.LEFT_PAREN, "an opening parenthesis");
        Expression expression = grammar.expressions.expressionWithIn();
        expect(TokenType.RIGHT_PAREN, "a closing parenthesis");
        return expression;
    }

    /** One node for the whole ladder of {@code else if}s, in a loop. */
    private Statement ifStatement() {
        int start = lexer.start;
        int branches = nodes.mark();
        Statement otherwise = null;
        do {
            lexer.next();
            Expression test = inParentheses();
            nodes.push(new Statement.Branch(test, branchBody()));
            if (!accept(TokenType.ELSE)) {
                break;
            }
            if (!at(TokenType.IF)) {
                otherwise = branchBody();
            }
        } while (otherwise == null);
        return new Statement.If(start, lexer.previousEnd, nodes.pop(branches), otherwise);
    }

    /** Annex B allows a function to stand here as if in a block. */
    private Statement branchBody() {
        if (!at(TokenType.FUNCTION)) {
            return substatement();
        }
        grammar.early.onlyInSloppyCode("a function stands for a branch", lexer.start);
        grammar.early.enterBlock();
        Statement body = statementOrDeclaration();
        grammar.early.leaveBlock();
        return body;
    }

    private Statement returnStatement() {
        int start = lexer.start;
        grammar.early.checkReturn(start);
        lexer.next();
        Expression value = endsHere() ? null : grammar.expressions.expression();
        semicolon();
        return new Statement.Return(start, lexer.previousEnd, value);
    }

    private boolean endsHere() {
        return lexer.newlineBefore || at(TokenType.SEMICOLON) || at(TokenType.RIGHT_BRACE) || at(TokenType.END);
    }

    private Statement throwStatement() {
        int start = lexer.start;
        lexer.next();
        if (lexer.newlineBefore) {
            problems.early("a line end behind throw", start);
        }
        Expression value = grammar.expressions.expression();
        semicolon();
        return new Statement.Throw(start, lexer.previousEnd, value);
    }

    private Statement jump() {
        int start = lexer.start;
        boolean isBreak = at(TokenType.BREAK);
        lexer.next();
        String label = null;
        if (!endsHere()) {
            label = identifier("a label").name();
        }
        grammar.early.checkJump(isBreak, label, start);
        semicolon();
        return isBreak
                ? new Statement.Break(start, lexer.previousEnd, label)
                : new Statement.Continue(start, lexer.previousEnd, label);
    }

    private Statement tryStatement() {
        int start = lexer.start;
        lexer.next();
        Statement.Block block = block();
        Statement.Catch handler = at(TokenType.CATCH) ? catchClause() : null;
        Statement.Block finalizer = accept(TokenType.FINALLY) ? block() : null;
        if (handler == null && finalizer == null) {
            if (!at(TokenType.END)) {
                problems.early("try without catch or finally", start);
            } else {
                reportEarlyEnd();
            }
        }
        return new Statement.Try(start, lexer.previousEnd, block, handler, finalizer);
    }

    private Statement.Catch catchClause() {
        int start = lexer.start;
        lexer.next();
        grammar.early.enterBlock();
        @Nullable Pattern parameter = null;
        if (accept(TokenType.LEFT_PAREN)) {
            parameter = grammar.patterns.target();
            grammar.early.declareCatchParameter(parameter);
            expect(TokenType.RIGHT_PAREN, "a closing parenthesis");
        }
        Statement.Block body = blockInScope();
        grammar.early.leaveBlock();
        return new Statement.Catch(start, lexer.previousEnd, parameter, body);
    }

    private Statement switchStatement() {
        int start = lexer.start;
        lexer.next();
        Expression subject = inParentheses();
        expect(TokenType.LEFT_BRACE, "the cases of a switch");
        grammar.early.enterSwitch();
        int cases = nodes.mark();
        boolean hasDefault = false;
        while (at(TokenType.CASE) || at(TokenType.DEFAULT)) {
            if (at(TokenType.DEFAULT)) {
                if (hasDefault) {
                    problems.early("a switch has two defaults", lexer.start);
                }
                hasDefault = true;
            }
            nodes.push(switchCase());
        }
        grammar.early.leaveSwitch();
        expect(TokenType.RIGHT_BRACE, "a case or a closing brace");
        return new Statement.Switch(start, lexer.previousEnd, subject, nodes.pop(cases));
    }

    private Statement.Case switchCase() {
        int start = lexer.start;
        boolean isDefault = at(TokenType.DEFAULT);
        lexer.next();
        Expression test = isDefault ? null : grammar.expressions.expressionWithIn();
        expect(TokenType.COLON, "a colon");
        int list = nodes.mark();
        while (!at(TokenType.CASE) && !at(TokenType.DEFAULT) && !at(TokenType.RIGHT_BRACE) && !at(TokenType.END)) {
            listed(false, NO_PROLOGUE);
        }
        return new Statement.Case(start, lexer.previousEnd, test, nodes.pop(list));
    }

    private Statement with() {
        int start = lexer.start;
        grammar.early.onlyInSloppyCode("with", start);
        lexer.next();
        Expression object = inParentheses();
        Statement body = substatement();
        return new Statement.With(start, lexer.previousEnd, object, body);
    }
}
