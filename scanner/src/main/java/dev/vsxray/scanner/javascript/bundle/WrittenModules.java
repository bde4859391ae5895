package dev.vsxray.scanner.javascript.bundle;

import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.FunctionNode;
import dev.vsxray.scanner.javascript.syntax.Node;
import dev.vsxray.scanner.javascript.syntax.NodeWalk;
import dev.vsxray.scanner.javascript.syntax.Parser;
import dev.vsxray.scanner.javascript.syntax.Program;
import dev.vsxray.scanner.javascript.syntax.PropertyName;
import dev.vsxray.scanner.javascript.syntax.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Modules that the code itself names: in the keys of a table of modules, and in comments. */
final class WrittenModules {

    /** Names of modules that are looked at; the largest bundles seen have some five thousand. */
    private static final int MAX_COMMENTS = 20_000;

    /** What may stand between a banner and the function it belongs to, in characters. */
    private static final int MAX_GAP = 40;

    private final String text;
    private final List<Comment> comments;
    private final int[] starts;
    /** For each comment the function or module around it, or null at the top. */
    private final @Nullable Scope[] around;

    private final boolean[] inLiteral;
    private final NavigableMap<Integer, Scope> functions = new TreeMap<>();
    /** Where a call of a function that stands there ends, by where that function starts. */
    private final Map<Integer, Integer> calls = new HashMap<>();

    /** Where functions start that a bundler may have made of a module: values of a table, or wrapped by a call. */
    private final Set<Integer> modules = new HashSet<>();

    private final List<Region> regions = new ArrayList<>();

    private WrittenModules(String text) {
        this.text = text;
        this.comments = Comment.of(text).stream().limit(MAX_COMMENTS).toList();
        this.starts = comments.stream().mapToInt(Comment::start).toArray();
        this.around = new Scope[comments.size()];
        this.inLiteral = new boolean[comments.size()];
    }

    /**
     * A function, or a function with its key.
     *
     * @param begins where its first statement does that is no directive
     */
    private record Scope(int start, int end, int begins) {}

    static List<Region> of(String text) {
        boolean namesAny =
                Stream.of(ModulePath.FOLDER, "/*!", "@license", "@preserve").anyMatch(text::contains);
        return namesAny ? new WrittenModules(text).regions() : List.of();
    }

    private List<Region> regions() {
        Program program = Parser.parse(text).program();
        NodeWalk.over(program, this::look);
        for (int i = 0; i < comments.size(); i++) {
            if (!inLiteral[i]) {
                region(i);
            }
        }
        return regions;
    }

    private void look(Node node) {
        if (node instanceof FunctionNode function) {
            Scope scope = new Scope(function.start(), function.end(), begins(function));
            functions.putIfAbsent(scope.start, scope);
            within(scope.start, scope.end).forEach(i -> around[i] = scope);
        } else if (node instanceof Expression.ObjectLiteral object) {
            object.properties().forEach(this::property);
        } else if (node instanceof Expression.Call call) {
            call(call);
        } else if (node instanceof Expression.StringLiteral
                || node instanceof Expression.Template
                || node instanceof Expression.RegExpLiteral
                || node instanceof Expression.Jsx) {
            within(node.start(), node.end()).forEach(i -> inLiteral[i] = true);
        }
    }

    private void call(Expression.Call call) {
        if (call.callee() instanceof Expression.Function called) {
            calls.put(called.start(), call.end());
        } else if (call.callee() instanceof Expression.Identifier wrapper
                && !wrapper.name().equals("define")
                && !call.arguments().isEmpty()
                && call.arguments().get(0) instanceof Expression.Function module) {
            modules.add(module.start());
        }
    }

    private static int begins(FunctionNode function) {
        return function.body().stream()
                .filter(statement -> !(statement instanceof Statement.ExpressionStatement only
                        && only.expression() instanceof Expression.StringLiteral))
                .mapToInt(Statement::start)
                .findFirst()
                .orElse(function.end());
    }

    private void property(Expression.Property property) {
        if (property instanceof Expression.ValueProperty entry
                && entry.name() instanceof PropertyName.Fixed key
                && isModule(entry.value())) {
            Scope scope = new Scope(entry.start(), entry.end(), entry.value().start());
            modules.add(scope.start);
            modules.add(entry.value().start());
            within(scope.start, scope.end).forEach(i -> around[i] = scope);
            if (ModulePath.isOne(key.name())) {
                regions.add(new Region(scope.start, scope.end, ModulePath.packageOf(key.name())));
            }
        }
    }

    /** A function, or one with a list of what it requires, as parcel and browserify write it. */
    private static boolean isModule(Expression value) {
        return value instanceof Expression.Function
                || value instanceof Expression.ArrayLiteral entry
                        && !entry.elements().isEmpty()
                        && entry.elements().get(0) instanceof Expression.Function;
    }

    private void region(int index) {
        Comment comment = comments.get(index);
        Scope scope = around[index];
        if (!comment.banner()) {
            int end = scope == null ? text.length() : scope.end;
            for (int next = index + 1;
                    next < comments.size() && comments.get(next).start() < end;
                    next++) {
                if (!comments.get(next).banner() && !inLiteral[next] && around[next] == scope) {
                    end = comments.get(next).start();
                }
            }
            regions.add(new Region(comment.start(), end, comment.module()));
            return;
        }
        if (scope != null && modules.contains(scope.start) && comment.end() <= scope.begins) {
            regions.add(new Region(scope.start, scope.end, comment.module()));
            return;
        }
        var next = functions.ceilingEntry(comment.end());
        if (next != null && isJustBefore(comment.end(), next.getKey())) {
            int end = Math.max(next.getValue().end, calls.getOrDefault(next.getKey(), 0));
            regions.add(new Region(comment.start(), end, comment.module()));
        }
    }

    /** Whether nothing but what makes an expression of a function stands between. */
    private boolean isJustBefore(int from, int to) {
        return to - from <= MAX_GAP
                && text.substring(from, to)
                        .chars()
                        .allMatch(c -> Character.isWhitespace(c) || "!(;+-~".indexOf(c) >= 0);
    }

    /** The comments that start in a range, by index. */
    private IntStream within(int start, int end) {
        return IntStream.range(firstFrom(start), firstFrom(end));
    }

    private int firstFrom(int offset) {
        int at = Arrays.binarySearch(starts, offset);
        return at >= 0 ? at : -at - 1;
    }
}
