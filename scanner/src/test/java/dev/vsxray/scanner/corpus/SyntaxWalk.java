package dev.vsxray.scanner.corpus;

import dev.vsxray.scanner.javascript.syntax.Node;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Visits all parts of a tree of syntax, parents before children; a test tool, so it may be slow. */
final class SyntaxWalk {

    private SyntaxWalk() {}

    static void over(Object tree, Consumer<Record> visitor) {
        if (tree instanceof List<?> list) {
            list.forEach(child -> over(child, visitor));
        } else if (tree instanceof Optional<?> optional) {
            optional.ifPresent(child -> over(child, visitor));
        } else if (tree instanceof Record node && tree.getClass().getPackage().equals(Node.class.getPackage())) {
            visitor.accept(node);
            for (RecordComponent component : node.getClass().getRecordComponents()) {
                over(value(component, node), visitor);
            }
        }
    }

    private static Object value(RecordComponent component, Record node) {
        try {
            Object value = component.getAccessor().invoke(node);
            return value == null ? Optional.empty() : value;
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
