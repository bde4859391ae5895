package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSX elements. A tag in lower case is a string, as the calls say that JSX is compiled to; any other tag is a name or a
 * member. Text between tags is a string without its entities resolved.
 */
final class JsxParser extends GrammarPart {

    JsxParser(Grammar grammar) {
        super(grammar);
    }

    /** The parser stands on {@code <} where an expression begins; afterwards behind the element. */
    Expression element() {
        int start = lexer.start;
        Expression element = elementInside();
        lexer.next();
        if (element == null) {
            throw unreadable("expected an expression", start);
        }
        return element;
    }

    /** Reads to the {@code >} that ends the element and stays on it: what follows may be text. */
    private @Nullable Expression elementInside() {
        int start = lexer.start;
        if (!nesting.enter()) {
            throw tooDeep(start);
        }
        lexer.next();
        Expression component = null;
        List<Expression.Property> attributes = List.of();
        boolean closed = false;
        if (!at(TokenType.GREATER)) {
            component = component();
            grammar.types.skipTypeArguments();
            attributes = attributes();
            closed = accept(TokenType.DIVIDE);
        }
        requireGreater();
        List<Expression> children = closed ? List.of() : children();
        nesting.leave();
        return new Expression.Jsx(start, lexer.end, component, attributes, children);
    }

    private Unreadable tooDeep(int start) {
        problems.limit(ExpressionParser.TOO_DEEP, start);
        return new Unreadable(ExpressionParser.TOO_DEEP);
    }

    private void requireGreater() {
        switch (lexer.type) {
            case GREATER -> {}
            case GREATER_EQUAL, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED, SHIFT_RIGHT_ASSIGN, SHIFT_RIGHT_UNSIGNED_ASSIGN ->
                lexer.splitFirst(TokenType.GREATER);
            default -> throw unreadable("expected the end of a tag");
        }
    }

    private Expression component() {
        int start = lexer.start;
        String name = name();
        Expression component = Character.isLowerCase(name.charAt(0)) || name.indexOf('-') >= 0
                ? new Expression.StringLiteral(start, lexer.previousEnd, name)
                : new Expression.Identifier(start, lexer.previousEnd, name);
        if (accept(TokenType.COLON)) {
            String qualified = name + ":" + name();
            return new Expression.StringLiteral(start, lexer.previousEnd, qualified);
        }
        if (at(TokenType.DOT) && component instanceof Expression.StringLiteral) {
            component = new Expression.Identifier(start, lexer.previousEnd, name);
        }
        int outer = nesting.beginChain();
        while (accept(TokenType.DOT)) {
            String member = name();
            if (!nesting.pushDown()) {
                throw tooDeep(start);
            }
            component = new Expression.Member(start, lexer.previousEnd, component, member, false);
        }
        nesting.endChain(outer);
        return component;
    }

    private String name() {
        if (!lexer.type.isWord()) {
            throw unreadable("expected the name of an element or attribute");
        }
        lexer.extendJsxName();
        String name = lexer.value;
        lexer.next();
        return name;
    }

    private List<Expression.Property> attributes() {
        int list = nodes.mark();
        while (!at(TokenType.DIVIDE) && !isGreater() && !at(TokenType.END)) {
            nodes.push(at(TokenType.LEFT_BRACE) ? spreadAttribute() : attribute());
        }
        return nodes.pop(list);
    }

    private boolean isGreater() {
        return lexer.text[lexer.start] == '>';
    }

    private Expression.Property spreadAttribute() {
        int start = lexer.start;
        lexer.next();
        expect(TokenType.ELLIPSIS, "three dots");
        Expression value = grammar.expressions.assignmentWithIn();
        expect(TokenType.RIGHT_BRACE, "a closing brace");
        return new Expression.SpreadProperty(start, lexer.previousEnd, value);
    }

    private Expression.Property attribute() {
        int start = lexer.start;
        String name = name();
        if (accept(TokenType.COLON)) {
            name = name + ":" + name();
        }
        PropertyName key = new PropertyName.Fixed(start, lexer.previousEnd, name);
        Expression value =
                at(TokenType.ASSIGN) ? attributeValue() : new Expression.BooleanLiteral(start, lexer.previousEnd, true);
        return new Expression.ValueProperty(start, lexer.previousEnd, key, value);
    }

    private Expression attributeValue() {
        Problems.Mark beforeValue = problems.mark();
        lexer.next();
        int start = lexer.start;
        switch (lexer.type) {
            case STRING -> {
                problems.reset(beforeValue);
                lexer.rescanAsJsxString();
                Expression text = new Expression.StringLiteral(start, lexer.end, lexer.value);
                lexer.next();
                return text;
            }
            case LEFT_BRACE -> {
                lexer.next();
                Expression value = grammar.expressions.expressionWithIn();
                expect(TokenType.RIGHT_BRACE, "a closing brace");
                return value;
            }
            default -> {
                return element();
            }
        }
    }

    /** The lexer stands on the {@code >} of the opening tag; afterwards on that of the closing one. */
    private List<Expression> children() {
        int list = nodes.mark();
        while (true) {
            int start = lexer.end;
            String text = lexer.readJsxText();
            if (!text.isBlank()) {
                nodes.push(new Expression.StringLiteral(start, lexer.end, text));
            }
            lexer.next();
            if (at(TokenType.LEFT_BRACE)) {
                child();
            } else if (at(TokenType.END)) {
                reportEarlyEnd();
                return nodes.pop(list);
            } else if (lexer.peekChar() == '/') {
                closingTag();
                return nodes.pop(list);
            } else {
                nodes.push(elementInside());
            }
        }
    }

    /** <code>{expression}</code>, <code>{...expression}</code>, or nothing but a comment; stays on the brace. */
    private void child() {
        lexer.next();
        if (!at(TokenType.RIGHT_BRACE)) {
            int before = context.change(0, Context.OUTSIDE_BRACKETS);
            nodes.push(at(TokenType.ELLIPSIS) ? grammar.calls.spreadOrAssignment() : grammar.expressions.expression());
            context.flags = before;
        }
        if (!at(TokenType.RIGHT_BRACE)) {
            throw unreadable("expected a closing brace");
        }
        lexer.closeJsxBrace();
    }

    private void closingTag() {
        lexer.next();
        lexer.next();
        if (!isGreater()) {
            component();
        }
        requireGreater();
    }
}
