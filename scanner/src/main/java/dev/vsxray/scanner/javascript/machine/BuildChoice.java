package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.BinaryOperator;
import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code if (process.env.NODE_ENV === "production") module.exports = require(…); else module.exports = require(…)}: libraries
 * come in two builds that export the same. The one for development is taken: where the bundler has not decided, the editor
 * does, and it sets no {@code NODE_ENV}. To run both would make each of their functions one of two. The other is run as what
 * nothing called.
 */
final class BuildChoice {

    private static final String VARIABLE = "NODE_ENV";
    private static final String IN_USE = "production";

    private static final Set<BinaryOperator> EQUALS = Set.of(BinaryOperator.STRICT_EQUAL, BinaryOperator.EQUAL);
    private static final Set<BinaryOperator> DIFFERS =
            Set.of(BinaryOperator.STRICT_NOT_EQUAL, BinaryOperator.NOT_EQUAL);

    private BuildChoice() {}

    /** The branch of the build for development; empty where something else is decided, or more is done. */
    static Optional<Statement> of(Statement.If node) {
        if (node.branches().size() != 1 || node.otherwise() == null) {
            return Optional.empty();
        }
        Statement.Branch first = node.branches().get(0);
        return isOfBuilds(first.test()) && exportsAlone(first.body()) && exportsAlone(node.otherwise())
                ? Optional.of(isForDevelopment(first.test()) ? first.body() : node.otherwise())
                : Optional.empty();
    }

    /** The same as minifiers write it. */
    static Optional<Expression> of(Expression.Conditional node) {
        return isOfBuilds(node.test()) && exports(node.whenTrue()) && exports(node.whenFalse())
                ? Optional.of(isForDevelopment(node.test()) ? node.whenTrue() : node.whenFalse())
                : Optional.empty();
    }

    private static boolean isForDevelopment(Expression test) {
        return test instanceof Expression.Binary comparison && DIFFERS.contains(comparison.operator());
    }

    private static boolean isOfBuilds(Expression condition) {
        return condition instanceof Expression.Binary test
                && (EQUALS.contains(test.operator()) || DIFFERS.contains(test.operator()))
                && test.operands().size() == 2
                && test.operands().stream()
                        .anyMatch(side -> side instanceof Expression.Member member
                                && member.name().equals(VARIABLE))
                && test.operands().stream()
                        .anyMatch(side -> side instanceof Expression.StringLiteral text
                                && text.value().equals(IN_USE));
    }

    private static boolean exportsAlone(Statement body) {
        List<Statement> statements = body instanceof Statement.Block block ? block.body() : List.of(body);
        return statements.size() == 1
                && statements.get(0) instanceof Statement.ExpressionStatement only
                && exports(only.expression());
    }

    private static boolean exports(Expression value) {
        return value instanceof Expression.Assignment assignment
                && assignment.target() instanceof Expression.Member target
                && target.name().equals("exports")
                && assignment.value() instanceof Expression.Call;
    }
}
