package dev.vsxray.scanner.javascript.syntax;

/** What every part of the grammar says all the time: is it this token, then take it; it must be that one. */
abstract class GrammarPart {

    final Grammar grammar;
    final Lexer lexer;
    final NodeStack nodes;
    final Problems problems;
    final Nesting nesting;
    final Context context;

    GrammarPart(Grammar grammar) {
        this.grammar = grammar;
        this.lexer = grammar.lexer;
        this.nodes = grammar.nodes;
        this.problems = grammar.problems;
        this.nesting = grammar.nesting;
        this.context = grammar.context;
    }

    final boolean at(TokenType type) {
        return lexer.type == type;
    }

    final boolean accept(TokenType type) {
        if (lexer.type == type) {
            lexer.next();
            return true;
        }
        return false;
    }

    /** Where a node begins that may have nothing of its own: the next token, or the end of the last one of the text. */
    final int begin() {
        return at(TokenType.END) ? lexer.previousEnd : lexer.start;
    }

    /** At the end of the text, what is missing counts as read: a file cut off in the middle keeps its tree. */
    final void expect(TokenType type, String what) {
        if (lexer.type == type) {
            lexer.next();
        } else if (lexer.type == TokenType.END) {
            reportEarlyEnd();
        } else {
            throw unreadable("expected " + what);
        }
    }

    /** Reports, once per parse, that the text ended in the middle of something. */
    final void reportEarlyEnd() {
        if (!lexer.stopped() && !context.reportedEnd) {
            context.reportedEnd = true;
            problems.unreadable("the text ends in the middle of a statement", lexer.start);
        }
    }

    final Unreadable unreadable(String reason) {
        return unreadable(reason, lexer.start);
    }

    final Unreadable unreadable(String reason, int offset) {
        if (lexer.type == TokenType.END) {
            reportEarlyEnd();
        } else {
            problems.unreadable(reason, offset);
        }
        return new Unreadable(reason);
    }

    /** A name that is being bound or used here; reads over it. */
    final Expression.Identifier identifier(String what) {
        if (!lexer.type.isIdentifier()) {
            if (lexer.type != TokenType.ESCAPED_KEYWORD) {
                throw unreadable("expected " + what);
            }
            problems.early("a reserved word written with an escape is no name", lexer.start);
        }
        grammar.early.checkIdentifier();
        Expression.Identifier identifier = new Expression.Identifier(lexer.start, lexer.end, lexer.value);
        lexer.next();
        return identifier;
    }

    /** Takes the semicolon that ends a statement, or the place where the language puts one by itself. */
    final void semicolon() {
        if (!accept(TokenType.SEMICOLON) && !at(TokenType.RIGHT_BRACE) && !at(TokenType.END) && !lexer.newlineBefore) {
            throw unreadable("expected a semicolon or the end of the line");
        }
    }
}
