package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes any part of a tree as one line for tests: the record's name in short form, its parts in parentheses, offsets
 * left out. {@code a.b(1)} is {@code Call(Member(a, b), [1])}.
 */
final class TreePrinter {

    private TreePrinter() {}

    static String print(Program program) {
        StringJoiner statements = new StringJoiner(" ");
        program.body().forEach(statement -> statements.add(print(statement)));
        return statements.toString();
    }

    static String print(@Nullable Object node) {
        return DeepStack.call(() -> write(node));
    }

    private static String write(@Nullable Object node) {
        if (node == null) {
            return "-";
        }
        if (node instanceof Expression.Identifier identifier) {
            return identifier.name();
        }
        if (node instanceof Expression.NumberLiteral number) {
            return NumberNames.propertyKey(number.value());
        }
        if (node instanceof Expression.StringLiteral string) {
            return "'" + visible(string.value()) + "'";
        }
        if (node instanceof Expression.BooleanLiteral literal) {
            return String.valueOf(literal.value());
        }
        if (node instanceof PropertyName.Fixed name) {
            return name.name();
        }
        if (node instanceof Statement.ExpressionStatement statement) {
            return print(statement.expression()) + ";";
        }
        if (node instanceof List<?> list) {
            StringJoiner joined = new StringJoiner(", ", "[", "]");
            list.forEach(element -> joined.add(print(element)));
            return joined.toString();
        }
        if (node instanceof String text) {
            return visible(text);
        }
        if (node instanceof Record record) {
            return printRecord(record);
        }
        if (node instanceof BinaryOperator operator) {
            return operator.symbol();
        }
        if (node instanceof LogicalOperator operator) {
            return operator.symbol();
        }
        if (node instanceof UnaryOperator operator) {
            return operator.symbol();
        }
        return node instanceof AssignmentOperator operator ? operator.symbol() : node.toString();
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '\n') {
                visible.append("\\n");
            } else if (c < ' ' || c >= 0x7F && c < 0xA0 || c >= 0x2000 && c < 0x2070) {
                visible.append(String.format("\\x%02x", c));
            } else {
                visible.append((char) c);
            }
        });
        return visible.toString();
    }

    /** The parts that say something: no offsets, no false flags, no empty lists of decorators. */
    private static String printRecord(Record node) {
        StringJoiner parts = new StringJoiner(", ", node.getClass().getSimpleName() + "(", ")");
        for (var component : node.getClass().getRecordComponents()) {
            String name = component.getName();
            Object value;
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                value = accessor.invoke(node);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
            if (name.equals("start") || name.equals("end") || name.equals("decorators") && value.equals(List.of())) {
                continue;
            }
            if (value instanceof Boolean flag) {
                if (flag) {
                    parts.add(name);
                }
            } else {
                parts.add(print(value));
            }
        }
        return parts.toString();
    }
}
