package dev.vsxray.scanner.javascript.syntax;

import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Goes over any tree without recursion, to count what is in it and to find offsets that lie. */
final class TreeWalk {

    private record Step(Record node, int depth, int start, int end) {}

    private final Map<Class<?>, RecordComponent[]> components = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<ClassNode> classes = new ArrayList<>();
    private int height;
    private String firstLie = "";

    private TreeWalk() {}

    static TreeWalk of(Program program) {
        TreeWalk walk = new TreeWalk();
        Deque<Step> open = new ArrayDeque<>();
        open.push(new Step(program, 1, 0, program.end()));
        while (!open.isEmpty()) {
            walk.visit(open.pop(), open);
        }
        return walk;
    }

    /** Records on the longest way from the program to a leaf. */
    int height() {
        return height;
    }

    /** How many nodes of a kind, by the simple name of its record. */
    int count(String kind) {
        return counts.getOrDefault(kind, 0);
    }

    List<ClassNode> classes() {
        return classes;
    }

    /** The first node that does not lie inside the node around it, or an empty string. */
    String firstLie() {
        return firstLie;
    }

    private void visit(Step step, Deque<Step> open) {
        counts.merge(step.node.getClass().getSimpleName(), 1, Integer::sum);
        if (step.node instanceof ClassNode found) {
            classes.add(found);
        }
        height = Math.max(height, step.depth);
        int start = step.start;
        int end = step.end;
        if (step.node instanceof Node node) {
            start = node.start();
            end = node.end();
            if (firstLie.isEmpty() && (start < step.start || end > step.end || start > end)) {
                firstLie = node.getClass().getSimpleName() + " at " + start + " to " + end + " inside " + step.start
                        + " to " + step.end;
            }
        }
        for (RecordComponent component : components.computeIfAbsent(step.node.getClass(), TreeWalk::accessible)) {
            Object value;
            try {
                value = component.getAccessor().invoke(step.node);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
            if (value instanceof Record child) {
                open.push(new Step(child, step.depth + 1, start, end));
            } else if (value instanceof List<?> list) {
                for (Object element : list) {
                    if (element instanceof Record child) {
                        open.push(new Step(child, step.depth + 1, start, end));
                    }
                }
            }
        }
    }

    private static RecordComponent[] accessible(Class<?> type) {
        RecordComponent[] found = type.getRecordComponents();
        for (RecordComponent component : found) {
            component.getAccessor().setAccessible(true);
        }
        return found;
    }
}
