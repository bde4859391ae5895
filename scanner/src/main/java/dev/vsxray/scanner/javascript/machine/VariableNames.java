package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.FunctionNode;
import dev.vsxray.scanner.javascript.syntax.Pattern;
import dev.vsxray.scanner.javascript.syntax.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The names that {@code var} and function declarations hoist to the top of a body; for functions in blocks only the
 * name is hoisted, as sloppy code expects. Walks without recursion, because nothing bounds how deep blocks nest.
 */
final class VariableNames {

    private final Deque<Statement> open = new ArrayDeque<>();
    private final Consumer<String> names;

    private VariableNames(Consumer<String> names) {
        this.names = names;
    }

    static void of(List<Statement> body, Consumer<String> names) {
        new VariableNames(names).walk(body);
    }

    private void walk(List<Statement> body) {
        addAll(body);
        while (!open.isEmpty()) {
            visit(open.pop());
        }
    }

    private void addAll(List<Statement> body) {
        for (int i = body.size() - 1; i >= 0; i--) {
            open.push(body.get(i));
        }
    }

    private void add(@Nullable Statement statement) {
        if (statement != null) {
            open.push(statement);
        }
    }

    private void visit(Statement statement) {
        if (statement instanceof Statement.ExpressionStatement || statement instanceof Statement.Return) {
            return;
        }
        if (statement instanceof Statement.Variables variables) {
            if (variables.kind() == Statement.Kind.VAR) {
                variables.declarators().forEach(declarator -> BoundNames.of(declarator.target(), names));
            }
        } else if (statement instanceof Statement.FunctionDeclaration declaration) {
            declare(declaration.node());
        } else if (statement instanceof Statement.Block block) {
            addAll(block.body());
        } else if (statement instanceof Statement.If ladder) {
            add(ladder.otherwise());
            ladder.branches().forEach(branch -> add(branch.body()));
        } else if (statement instanceof Statement.Try attempt) {
            add(attempt.finalizer());
            if (attempt.handler() != null) {
                add(attempt.handler().body());
            }
            add(attempt.block());
        } else if (statement instanceof Statement.Switch choice) {
            choice.cases().forEach(one -> addAll(one.body()));
        } else if (statement instanceof Statement.Labeled labeled) {
            add(labeled.body());
        } else if (statement instanceof Statement.With with) {
            add(with.body());
        } else if (statement instanceof Statement.ExportNamed export) {
            add(export.declaration());
        } else if (statement instanceof Statement.ExportDefault export
                && export.value() instanceof Expression.Function function
                && function.node().name() != null) {
            declare(function.node());
        } else {
            visitLoop(statement);
        }
    }

    private void visitLoop(Statement statement) {
        if (statement instanceof Statement.For loop) {
            add(loop.body());
            add(loop.init());
        } else if (statement instanceof Statement.ForIn loop) {
            declareHead(loop.declares(), loop.target());
            add(loop.body());
        } else if (statement instanceof Statement.ForOf loop) {
            declareHead(loop.declares(), loop.target());
            add(loop.body());
        } else if (statement instanceof Statement.While loop) {
            add(loop.body());
        } else if (statement instanceof Statement.DoWhile loop) {
            add(loop.body());
        }
    }

    private void declareHead(Statement.@Nullable Kind kind, Pattern target) {
        if (kind == Statement.Kind.VAR) {
            BoundNames.of(target, names);
        }
    }

    private void declare(FunctionNode node) {
        if (node.name() != null) {
            names.accept(node.name().name());
        }
    }
}
