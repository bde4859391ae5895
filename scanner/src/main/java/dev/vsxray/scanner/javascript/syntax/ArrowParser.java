package dev.vsxray.scanner.javascript.syntax;

import java.util.List;

/**
 * Parentheses and arrow functions. Both begin alike, so what stands in the parentheses is read once as expressions;
 * when an arrow follows, they are turned into parameters. Nothing is ever read twice for it.
 */
final class ArrowParser extends GrammarPart {

    ArrowParser(Grammar grammar) {
        super(grammar);
    }

    Expression nameOrArrow() {
        int start = lexer.start;
        boolean arrowAllowed = grammar.expressions.arrowMayStartAt == start;
        Expression.Identifier name = identifier("a name");
        if (arrowAllowed && at(TokenType.ARROW) && !lexer.newlineBefore) {
            return arrow(start, List.of(name), false);
        }
        grammar.early.checkRead(name);
        return name;
    }

    /** {@code async function}, {@code async x => x}, {@code async (x) => x}, or something called async. */
    Expression asyncOrName() {
        int start = lexer.start;
        boolean arrowAllowed = grammar.expressions.arrowMayStartAt == start;
        Expression.Identifier async = identifier("a name");
        if (lexer.newlineBefore) {
            return async;
        }
        if (at(TokenType.FUNCTION)) {
            return new Expression.Function(grammar.functions.expression(start, true));
        }
        if (!arrowAllowed) {
            return async;
        }
        if (at(TokenType.ARROW)) {
            return arrow(start, List.of(async), false);
        }
        if (lexer.type.isIdentifier() && startsArrowAfterName()) {
            Pattern parameter = identifier("a name");
            return arrow(start, List.of(parameter), true);
        }
        if (grammar.typeScript.skipTypeParametersOfAsyncArrow() || at(TokenType.LEFT_PAREN)) {
            return callOfAsyncOrArrow(start, async);
        }
        return async;
    }

    private boolean startsArrowAfterName() {
        int next = lexer.peekStart();
        return lexer.text[next] == '=' && lexer.text[next + 1] == '>';
    }

    private Expression callOfAsyncOrArrow(int start, Expression.Identifier async) {
        Items items = readItems();
        if (becomesArrow(items)) {
            return arrow(start, parameters(items), true);
        }
        checkNotParameters(items);
        return new Expression.Call(start, lexer.previousEnd, async, items.expressions, false);
    }

    Expression parenthesizedOrArrow() {
        int start = lexer.start;
        boolean arrowAllowed = grammar.expressions.arrowMayStartAt == start;
        Items items = readItems();
        if (arrowAllowed && becomesArrow(items)) {
            return arrow(start, parameters(items), false);
        }
        checkNotParameters(items);
        if (items.expressions.isEmpty()) {
            throw unreadable("expected an expression in the parentheses", start);
        }
        return parenthesized(items);
    }

    private Expression parenthesized(Items items) {
        List<Expression> inside = items.expressions;
        Expression first = inside.get(0);
        if (items.trailingComma >= 0) {
            problems.early("a comma before a closing parenthesis", items.trailingComma);
        }
        for (Expression item : inside) {
            if (item instanceof Expression.Spread) {
                problems.early("a spread stands in parentheses", item.start());
            }
        }
        Expression expression = inside.size() == 1
                ? first
                : new Expression.Sequence(
                        first.start(), inside.get(inside.size() - 1).end(), inside);
        grammar.expressions.parenthesized = expression;
        grammar.expressions.lastArrow = null;
        return expression;
    }

    /** What stood between two parentheses, read as expressions; {@code types} says whether a type was among them. */
    private record Items(List<Expression> expressions, boolean types, int trailingComma) {

        boolean mustBeParameters() {
            return types
                    || expressions.isEmpty()
                    || expressions.get(expressions.size() - 1) instanceof Expression.Spread;
        }
    }

    private Items readItems() {
        int before = context.change(0, Context.OUTSIDE_BRACKETS);
        lexer.next();
        int list = nodes.mark();
        boolean types = false;
        int trailingComma = -1;
        while (!at(TokenType.RIGHT_PAREN) && !at(TokenType.END)) {
            int start = lexer.start;
            trailingComma = -1;
            Expression item = grammar.calls.spreadOrAssignment();
            grammar.converter.noteParentheses(start, item);
            if (grammar.dialect.hasTypes() && grammar.typeScript.skipParameterType()) {
                types = true;
                item = grammar.typeScript.defaultAfterType(item);
            }
            nodes.push(item);
            if (!at(TokenType.RIGHT_PAREN)) {
                trailingComma = lexer.start;
                if (item instanceof Expression.Spread) {
                    grammar.converter.noteCommaAfterSpread(start);
                }
                expect(TokenType.COMMA, "a comma or a closing parenthesis");
            }
        }
        expect(TokenType.RIGHT_PAREN, "a closing parenthesis");
        context.flags = before;
        return new Items(nodes.pop(list), types, trailingComma);
    }

    private boolean becomesArrow(Items items) {
        if (at(TokenType.ARROW)) {
            return !lexer.newlineBefore;
        }
        return grammar.dialect.hasTypes()
                && at(TokenType.COLON)
                && (items.mustBeParameters() || !context.has(Context.CONSEQUENT))
                && grammar.typeScript.skipReturnTypeOfArrow();
    }

    private void checkNotParameters(Items items) {
        if (items.types) {
            throw unreadable("expected an arrow after the typed parameters");
        }
    }

    private List<Pattern> parameters(Items items) {
        int list = nodes.mark();
        for (Expression item : items.expressions) {
            nodes.push(grammar.converter.parameter(item));
        }
        return nodes.pop(list);
    }

    /** The parser stands on the arrow. */
    private Expression arrow(int start, List<? extends Pattern> parameters, boolean async) {
        Expression arrow = new Expression.Function(grammar.functions.arrow(start, List.copyOf(parameters), async));
        grammar.expressions.lastArrow = arrow;
        return arrow;
    }
}
