package dev.vsxray.scanner.javascript.syntax;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where lists of nodes grow while they are read: one array for all open lists, so that a finished list is copied once
 * into an immutable list of exactly its size.
 */
final class NodeStack {

    private static final int INITIAL_CAPACITY = 256;

    private @Nullable Object[] nodes = new Object[INITIAL_CAPACITY];
    private int size;

    /** Begins a list; {@link #pop} of the same mark ends it. */
    int mark() {
        return size;
    }

    void push(@Nullable Object node) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, size * 2);
        }
        nodes[size++] = node;
    }

    int countSince(int mark) {
        return size - mark;
    }

    /** Gives up the lists begun at the mark and after it. */
    void drop(int mark) {
        Arrays.fill(nodes, mark, size, null);
        size = mark;
    }

    /** The caller pushed only values of {@code T} since the mark, none of them null. */
    @SuppressWarnings("unchecked")
    <T> List<T> pop(int mark) {
        int count = size - mark;
        List<T> list = switch (count) {
            case 0 -> List.of();
            case 1 -> (List<T>) List.of(present(mark));
            case 2 -> (List<T>) List.of(present(mark), present(mark + 1));
            default -> (List<T>) List.of(Arrays.copyOfRange(nodes, mark, size));
        };
        drop(mark);
        return list;
    }

    /** As {@link #pop}, for lists that may hold nulls. */
    @SuppressWarnings({"unchecked", "NullAway"})
    <T> List<@Nullable T> popWithHoles(int mark) {
        for (int i = mark; i < size; i++) {
            if (nodes[i] == null) {
                List<@Nullable T> list = (List<@Nullable T>)
                        Collections.unmodifiableList(Arrays.asList(Arrays.copyOfRange(nodes, mark, size)));
                drop(mark);
                return list;
            }
        }
        return pop(mark);
    }

    @SuppressWarnings("NullAway")
    private Object present(int at) {
        return nodes[at];
    }
}
