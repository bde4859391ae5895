package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.FunctionNode;
import dev.vsxray.scanner.javascript.syntax.Pattern;
import dev.vsxray.scanner.javascript.syntax.Statement;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which names a scope declares and at which slot. Computed once per function, block or program, however often it runs.
 */
final class ScopeShape {

    static final ScopeShape EMPTY = new ScopeShape();

    private final Map<String, Integer> slots = new LinkedHashMap<>();

    /** A bit for the hash of each name: most scopes that are asked for a name do not have it. */
    private long hashes;

    private @Nullable Value @Nullable [] initial;

    private final Set<Integer> lexical = new HashSet<>();
    private final List<FunctionNode> functions = new ArrayList<>();

    private ScopeShape() {}

    /** Parameters, variables, functions and lexical names of a function's body, and {@code arguments}. */
    static ScopeShape ofFunction(FunctionNode node) {
        ScopeShape shape = new ScopeShape();
        if (!node.arrow()) {
            shape.declare("arguments");
        }
        for (Pattern parameter : node.parameters()) {
            BoundNames.of(parameter, shape::declare);
        }
        shape.addBody(node.body());
        return shape;
    }

    /** Names of a script or module. */
    static ScopeShape ofProgram(List<Statement> body) {
        ScopeShape shape = new ScopeShape();
        shape.addBody(body);
        return shape;
    }

    /** Lexical names and functions of a block; {@link #EMPTY} when there are none. */
    static ScopeShape ofBlock(List<Statement> body) {
        ScopeShape shape = new ScopeShape();
        shape.addLexical(body);
        shape.addFunctions(body);
        return shape.slots.isEmpty() ? EMPTY : shape;
    }

    /** The names that a {@code for} head or a {@code catch} binds. */
    static ScopeShape ofPattern(Pattern pattern) {
        ScopeShape shape = new ScopeShape();
        BoundNames.of(pattern, shape::declareLexical);
        return shape;
    }

    /** The lexical names of a {@code for} head. */
    static ScopeShape ofDeclarations(Statement.Variables variables) {
        ScopeShape shape = new ScopeShape();
        for (Statement.Declarator declarator : variables.declarators()) {
            BoundNames.of(declarator.target(), shape::declareLexical);
        }
        return shape;
    }

    static ScopeShape ofName(String name) {
        ScopeShape shape = new ScopeShape();
        shape.declare(name);
        return shape;
    }

    private void addBody(List<Statement> body) {
        VariableNames.of(body, this::declare);
        addLexical(body);
        addFunctions(body);
    }

    private void addLexical(List<Statement> body) {
        for (Statement statement : body) {
            Statement declaration = statement instanceof Statement.ExportNamed export && export.declaration() != null
                    ? export.declaration()
                    : statement;
            if (declaration instanceof Statement.Variables variables && variables.kind() != Statement.Kind.VAR) {
                for (Statement.Declarator declarator : variables.declarators()) {
                    BoundNames.of(declarator.target(), this::declareLexical);
                }
            } else if (declaration instanceof Statement.ClassDeclaration declared
                    && declared.node().name() != null) {
                declareLexical(declared.node().name().name());
            } else if (declaration instanceof Statement.Import imported) {
                imported.bindings()
                        .forEach(binding -> declareLexical(binding.local().name()));
            }
        }
    }

    private void addFunctions(List<Statement> body) {
        for (Statement statement : body) {
            Statement declaration = statement instanceof Statement.ExportNamed export && export.declaration() != null
                    ? export.declaration()
                    : statement;
            if (declaration instanceof Statement.FunctionDeclaration function) {
                addFunction(function.node());
            } else if (declaration instanceof Statement.ExportDefault export
                    && export.value() instanceof Expression.Function function) {
                addFunction(function.node());
            }
        }
    }

    private void addFunction(FunctionNode node) {
        if (node.name() != null) {
            declare(node.name().name());
            functions.add(node);
        }
    }

    private void declare(String name) {
        slots.putIfAbsent(name, slots.size());
        hashes |= bit(name);
    }

    private static long bit(String name) {
        int hash = name.hashCode();
        return 1L << (hash ^ hash >>> 6);
    }

    private void declareLexical(String name) {
        Integer present = slots.putIfAbsent(name, slots.size());
        hashes |= bit(name);
        if (present == null) {
            lexical.add(slots.size() - 1);
        }
    }

    /** The slot of a name, or -1. */
    int slotOf(String name) {
        if ((hashes & bit(name)) == 0) {
            return -1;
        }
        Integer slot = slots.get(name);
        return slot == null ? -1 : slot;
    }

    /** The names, in the order of their slots. */
    Set<String> names() {
        return Collections.unmodifiableSet(slots.keySet());
    }

    int size() {
        return slots.size();
    }

    /** What a new scope begins with: nothing where a declaration must be executed first, elsewhere {@code undefined}. */
    @Nullable
    Value[] slots() {
        @Nullable Value[] first = initial;
        if (first == null) {
            first = new Value[slots.size()];
            for (int i = 0; i < first.length; i++) {
                first[i] = lexical.contains(i) ? null : Undefined.UNDEFINED;
            }
            initial = first;
        }
        return first.clone();
    }

    boolean hasLexical() {
        return !lexical.isEmpty();
    }

    /** Function declarations to make before the first statement runs. */
    List<FunctionNode> functions() {
        return functions;
    }
}
