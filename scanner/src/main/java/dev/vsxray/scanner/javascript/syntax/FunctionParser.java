package dev.vsxray.scanner.javascript.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions in all their forms: declarations, expressions, arrows, methods, accessors. */
final class FunctionParser extends GrammarPart {

    FunctionParser(Grammar grammar) {
        super(grammar);
    }

    /**
     * The parser stands on {@code function}; {@code start} is that of {@code async} before it, if any. Null for a
     * TypeScript signature without a body.
     */
    @Nullable
    FunctionNode declaration(int start, boolean async, boolean nameOptional) {
        lexer.next();
        boolean generator = accept(TokenType.MULTIPLY);
        Expression.Identifier name = null;
        if (!nameOptional || lexer.type.isIdentifier()) {
            name = identifier("the name of a function");
            grammar.early.declareFunction(name, async || generator);
        }
        return finish(start, name, 0, async, generator);
    }

    FunctionNode expression(int start, boolean async) {
        lexer.next();
        boolean generator = accept(TokenType.MULTIPLY);
        Expression.Identifier name = null;
        if (lexer.type.isIdentifier()) {
            int before = context.change(ownFlags(async, generator), ~Context.STRICT);
            name = identifier("the name of a function");
            context.flags = before;
        }
        return withBody(finish(start, name, 0, async, generator));
    }

    /** The parser stands on the parameters. {@code allowed} are flags for {@code super}. */
    FunctionNode method(int start, int allowed, boolean async, boolean generator) {
        return withBody(methodOrSignature(allowed, async, generator));
    }

    @Nullable
    FunctionNode methodOrSignature(int allowed, boolean async, boolean generator) {
        return finish(begin(), null, allowed, async, generator);
    }

    FunctionNode accessor(int start, boolean getter) {
        FunctionNode function = method(start, Context.SUPER_PROPERTY, false, false);
        grammar.early.checkAccessor(function, getter);
        return function;
    }

    private FunctionNode withBody(@Nullable FunctionNode function) {
        if (function == null) {
            throw unreadable("expected the body of a function");
        }
        return function;
    }

    private static int ownFlags(boolean async, boolean generator) {
        return Context.FUNCTION
                | Context.NEW_TARGET
                | (async ? Context.ASYNC : 0)
                | (generator ? Context.GENERATOR : 0);
    }

    private @Nullable FunctionNode finish(
            int start, Expression.@Nullable Identifier name, int allowed, boolean async, boolean generator) {
        int before = context.change(ownFlags(async, generator) | allowed, ~Context.STRICT);
        grammar.early.enterFunction();
        grammar.types.skipTypeParameters();
        List<Statement> outerProperties = grammar.typeScript.beginParameters();
        context.flags |= Context.PARAMETERS;
        List<Pattern> parameters = grammar.patterns.parameters();
        context.flags &= ~Context.PARAMETERS;
        List<Statement> assigned = grammar.typeScript.endParameters(outerProperties);
        grammar.types.skipReturnType();
        boolean signature = grammar.dialect.hasTypes() && !at(TokenType.LEFT_BRACE);
        List<Statement> body = signature ? List.of() : body(name, parameters, allowed != 0, assigned);
        grammar.early.leaveFunction();
        context.flags = before;
        if (signature) {
            return null;
        }
        return new FunctionNode(start, lexer.previousEnd, name, parameters, body, false, async, generator);
    }

    /** The parser stands on the arrow. */
    FunctionNode arrow(int start, List<Pattern> parameters, boolean async) {
        lexer.next();
        grammar.early.enterArrow(start, async);
        int before = context.change(
                Context.FUNCTION | (async ? Context.ASYNC : 0),
                Context.GENERATOR
                        | Context.PARAMETERS
                        | (async ? 0 : Context.ASYNC)
                        | (at(TokenType.LEFT_BRACE) ? Context.OUTSIDE_BRACKETS : 0));
        List<Statement> body;
        if (at(TokenType.LEFT_BRACE)) {
            body = body(null, parameters, true, List.of());
        } else {
            grammar.early.declareParameters(parameters);
            grammar.early.checkParameters(null, parameters, true, context.has(Context.STRICT));
            Expression value = grammar.expressions.assignment();
            body = List.of(new Statement.Return(value.start(), value.end(), value));
        }
        grammar.early.leaveFunction();
        context.flags = before;
        return new FunctionNode(start, lexer.previousEnd, null, parameters, body, true, async, false);
    }

    private List<Statement> body(
            Expression.@Nullable Identifier name, List<Pattern> parameters, boolean unique, List<Statement> prologue) {
        expect(TokenType.LEFT_BRACE, "the body of a function");
        boolean strictBefore = context.has(Context.STRICT);
        grammar.early.declareParameters(parameters);
        List<Statement> body = grammar.statements.bodyWithDirectives();
        grammar.early.checkParameters(name, parameters, unique, strictBefore);
        if (!strictBefore) {
            context.flags &= ~Context.STRICT;
        }
        expect(TokenType.RIGHT_BRACE, "the closing brace of a function");
        if (prologue.isEmpty()) {
            return body;
        }
        List<Statement> whole = new ArrayList<>(prologue);
        whole.addAll(body);
        return List.copyOf(whole);
    }
}
