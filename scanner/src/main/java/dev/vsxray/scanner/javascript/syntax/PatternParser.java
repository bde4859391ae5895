package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patterns where the grammar knows from the start that they are: declarations, parameters, {@code catch}. */
final class PatternParser extends GrammarPart {

    PatternParser(Grammar grammar) {
        super(grammar);
    }

    /** A name, an array pattern or an object pattern, with its type if it has one. */
    Pattern target() {
        if (!nesting.enter()) {
            Expression hole = grammar.expressions.tooDeep();
            return new Expression.Missing(hole.start(), hole.end());
        }
        Pattern target = switch (lexer.type) {
            case LEFT_BRACKET -> array();
            case LEFT_BRACE -> object();
            default -> identifier("a name or a pattern");
        };
        nesting.leave();
        grammar.typeScript.skipTypeOfBinding();
        return target;
    }

    /** {@code target} or {@code target = value}. */
    private Pattern element() {
        int start = lexer.start;
        return withDefault(start, target());
    }

    private Pattern withDefault(int start, Pattern target) {
        if (!accept(TokenType.ASSIGN)) {
            return target;
        }
        Expression value = grammar.expressions.assignmentWithIn();
        return new Pattern.WithDefault(start, lexer.previousEnd, target, value);
    }

    private Pattern array() {
        int start = lexer.start;
        lexer.next();
        int list = nodes.mark();
        while (!at(TokenType.RIGHT_BRACKET) && !at(TokenType.END)) {
            if (accept(TokenType.COMMA)) {
                nodes.push(null);
                continue;
            }
            Pattern element = at(TokenType.ELLIPSIS) ? rest() : element();
            nodes.push(element);
            if (!at(TokenType.RIGHT_BRACKET)) {
                checkNothingFollows(element);
                expect(TokenType.COMMA, "a comma or a closing bracket");
            }
        }
        expect(TokenType.RIGHT_BRACKET, "a closing bracket");
        return new Pattern.ArrayPattern(start, lexer.previousEnd, nodes.popWithHoles(list));
    }

    private Pattern rest() {
        int start = lexer.start;
        lexer.next();
        Pattern target = target();
        if (at(TokenType.ASSIGN)) {
            problems.early("a rest element has a default value", lexer.start);
            target = withDefault(target.start(), target);
        }
        return new Pattern.Rest(start, lexer.previousEnd, target);
    }

    private void checkNothingFollows(Pattern element) {
        if (element instanceof Pattern.Rest) {
            problems.early("something follows a rest element", lexer.start);
        }
    }

    private Pattern object() {
        int start = lexer.start;
        lexer.next();
        int list = nodes.mark();
        Pattern rest = null;
        while (!at(TokenType.RIGHT_BRACE) && !at(TokenType.END)) {
            if (accept(TokenType.ELLIPSIS)) {
                rest = target();
                if (!(rest instanceof Expression.Identifier)) {
                    problems.early("a rest property is no name", rest.start());
                }
            } else {
                nodes.push(property());
            }
            if (!at(TokenType.RIGHT_BRACE)) {
                if (rest != null) {
                    problems.early("something follows a rest property", lexer.start);
                }
                expect(TokenType.COMMA, "a comma or a closing brace");
            }
        }
        expect(TokenType.RIGHT_BRACE, "a closing brace");
        return new Pattern.ObjectPattern(start, lexer.previousEnd, nodes.pop(list), rest);
    }

    private Pattern.Property property() {
        int start = lexer.start;
        TokenType type = lexer.type;
        PropertyName name = grammar.objects.propertyName();
        if (accept(TokenType.COLON)) {
            Pattern target = element();
            return new Pattern.Property(start, lexer.previousEnd, name, target);
        }
        boolean word = type.isIdentifier() || type == TokenType.ESCAPED_KEYWORD;
        if (!word || !(name instanceof PropertyName.Fixed fixed)) {
            throw unreadable("expected a colon");
        }
        grammar.early.checkShorthand(fixed, type);
        Expression.Identifier identifier = new Expression.Identifier(start, fixed.end(), fixed.name());
        Pattern target = withDefault(start, identifier);
        return new Pattern.Property(start, lexer.previousEnd, name, target);
    }

    /** {@code (a, b = 1, ...c)}. */
    List<Pattern> parameters() {
        expect(TokenType.LEFT_PAREN, "the parameters of a function");
        int list = nodes.mark();
        while (!at(TokenType.RIGHT_PAREN) && !at(TokenType.END)) {
            Pattern parameter = parameter();
            if (parameter != null) {
                nodes.push(parameter);
            }
            if (!at(TokenType.RIGHT_PAREN)) {
                if (parameter instanceof Pattern.Rest) {
                    problems.early("something follows a rest parameter", lexer.start);
                }
                expect(TokenType.COMMA, "a comma or a closing parenthesis");
            }
        }
        expect(TokenType.RIGHT_PAREN, "a closing parenthesis");
        return nodes.pop(list);
    }

    /** Null for TypeScript's {@code this} parameter, which exists for its type only. */
    private @Nullable Pattern parameter() {
        if (at(TokenType.ELLIPSIS)) {
            return rest();
        }
        if (grammar.dialect.hasTypes()) {
            if (grammar.typeScript.skipThisParameter()) {
                return null;
            }
            return grammar.typeScript.parameterWithModifiers(this::element);
        }
        return element();
    }
}
