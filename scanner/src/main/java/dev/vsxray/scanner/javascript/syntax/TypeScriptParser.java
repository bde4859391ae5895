package dev.vsxray.scanner.javascript.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What TypeScript adds to expressions, patterns and classes, each a call from the place in the grammar of JavaScript
 * where it may stand. In JavaScript every method here does nothing and says no.
 */
final class TypeScriptParser extends GrammarPart {

    private final boolean typed;

    /** Where the properties go that parameters of the constructor being read declare. */
    private List<Statement> parameterProperties = new ArrayList<>();

    TypeScriptParser(Grammar grammar) {
        super(grammar);
        this.typed = grammar.dialect.hasTypes();
    }

    // ---- expressions

    /** {@code as T}, {@code as const} or {@code satisfies T} behind an operand. */
    boolean skipAs() {
        if (!at(TokenType.AS) && !at(TokenType.SATISFIES) || lexer.newlineBefore) {
            return false;
        }
        lexer.next();
        if (!accept(TokenType.CONST)) {
            grammar.types.type();
        }
        return true;
    }

    /** {@code !} behind an operand, or the type arguments of a call. */
    boolean skipSuffix() {
        if (at(TokenType.NOT)) {
            if (lexer.newlineBefore) {
                return false;
            }
            lexer.next();
            return true;
        }
        return (at(TokenType.LESS) || at(TokenType.SHIFT_LEFT)) && grammar.types.attempt(this::typeArgumentsOfCall);
    }

    private boolean typeArgumentsOfCall() {
        grammar.types.typeArguments();
        return switch (lexer.type) {
            case LEFT_PAREN,
                    BACKQUOTE,
                    RIGHT_PAREN,
                    RIGHT_BRACKET,
                    RIGHT_BRACE,
                    COMMA,
                    SEMICOLON,
                    COLON,
                    DOT,
                    QUESTION_DOT,
                    END -> true;
            default -> lexer.newlineBefore;
        };
    }

    /**
     * What begins with {@code <}: a cast or an arrow function with type parameters, whose types are skipped. Null when it
     * is neither.
     */
    @Nullable
    Expression castOrArrow() {
        boolean skipped = grammar.dialect == Dialect.TYPESCRIPT
                ? grammar.types.attempt(this::typeParametersOfArrow) || grammar.types.attempt(this::castType)
                : grammar.types.attempt(this::unmistakableTypeParameters);
        if (!skipped) {
            return null;
        }
        if (!nesting.enter()) {
            return grammar.expressions.tooDeep();
        }
        grammar.expressions.arrowMayStartAt = lexer.start;
        Expression expression = grammar.expressions.unary();
        nesting.leave();
        return expression;
    }

    private boolean typeParametersOfArrow() {
        grammar.types.typeParameters();
        return at(TokenType.LEFT_PAREN);
    }

    private boolean castType() {
        grammar.types.typeArguments();
        return true;
    }

    /** In a file with JSX only a comma or {@code extends} tells type parameters from a tag. */
    private boolean unmistakableTypeParameters() {
        int from = lexer.start;
        grammar.types.typeParameters();
        String skipped = new String(lexer.text, from, lexer.previousEnd - from);
        return at(TokenType.LEFT_PAREN) && (skipped.contains(",") || skipped.contains(" extends "));
    }

    boolean skipTypeParametersOfAsyncArrow() {
        return typed && at(TokenType.LESS) && grammar.types.attempt(this::typeParametersOfArrow);
    }

    /** The parser stands on a question mark behind a name: {@code (a?: T)}. */
    boolean marksOptionalParameter() {
        char next = lexer.peekChar();
        return next == ')' || next == ',' || next == ':' || next == '=';
    }

    /** {@code ?: T} behind something in parentheses, which must then be parameters. */
    boolean skipParameterType() {
        boolean optional = accept(TokenType.QUESTION);
        if (!accept(TokenType.COLON)) {
            return optional;
        }
        grammar.types.type();
        return true;
    }

    /** The default value of a parameter stands behind its type. */
    Expression defaultAfterType(Expression item) {
        if (!accept(TokenType.ASSIGN)) {
            return item;
        }
        Pattern target = grammar.converter.parameter(item);
        Expression value = grammar.expressions.assignment();
        return new Expression.Assignment(item.start(), lexer.previousEnd, AssignmentOperator.ASSIGN, target, value);
    }

