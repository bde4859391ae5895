package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.FunctionNode;
import dev.vsxray.scanner.javascript.syntax.Node;
import dev.vsxray.scanner.javascript.syntax.Pattern;
import dev.vsxray.scanner.javascript.syntax.Statement;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What is computed once per node of the tree, found again by the node's identity. */
final class Shapes {

    private final Map<Object, ScopeShape> shapes = new IdentityHashMap<>();
    private final Map<FunctionNode, FunctionCode> codes = new IdentityHashMap<>();

    ScopeShape ofBlock(Node node, List<Statement> body) {
        ScopeShape known = shapes.get(node);
        if (known == null) {
            known = ScopeShape.ofBlock(body);
            shapes.put(node, known);
        }
        return known;
    }

    ScopeShape ofFor(Statement.For node, Statement.Variables variables) {
        return shapes.computeIfAbsent(node, key -> ScopeShape.ofDeclarations(variables));
    }

    ScopeShape ofHead(Node loop, Pattern target) {
        return shapes.computeIfAbsent(loop, key -> ScopeShape.ofPattern(target));
    }

    ScopeShape ofCatch(Statement.Catch handler) {
        return shapes.computeIfAbsent(handler, key -> {
            Pattern parameter = handler.parameter();
            return parameter == null ? ScopeShape.EMPTY : ScopeShape.ofPattern(parameter);
        });
    }

    FunctionCode codeOf(FunctionNode node) {
        return codes.computeIfAbsent(node, FunctionCode::new);
    }
}
