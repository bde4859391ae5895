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

    /** The branch of the build for development; empty where something else is decided, or the other does more than export. */
    static Optional<Statement> of(Statement.If node) {
        if (node.branches().size() != 1
                || node.otherwise() == null
                || !(node.branches().get(0).test() instanceof Expression.Binary test)
                || !comparesTheBuild(test)) {
            return Optional.empty();
        }
        Statement equal = node.branches().get(0).body();
        Statement taken = DIFFERS.contains(test.operator()) ? equal : node.otherwise();
        Statement left = taken == equal ? node.otherwise() : equal;
        return exportsAlone(taken) && exportsAlone(left) ? Optional.of(taken) : Optional.empty();
    }

    private static boolean comparesTheBuild(Expression.Binary test) {
        return (EQUALS.contains(test.operator()) || DIFFERS.contains(test.operator()))
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
                && only.expression() instanceof Expression.Assignment assignment
                && assignment.target() instanceof Expression.Member target
                && target.name().equals("exports")
                && assignment.value() instanceof Expression.Call;
    }
}
