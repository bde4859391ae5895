package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members, calls, {@code new}, tagged templates, {@code super} and {@code import(…)}. */
final class CallParser extends GrammarPart {

    private final boolean typed;

    CallParser(Grammar grammar) {
        super(grammar);
        this.typed = grammar.dialect.hasTypes();
    }

    /** A primary expression with everything that may hang on its right. */
    Expression callOrMember() {
        int start = lexer.start;
        int outer = nesting.beginChain();
        Expression expression = grammar.primaries.primary();
        if (expression != grammar.expressions.lastArrow) {
            expression = suffixes(start, expression, true);
        }
        nesting.endChain(outer);
        return expression;
    }

    private Expression suffixes(int start, Expression first, boolean callsAllowed) {
        Expression expression = first;
        boolean optional = false;
        ChainPieces pieces = null;
        while (true) {
            Expression longer = suffix(start, expression, callsAllowed, optional);
            if (longer == expression) {
                break;
            }
            optional |= isOptional(longer);
            expression = longer;
            if (!nesting.pushDown()) {
                pieces = ChainPieces.cut(pieces, expression, this);
                expression = pieces.remainder();
            }
        }
        if (optional) {
            expression = new Expression.OptionalChain(start, expression.end(), expression);
        }
        return pieces == null ? expression : pieces.join(expression, nesting);
    }

    private static boolean isOptional(Expression link) {
        return link instanceof Expression.Member member && member.optional()
                || link instanceof Expression.Call call && call.optional()
                || link instanceof Expression.Index index && index.optional();
    }

    /** The expression with one more link, or itself when none follows. */
    private Expression suffix(int start, Expression object, boolean callsAllowed, boolean inOptionalChain) {
        while (typed && grammar.typeScript.skipSuffix()) {
            // Types leave nothing in the tree.
        }
        switch (lexer.type) {
            case DOT -> {
                lexer.next();
                return member(start, object, false);
            }
            case LEFT_BRACKET -> {
                return index(start, object, false);
            }
            case LEFT_PAREN -> {
                return callsAllowed ? call(start, object, false) : object;
            }
            case BACKQUOTE -> {
                if (inOptionalChain) {
                    problems.early("a template stands in an optional chain", lexer.start);
                }
                return grammar.templates.tagged(start, object);
            }
            case QUESTION_DOT -> {
                return callsAllowed ? optionalLink(start, object) : newInOptionalChain(object);
            }
            default -> {
                return object;
            }
        }
    }

    private Expression newInOptionalChain(Expression object) {
        problems.early("an optional chain is no constructor", lexer.start);
        return object;
    }

    private Expression member(int start, Expression object, boolean optional) {
        String name;
        if (at(TokenType.PRIVATE_NAME)) {
            grammar.early.usePrivateName(lexer.value, lexer.start);
            name = grammar.primaries.withHash(lexer.value);
            if (object instanceof Expression.Super) {
                problems.early("super has no private members", lexer.start);
            }
        } else if (lexer.type.isWord()) {
            name = lexer.value;
        } else {
            throw unreadable("expected the name of a property");
        }
        lexer.next();
        return new Expression.Member(start, lexer.previousEnd, object, name, optional);
    }

    private Expression index(int start, Expression object, boolean optional) {
        lexer.next();
        Expression index = grammar.expressions.expressionWithIn();
        expect(TokenType.RIGHT_BRACKET, "a closing bracket");
        return new Expression.Index(start, lexer.previousEnd, object, index, optional);
    }

    Expression call(int start, Expression callee, boolean optional) {
        List<Expression> arguments = arguments();
        return new Expression.Call(start, lexer.previousEnd, callee, arguments, optional);
    }

    private Expression optionalLink(int start, Expression object) {
        lexer.next();
        return switch (lexer.type) {
            case LEFT_PAREN -> call(start, object, true);
            case LEFT_BRACKET -> index(start, object, true);
            case LESS, SHIFT_LEFT -> {
                if (typed) {
                    grammar.types.typeArguments();
                    yield call(start, object, true);
                }
                throw unreadable("expected the name of a property");
            }
            default -> member(start, object, true);
        };
    }

