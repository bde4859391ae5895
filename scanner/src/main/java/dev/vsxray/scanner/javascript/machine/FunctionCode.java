package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.FunctionNode;
import dev.vsxray.scanner.javascript.syntax.Node;
import dev.vsxray.scanner.javascript.syntax.NodeWalk;
import dev.vsxray.scanner.javascript.syntax.Pattern;
import dev.vsxray.scanner.javascript.syntax.Statement;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is known of a function of the source, shared by all closures over it: its variables and its runs so far. */
final class FunctionCode {

    /** Different materials a function runs for, see {@link Reuse}. */
    private static final int MAXIMUM_MATERIALS = 200;

    private static final int FEW_MATERIALS = 16;

    /** What TypeScript's helpers throw on an engine that knows none. */
    private static final String WITHOUT_ASYNC_ITERATORS = "Symbol.asyncIterator is not defined.";

    private static final Set<String> VERBS_OF_GENERATORS = Set.of("next", "throw", "return");

    /** What esbuild's helper gives the object that it makes. */
    private static final Set<String> VERBS_OF_ASYNC_GENERATORS = Set.of("asyncIterator", "next", "throw", "return");

    /** The method by which Babel's and swc's class of asynchronous generators keeps its queue. */
    private static final String QUEUE_OF_ASYNC_GENERATORS = "._invoke";

    /** Functions flattened into one that are told apart. */
    private static final int MAXIMUM_ENTRIES = 2_000;

    final FunctionNode node;

    private final boolean isEntry;

    /** True once a closure over it is listed for the sweep of what nothing called. */
    boolean listed;

    /** How often it ran or began to. */
    int runs;

    /** Steps of the last run, with everything it called. */
    long lastCost;

    private long endedCost;

    /** What it was compared with, see {@link KnownDecoders}. */
    KnownDecoders.@Nullable Trial trial;

    private int active;
    private int entryLevel;
    private long entryUsed;
    private @Nullable ScopeShape shape;
    private @Nullable Boolean usesArguments;
    private @Nullable Boolean makesAsyncGenerators;
    private @Nullable Boolean handsGeneratorsOn;
    private @Nullable Boolean mayDriveGenerators;
    private @Nullable Optional<StateMachine> stateMachine;
    private @Nullable Boolean dispatches;
    private @Nullable Boolean handsOn;
    private @Nullable Optional<Calculation> calculation;
    private @Nullable Map<List<Value>, FunctionCode> entries;
    private @Nullable Value joinedResult;
    private @Nullable Map<CallKey, Remembered> remembered;
    private @Nullable Set<Material> materials;

    FunctionCode(FunctionNode node) {
        this(node, false);
    }

    private FunctionCode(FunctionNode node, boolean isEntry) {
        this.node = node;
        this.isEntry = isEntry;
    }

    /**
     * The function that runs for these arguments. One whose cases are chosen by a list of numbers is many, which tell
     * what was flattened into it, see {@link DispatchLoop}: each number of runs, cost and result is that of one of them.
     */
    FunctionCode entryFor(List<Value> arguments) {
        if (!dispatches()) {
            return this;
        }
        for (Value argument : arguments) {
            if (argument instanceof ArrayObject array && DispatchState.isOfNumbers(array)) {
                return entryAt(List.copyOf(array.elements()));
            }
        }
        return this;
    }

    private boolean dispatches() {
        Boolean known = dispatches;
        if (known == null) {
            known = node.body().stream().anyMatch(DispatchLoop::isLoopOverCases);
            dispatches = known;
        }
        return known;
    }

    private FunctionCode entryAt(List<Value> state) {
        if (entries == null) {
            entries = new HashMap<>();
        }
        boolean isToldApart = entries.size() < MAXIMUM_ENTRIES || entries.containsKey(state);
        return isToldApart ? entries.computeIfAbsent(state, key -> new FunctionCode(node, true)) : this;
    }

    /** Whether it is one of the functions that were flattened into one. */
    boolean isEntry() {
        return isEntry;
    }

    ScopeShape shape() {
        ScopeShape known = shape;
        if (known == null) {
            known = ScopeShape.ofFunction(node);
            shape = known;
        }
        return known;
    }

    /** Whether the word stands in its text at all; a look at the text is cheaper than a walk of the tree. */
    boolean usesArguments(Script script) {
        Boolean known = usesArguments;
        if (known == null) {
            known = !script.layers().isEmpty()
                    || script.text().substring(node.start(), node.end()).contains("arguments");
            usesArguments = known;
        }
        return known;
    }

    /**
     * Whether it is {@code __asyncGenerator(this, arguments, generator)}, which TypeScript and esbuild write for targets
     * without asynchronous generators, by its number of parameters and the texts of its own: no minifier changes either. A
     * module of a bundle, which has three parameters too, only holds that function.
     */
    boolean makesAsyncGenerators(Script script) {
        Boolean known = makesAsyncGenerators;
        if (known == null) {
            Set<String> said =
                    node.parameters().size() == 3 ? texts(script, "asyncIterator", NodeWalk::overOwn) : Set.of();
            known = said.contains(WITHOUT_ASYNC_ITERATORS) || said.containsAll(VERBS_OF_ASYNC_GENERATORS);
            makesAsyncGenerators = known;
        }
        return known;
    }

