package dev.vsxray.scanner.javascript.syntax;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What operators work on: names, literals, parentheses, brackets, functions, classes. */
final class PrimaryParser extends GrammarPart {

    private final Map<String, String> hashedNames = new HashMap<>();

    PrimaryParser(Grammar grammar) {
        super(grammar);
    }

    Expression primary() {
        int start = lexer.start;
        switch (lexer.type) {
            case IDENTIFIER -> {
                return grammar.arrows.nameOrArrow();
            }
            case ASYNC -> {
                return grammar.arrows.asyncOrName();
            }
            case STRING -> {
                grammar.early.checkLegacyOctal();
                Expression literal = new Expression.StringLiteral(start, lexer.end, lexer.value);
                lexer.next();
                return literal;
            }
            case NUMBER -> {
                grammar.early.checkLegacyOctal();
                Expression literal = new Expression.NumberLiteral(start, lexer.end, lexer.number);
                lexer.next();
                return literal;
            }
            case BIGINT -> {
                Expression literal = new Expression.BigIntLiteral(start, lexer.end, lexer.value);
                lexer.next();
                return literal;
            }
            case LEFT_PAREN -> {
                return grammar.arrows.parenthesizedOrArrow();
            }
            case LEFT_BRACKET -> {
                return array();
            }
            case LEFT_BRACE -> {
                return grammar.objects.object();
            }
            case FUNCTION -> {
                return new Expression.Function(grammar.functions.expression(start, false));
            }
            case CLASS, AT -> {
                return new Expression.Class(grammar.classes.expression());
            }
            case BACKQUOTE -> {
                return grammar.templates.template();
            }
            case DIVIDE, DIVIDE_ASSIGN -> {
                return regExp();
            }
            case NEW -> {
                return grammar.calls.newExpression();
            }
            case THIS -> {
                lexer.next();
                return new Expression.This(start, lexer.previousEnd);
            }
            case SUPER -> {
                return grammar.calls.superExpression();
            }
            case IMPORT -> {
                return grammar.calls.importExpression();
            }
            case NULL -> {
                lexer.next();
                return new Expression.NullLiteral(start, lexer.previousEnd);
            }
            case TRUE, FALSE -> {
                boolean value = at(TokenType.TRUE);
                lexer.next();
                return new Expression.BooleanLiteral(start, lexer.previousEnd, value);
            }
            case PRIVATE_NAME -> {
                return privateName();
            }
            case LESS -> {
                return grammar.jsx.element();
            }
            default -> {
                if (lexer.type.isIdentifier() || at(TokenType.ESCAPED_KEYWORD)) {
                    return grammar.arrows.nameOrArrow();
                }
                throw unreadable("expected an expression");
            }
        }
    }

    private Expression privateName() {
        int start = lexer.start;
        grammar.early.usePrivateName(lexer.value, start);
        Expression name = new Expression.PrivateName(start, lexer.end, lexer.value);
        lexer.next();
        if (!at(TokenType.IN) || context.has(Context.NO_IN)) {
            problems.early("a private name stands alone", start);
        }
        return name;
    }

    /** The name with its hash, one string per name. */
    String withHash(String name) {
        return hashedNames.computeIfAbsent(name, plain -> "#" + plain);
    }

    private Expression regExp() {
        int start = lexer.start;
        int patternEnd = lexer.rescanAsRegExp();
        if (patternEnd == lexer.end) {
            problems.unreadable("regular expression has no end", start);
        }
        int flagsStart = Math.min(patternEnd + 1, lexer.end);
        String pattern = new String(lexer.text, start + 1, patternEnd - start - 1);
        lexer.names.find(new String(lexer.text, flagsStart, lexer.end - flagsStart));
        String flags = lexer.names.name();
        grammar.early.checkRegExp(pattern, flags, start);
        lexer.next();
        return new Expression.RegExpLiteral(start, lexer.previousEnd, pattern, flags);
    }

    private Expression array() {
        int start = lexer.start;
        int before = context.change(0, Context.OUTSIDE_BRACKETS);
        lexer.next();
        int list = nodes.mark();
        while (!at(TokenType.RIGHT_BRACKET) && !at(TokenType.END)) {
            if (accept(TokenType.COMMA)) {
                nodes.push(null);
                continue;
            }
            nodes.push(element());
            if (!at(TokenType.RIGHT_BRACKET)) {
                expect(TokenType.COMMA, "a comma or a closing bracket");
            }
        }
        expect(TokenType.RIGHT_BRACKET, "a closing bracket");
        context.flags = before;
        List<Expression> elements = nodes.popWithHoles(list);
        return new Expression.ArrayLiteral(start, lexer.previousEnd, elements);
    }

    private Expression element() {
        int start = lexer.start;
        boolean spread = at(TokenType.ELLIPSIS);
        Expression element = grammar.calls.spreadOrAssignment();
        grammar.converter.noteParentheses(start, element);
        if (spread && at(TokenType.COMMA)) {
            grammar.converter.noteCommaAfterSpread(start);
        }
        return element;
    }
}
