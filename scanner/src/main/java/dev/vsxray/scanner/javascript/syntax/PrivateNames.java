package dev.vsxray.scanner.javascript.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The private names of the classes around a place: each must be declared in one of them, and once. */
final class PrivateNames {

    /** Uses remembered per class until its end, when all its names are known. Beyond that they count as declared. */
    private static final int USES_REMEMBERED = 10_000;

    private record Use(String name, int offset) {}

    private record Declared(ClassNode.@Nullable MethodKind kind, boolean isStatic) {}

    private static final class Body {
        final Map<String, List<Declared>> declared = new HashMap<>();
        final List<Use> uses = new ArrayList<>();
    }

    private final List<Body> bodies = new ArrayList<>();
    private final Problems problems;

    PrivateNames(Problems problems) {
        this.problems = problems;
    }

    int depth() {
        return bodies.size();
    }

    /** Gives up the bodies that a failed statement left open. */
    void leaveTo(int depth) {
        bodies.subList(depth, bodies.size()).clear();
    }

    void enterClass() {
        bodies.add(new Body());
    }

    void use(String name, int offset) {
        if (bodies.isEmpty()) {
            problems.early("a private name outside of a class", offset);
            return;
        }
        Body body = bodies.get(bodies.size() - 1);
        if (body.uses.size() < USES_REMEMBERED) {
            body.uses.add(new Use(name, offset));
        }
    }

    /** {@code kind} is null for a field. */
    void declare(PropertyName.Private name, ClassNode.@Nullable MethodKind kind, boolean isStatic) {
        if (name.name().equals("constructor")) {
            problems.early("a private member is called constructor", name.start());
        }
        List<Declared> earlier =
                bodies.get(bodies.size() - 1).declared.computeIfAbsent(name.name(), first -> new ArrayList<>(1));
        Declared added = new Declared(kind, isStatic);
        boolean free = earlier.isEmpty() || earlier.size() == 1 && isAccessorPair(earlier.get(0), added);
        if (!free) {
            problems.early("a private name is declared twice", name.start());
        } else {
            earlier.add(added);
        }
    }

    private static boolean isAccessorPair(Declared one, Declared other) {
        boolean getterAndSetter = one.kind == ClassNode.MethodKind.GETTER && other.kind == ClassNode.MethodKind.SETTER
                || one.kind == ClassNode.MethodKind.SETTER && other.kind == ClassNode.MethodKind.GETTER;
        return getterAndSetter && one.isStatic == other.isStatic;
    }

    void leaveClass() {
        Body body = bodies.remove(bodies.size() - 1);
        for (Use use : body.uses) {
            if (!body.declared.containsKey(use.name)) {
                use(use.name, use.offset);
            }
        }
    }
}
