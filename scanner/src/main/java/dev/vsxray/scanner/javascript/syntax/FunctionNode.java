package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of any shape: declaration, expression, arrow, method, accessor or constructor.
 *
 * @param name the name it was written with, if any
 * @param parameters in order; a rest parameter is a {@link Pattern.Rest} in the last place
 * @param body the statements; an arrow with an expression body holds one {@link Statement.Return} over that expression
 */
public record FunctionNode(
        int start,
        int end,
        Expression.@Nullable Identifier name,
        List<Pattern> parameters,
        List<Statement> body,
        boolean arrow,
        boolean async,
        boolean generator)
        implements Node {}