    /** {@code (a, ...b)}. */
    List<Expression> arguments() {
        int before = context.change(0, Context.OUTSIDE_BRACKETS);
        expect(TokenType.LEFT_PAREN, "an opening parenthesis");
        int list = nodes.mark();
        while (!at(TokenType.RIGHT_PAREN) && !at(TokenType.END)) {
            nodes.push(spreadOrAssignment());
            if (!at(TokenType.RIGHT_PAREN)) {
                expect(TokenType.COMMA, "a comma or a closing parenthesis");
            }
        }
        expect(TokenType.RIGHT_PAREN, "a closing parenthesis");
        context.flags = before;
        return nodes.pop(list);
    }

    Expression spreadOrAssignment() {
        if (!at(TokenType.ELLIPSIS)) {
            return grammar.expressions.assignment();
        }
        int start = lexer.start;
        lexer.next();
        Expression value = grammar.expressions.assignment();
        return new Expression.Spread(start, lexer.previousEnd, value);
    }

    Expression newExpression() {
        if (!nesting.enter()) {
            return grammar.expressions.tooDeep();
        }
        int start = lexer.start;
        boolean escaped = lexer.escaped;
        lexer.next();
        Expression result = at(TokenType.DOT) ? newTarget(start, escaped) : construct(start);
        nesting.leave();
        return result;
    }

    private Expression newTarget(int start, boolean escaped) {
        lexer.next();
        if (!at(TokenType.TARGET) || escaped) {
            throw unreadable("expected new.target");
        }
        lexer.next();
        grammar.early.checkNewTarget(start);
        return new Expression.MetaProperty(start, lexer.previousEnd, "new", "target");
    }

    private Expression construct(int start) {
        int calleeStart = lexer.start;
        boolean importCall = at(TokenType.IMPORT);
        int outer = nesting.beginChain();
        grammar.expressions.arrowMayStartAt = -1;
        Expression callee = suffixes(calleeStart, grammar.primaries.primary(), false);
        nesting.endChain(outer);
        if (callee instanceof Expression.Super) {
            problems.early("super is no constructor to be called by new", calleeStart);
        }
        if (importCall && callee instanceof Expression.ImportCall) {
            problems.early("import(…) is no constructor", calleeStart);
        }
        List<Expression> arguments = at(TokenType.LEFT_PAREN) ? arguments() : List.of();
        return new Expression.New(start, lexer.previousEnd, callee, arguments);
    }

    Expression superExpression() {
        int start = lexer.start;
        lexer.next();
        grammar.early.checkSuper(start);
        return new Expression.Super(start, lexer.previousEnd);
    }

    /** {@code import(…)}, {@code import.defer(…)}, {@code import.source(…)} or {@code import.meta}. */
    Expression importExpression() {
        int start = lexer.start;
        lexer.next();
        if (accept(TokenType.DOT)) {
            if (at(TokenType.META)) {
                lexer.next();
                return new Expression.MetaProperty(start, lexer.previousEnd, "import", "meta");
            }
            if (!at(TokenType.DEFER) && !at(TokenType.SOURCE)) {
                throw unreadable("expected import.meta, import.defer or import.source");
            }
            lexer.next();
        }
        return importCall(start);
    }

    private Expression importCall(int start) {
        expect(TokenType.LEFT_PAREN, "an opening parenthesis");
        int before = context.change(0, Context.OUTSIDE_BRACKETS);
        Expression source = grammar.expressions.assignment();
        @Nullable Expression options = null;
        if (accept(TokenType.COMMA) && !at(TokenType.RIGHT_PAREN)) {
            options = grammar.expressions.assignment();
            accept(TokenType.COMMA);
        }
        context.flags = before;
        expect(TokenType.RIGHT_PAREN, "a closing parenthesis");
        return new Expression.ImportCall(start, lexer.previousEnd, source, options);
    }
}
