package dev.vsxray.scanner.javascript.syntax;

import org.jspecify.annotations.Nullable;

/** Object literals and the names of properties, which classes and patterns share. */
final class ObjectParser extends GrammarPart {

    /** The property just read was {@code __proto__: value}; the shorthand, computed and method forms are plain names. */
    private boolean setsPrototype;

    ObjectParser(Grammar grammar) {
        super(grammar);
    }

    Expression object() {
        int start = lexer.start;
        int before = context.change(0, Context.OUTSIDE_BRACKETS);
        lexer.next();
        int list = nodes.mark();
        boolean hasPrototype = false;
        while (!at(TokenType.RIGHT_BRACE) && !at(TokenType.END)) {
            int propertyStart = lexer.start;
            Expression.Property property = property();
            if (setsPrototype) {
                if (hasPrototype) {
                    grammar.converter.noteSecondPrototype(propertyStart);
                }
                hasPrototype = true;
                setsPrototype = false;
            }
            nodes.push(property);
            if (!at(TokenType.RIGHT_BRACE)) {
                if (property instanceof Expression.SpreadProperty) {
                    grammar.converter.noteCommaAfterSpread(propertyStart);
                }
                expect(TokenType.COMMA, "a comma or a closing brace");
            }
        }
        expect(TokenType.RIGHT_BRACE, "a closing brace");
        context.flags = before;
        setsPrototype = false;
        return new Expression.ObjectLiteral(start, lexer.previousEnd, nodes.pop(list));
    }

    private Expression.Property property() {
        int start = lexer.start;
        if (accept(TokenType.ELLIPSIS)) {
            int valueStart = lexer.start;
            Expression value = grammar.expressions.assignment();
            grammar.converter.noteParentheses(valueStart, value);
            return new Expression.SpreadProperty(start, lexer.previousEnd, value);
        }
        boolean async = false;
        boolean generator = false;
        if (at(TokenType.ASYNC) && modifiesNextName() && lexer.peekCharOnThisLine() != '\n') {
            async = true;
            lexer.next();
        }
        if (accept(TokenType.MULTIPLY)) {
            generator = true;
        }
        if (!async && !generator && (at(TokenType.GET) || at(TokenType.SET)) && modifiesNextName()) {
            return accessor(start);
        }
        boolean plain = lexer.type.isIdentifier() || at(TokenType.ESCAPED_KEYWORD);
        TokenType type = lexer.type;
        PropertyName name = propertyName();
        if (at(TokenType.LEFT_PAREN) || at(TokenType.LESS)) {
            Expression method =
                    new Expression.Function(grammar.functions.method(start, Context.SUPER_PROPERTY, async, generator));
            return new Expression.ValueProperty(start, lexer.previousEnd, name, method);
        }
        if (async || generator) {
            throw unreadable("expected the parameters of a method");
        }
        if (accept(TokenType.COLON)) {
            int valueStart = lexer.start;
            Expression value = grammar.expressions.assignment();
            grammar.converter.noteParentheses(valueStart, value);
            setsPrototype =
                    name instanceof PropertyName.Fixed fixed && fixed.name().equals("__proto__");
            return new Expression.ValueProperty(start, lexer.previousEnd, name, value);
        }
        if (!plain || !(name instanceof PropertyName.Fixed fixed)) {
            throw unreadable("expected a colon");
        }
        return shorthand(fixed, type);
    }

    private Expression.Property accessor(int start) {
        boolean getter = at(TokenType.GET);
        lexer.next();
        PropertyName name = propertyName();
        FunctionNode function = grammar.functions.accessor(start, getter);
        return new Expression.AccessorProperty(start, lexer.previousEnd, getter, name, function);
    }

    /** {@code {name}}, or {@code {name = value}} that only becomes right when the literal turns out to be a pattern. */
    private Expression.Property shorthand(PropertyName.Fixed name, TokenType type) {
        grammar.early.checkShorthand(name, type);
        Expression.Identifier value = new Expression.Identifier(name.start(), name.end(), name.name());
        if (!at(TokenType.ASSIGN)) {
            return new Expression.ValueProperty(name.start(), name.end(), name, value);
        }
        grammar.converter.noteShorthandDefault(name.start());
        lexer.next();
        Expression defaultValue = grammar.expressions.assignment();
        Expression assignment = new Expression.Assignment(
                name.start(), lexer.previousEnd, AssignmentOperator.ASSIGN, value, defaultValue);
        return new Expression.ValueProperty(name.start(), lexer.previousEnd, name, assignment);
    }

    /** The current word is {@code get}, {@code async} or the like: does it modify a name, or is it the name itself? */
    boolean modifiesNextName() {
        char next = lexer.peekChar();
        return Characters.isAsciiPart(next)
                || next == '['
                || next == '"'
                || next == '\''
                || next == '#'
                || next == '\\'
                || next == '.'
                || next >= 128
                || next == '*' && !at(TokenType.GET) && !at(TokenType.SET);
    }

    PropertyName propertyName() {
        int start = lexer.start;
        @Nullable String name = null;
        switch (lexer.type) {
            case STRING -> {
                grammar.early.checkLegacyOctal();
                name = lexer.value;
            }
            case NUMBER -> {
                grammar.early.checkLegacyOctal();
                name = NumberNames.propertyKey(lexer.number);
            }
            case BIGINT -> name = lexer.value;
            case PRIVATE_NAME -> {
                PropertyName privateName = new PropertyName.Private(start, lexer.end, lexer.value);
                lexer.next();
                return privateName;
            }
            case LEFT_BRACKET -> {
                return computedName(start);
            }
            default -> {
                if (!lexer.type.isWord()) {
                    throw unreadable("expected the name of a property");
                }
                name = lexer.value;
            }
        }
        lexer.next();
        return new PropertyName.Fixed(start, lexer.previousEnd, name);
    }

    private PropertyName computedName(int start) {
        lexer.next();
        Expression name = grammar.expressions.assignmentWithIn();
        expect(TokenType.RIGHT_BRACKET, "a closing bracket");
        return new PropertyName.Computed(start, lexer.previousEnd, name);
    }
}
