package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class declaration or expression. */
public record ClassNode(
        int start,
        int end,
        Expression.@Nullable Identifier name,
        @Nullable Expression superClass,
        List<Element> elements,
        List<Expression> decorators)
        implements Node {

    /** A member of the class body. */
    public sealed interface Element extends Node {}

    /** What a method is called by. */
    public enum MethodKind {
        CONSTRUCTOR,
        METHOD,
        GETTER,
        SETTER
    }

    public record Method(
            int start,
            int end,
            MethodKind kind,
            boolean isStatic,
            PropertyName name,
            FunctionNode function,
            List<Expression> decorators)
            implements Element {}

    public record Field(
            int start,
            int end,
            boolean isStatic,
            PropertyName name,
            @Nullable Expression value,
            List<Expression> decorators)
            implements Element {}

    public record StaticBlock(int start, int end, List<Statement> body) implements Element {}
}
