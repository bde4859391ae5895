package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.BinaryOperator;
import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code if (process.env.NODE_ENV === "production") module.exports = require(…); else module.exports = require(…)}: libraries
 * come in two builds that export the same. One is taken, as bundlers do; to run both would make each of their functions one
 * of two. The other is run as what nothing called.
 */
final class BuildChoice {

    private static final String VARIABLE = "NODE_ENV";
    private static final String IN_USE = "production";

    /** Checks of the build itself stand before its export. */
    private static final int MOST_STATEMENTS = 2;

    private static final Set<BinaryOperator> EQUALS = Set.of(BinaryOperator.STRICT_EQUAL, BinaryOperator.EQUAL);
    private static final Set<BinaryOperator> DIFFERS =
            Set.of(BinaryOperator.STRICT_NOT_EQUAL, BinaryOperator.NOT_EQUAL);

    private BuildChoice() {}

    /** The branch of the build for use; empty where something else is decided, or more is done. */
    static Optional<Statement> of(Statement.If node) {
        if (node.branches().size() != 1
                || node.otherwise() == null
                || !(node.branches().get(0).test() instanceof Expression.Binary test)
                || !comparesTheBuild(test)) {
            return Optional.empty();
        }
        Statement equal = node.branches().get(0).body();
        Statement taken = EQUALS.contains(test.operator()) ? equal : node.otherwise();
        Statement left = taken == equal ? node.otherwise() : equal;
        return exports(taken, MOST_STATEMENTS) && exports(left, 1) ? Optional.of(taken) : Optional.empty();
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

    private static boolean exports(Statement body, int mostStatements) {
        List<Statement> statements = body instanceof Statement.Block block ? block.body() : List.of(body);
        return !statements.isEmpty()
                && statements.size() <= mostStatements
                && statements.get(statements.size() - 1) instanceof Statement.ExpressionStatement last
                && last.expression() instanceof Expression.Assignment assignment
                && assignment.target() instanceof Expression.Member target
                && target.name().equals("exports")
                && assignment.value() instanceof Expression.Call;
    }
}