    /**
     * Whether it is {@code __asyncDelegator(iterator)}, {@code __asyncValues(iterable)}, {@code __yieldStar(iterable)} or
     * {@code _async_generator_delegate(iterator)}, behind {@code yield*} and {@code for await}: what they give does all that what
     * they are given does.
     */
    boolean handsGeneratorsOn(Script script) {
        Boolean known = handsGeneratorsOn;
        if (known == null) {
            known = node.parameters().size() == 1
                    && texts(script, "terator", NodeWalk::over).containsAll(VERBS_OF_GENERATORS);
            handsGeneratorsOn = known;
        }
        return known;
    }

    /** The string literals that a walk over it meets, if a word stands in it anywhere. */
    private Set<String> texts(Script script, String word, BiConsumer<FunctionNode, Consumer<Node>> walk) {
        Set<String> texts = new HashSet<>();
        if (script.text().substring(node.start(), node.end()).contains(word)) {
            walk.accept(node, inside -> {
                if (inside instanceof Expression.StringLiteral text) {
                    texts.add(text.value());
                }
            });
        }
        return texts;
    }

    /** Whether it is {@code AsyncGenerator(generator)} of Babel or swc, by its number of parameters and names no minifier changes. */
    boolean isClassOfAsyncGenerators(Script script) {
        return node.parameters().size() == 1
                && script.text().substring(node.start(), node.end()).contains(QUEUE_OF_ASYNC_GENERATORS);
    }

    /** Whether it waits for something by {@code then} itself, as those do that drive generators. */
    boolean mayDriveGenerators() {
        Boolean known = mayDriveGenerators;
        if (known == null) {
            boolean[] waits = {false};
            NodeWalk.overOwn(
                    node,
                    inside -> waits[0] |= inside instanceof Expression.Member member
                            && member.name().equals("then"));
            known = waits[0];
            mayDriveGenerators = known;
        }
        return known;
    }

    /**
     * Whether it is {@code (...all) => other(…, all)}: what it costs is what the other costs, of which it is decided there
     * whether it must run again.
     */
    boolean handsOn() {
        Boolean known = handsOn;
        if (known == null) {
            known = node.parameters().size() == 1
                    && node.parameters().get(0) instanceof Pattern.Rest rest
                    && rest.target() instanceof Expression.Identifier all
                    && node.body().size() == 1
                    && node.body().get(0) instanceof Statement.Return returned
                    && returned.value() instanceof Expression.Call call
                    && call.arguments().stream()
                            .anyMatch(given -> given instanceof Expression.Identifier name
                                    && name.name().equals(all.name()));
            handsOn = known;
        }
        return known;
    }

    /** The calculation that it is, if it is one. */
    Optional<Calculation> calculation() {
        Optional<Calculation> known = calculation;
        if (known == null) {
            known = Calculation.of(node, shape());
            calculation = known;
        }
        return known;
    }

    /** The compiled generator that it is, if it is one. */
    Optional<StateMachine> stateMachine() {
        Optional<StateMachine> known = stateMachine;
        if (known == null) {
            known = StateMachine.of(node);
            stateMachine = known;
        }
        return known;
    }

    /** @param used steps of the budget that were used up to now */
    void enter(int level, long used) {
        runs++;
        if (active++ == 0) {
            entryLevel = level;
            entryUsed = used;
        }
    }

    /** The steps that were used when the outermost of the runs on the stack began. */
    long entryUsed() {
        return entryUsed;
    }

    void leave(long cost) {
        active--;
        lastCost = cost;
        if (active == 0) {
            endedCost += cost;
        }
    }

    /** Steps of all outermost runs, with the one that is on the stack. */
    long costUpTo(long used) {
        return active == 0 ? endedCost : endedCost + used - entryUsed;
    }

    /** How many runs are on the stack. */
    int active() {
        return active;
    }

    /** The level of uncertainty at which the outermost of them began. */
    int entryLevel() {
        return entryLevel;
    }

    /** What all its runs so far returned; null when none ended yet. */
    @Nullable
    Value joinedResult() {
        return joinedResult;
    }

    void joinResult(Value result) {
        joinedResult = joinedResult == null ? result : Values.join(joinedResult, result);
    }

    /** True when it ran for this key and shared state has not changed since. */
    boolean ranFor(CallKey key, int changes) {
        Remembered before = remembered == null ? null : remembered.get(key);
        return before != null && before.changes() == changes;
    }

    /** What it returned for this key; null when it did not run for it to the end. */
    @Nullable
    Value recall(CallKey key) {
        Remembered before = remembered == null ? null : remembered.get(key);
        return before == null ? null : before.result();
    }

    /** @param changes how often shared state had changed when the run began */
    void remember(CallKey key, Value result, int changes) {
        if (remembered == null) {
            remembered = new HashMap<>();
        }
        if (remembered.size() < MAXIMUM_MATERIALS) {
            remembered.put(key, new Remembered(result, changes));
        }
    }

    private record Remembered(Value result, int changes) {}

    /** True as long as it has run for so few that single objects may be told apart. */
    boolean ranForFewMaterials() {
        return materials == null || materials.size() < FEW_MATERIALS;
    }

    /** False once it ran for so many materials that no other counts as new. */
    boolean runsForMoreMaterials() {
        return materials == null || materials.size() < MAXIMUM_MATERIALS;
    }

    /** True the first time it is asked of a material. */
    boolean isNewMaterial(Material material) {
        if (materials == null) {
            materials = new HashSet<>();
        }
        return runsForMoreMaterials() && materials.add(material);
    }
}