    /** {@code : T =>} behind parentheses. */
    boolean skipReturnTypeOfArrow() {
        return grammar.types.attempt(() -> {
            lexer.next();
            grammar.types.type();
            return at(TokenType.ARROW) && !lexer.newlineBefore;
        });
    }

    // ---- bindings and parameters

    /** {@code ?: T}, {@code !: T} or {@code : T} behind what is declared. */
    void skipTypeOfBinding() {
        if (!typed) {
            return;
        }
        if (at(TokenType.QUESTION) || at(TokenType.NOT)) {
            lexer.next();
        }
        grammar.types.skipReturnType();
    }

    /** {@code this: T} among parameters. */
    boolean skipThisParameter() {
        if (!accept(TokenType.THIS)) {
            return false;
        }
        grammar.types.skipReturnType();
        return true;
    }

    /** {@code @decorator private readonly name}: such a parameter is assigned to the property of its name. */
    Pattern parameterWithModifiers(Supplier<Pattern> element) {
        grammar.classes.decorators();
        boolean isProperty = false;
        while (isModifier() && modifiesParameter()) {
            isProperty = true;
            lexer.next();
        }
        int start = lexer.start;
        Pattern parameter = element.get();
        Pattern target = parameter instanceof Pattern.WithDefault withDefault ? withDefault.target() : parameter;
        if (isProperty && target instanceof Expression.Identifier name) {
            int end = name.end();
            Expression property =
                    new Expression.Member(start, end, new Expression.This(start, end), name.name(), false);
            Expression assignment = new Expression.Assignment(
                    start, end, AssignmentOperator.ASSIGN, (Expression.Member) property, name);
            parameterProperties.add(new Statement.ExpressionStatement(start, end, assignment));
        }
        return parameter;
    }

    private boolean modifiesParameter() {
        char next = lexer.peekChar();
        return Characters.isIdentifierStart(next) || next == '{' || next == '[';
    }

    /** Begins the parameters of a function; give the result to {@link #endParameters}. */
    List<Statement> beginParameters() {
        List<Statement> outer = parameterProperties;
        if (typed) {
            parameterProperties = new ArrayList<>();
        }
        return outer;
    }

    /** The assignments that the parameters of a constructor stand for. */
    List<Statement> endParameters(List<Statement> outer) {
        List<Statement> declared = parameterProperties;
        parameterProperties = outer;
        return typed ? declared : List.of();
    }

    // ---- classes

    private boolean isModifier() {
        return switch (lexer.type) {
            case PUBLIC, PRIVATE, PROTECTED, READONLY, OVERRIDE, ABSTRACT, DECLARE -> true;
            default -> false;
        };
    }

    void skipAbstract() {
        if (typed) {
            accept(TokenType.ABSTRACT);
        }
    }

    boolean startsAbstractClass() {
        return typed && at(TokenType.ABSTRACT) && lexer.peekCharOnThisLine() == 'c';
    }

    boolean startsImplements() {
        return typed && at(TokenType.IMPLEMENTS);
    }

    void skipImplements() {
        if (startsImplements()) {
            do {
                lexer.next();
                grammar.types.type();
            } while (at(TokenType.COMMA));
        }
    }

    /** Says whether the member is only announced: {@code declare} or {@code abstract}. */
    boolean skipMemberModifiers() {
        boolean announced = false;
        while (typed && isModifier() && grammar.objects.modifiesNextName()) {
            announced |= at(TokenType.DECLARE) || at(TokenType.ABSTRACT);
            lexer.next();
        }
        return announced;
    }

    /** {@code [key: string]: T} as a member. */
    boolean skipIndexSignature() {
        return typed
                && at(TokenType.LEFT_BRACKET)
                && grammar.types.attempt(() -> {
                    lexer.next();
                    if (!lexer.type.isIdentifier()) {
                        return false;
                    }
                    lexer.next();
                    if (!accept(TokenType.COLON)) {
                        return false;
                    }
                    grammar.types.type();
                    expect(TokenType.RIGHT_BRACKET, "a closing bracket");
                    grammar.types.skipReturnType();
                    semicolon();
                    return true;
                });
    }

    /** {@code name?} or {@code name!} of a member. */
    void skipOptionalMark() {
        if (typed && (at(TokenType.QUESTION) || at(TokenType.NOT))) {
            lexer.next();
        }
    }
}
