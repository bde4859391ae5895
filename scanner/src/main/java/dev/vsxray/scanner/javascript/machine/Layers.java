package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.ParseProblem;
import dev.vsxray.scanner.javascript.syntax.ParseResult;
import dev.vsxray.scanner.javascript.syntax.Parser;
import dev.vsxray.scanner.javascript.syntax.Program;
import dev.vsxray.scanner.javascript.syntax.Statement;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.Place;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.scanner.model.Gap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Runs programs: files, and layers of code that the program makes while it runs. */
final class Layers {

    /** Layers inside layers. */
    private static final int MAXIMUM_DEPTH = 12;

    /** Layers of one analysis, and how often the same text is run. */
    private static final int MAXIMUM_LAYERS = 400;

    private static final int MAXIMUM_REPEATS = 3;

    /** Code this short may run again and again: encoders without letters fetch a global for each character. */
    private static final int LARGEST_REPEATED = 200;

    /** A text that is shorter is no program worth a layer of its own in the report. */
    private static final int MINIMUM_REPORTED = 40;

    /** A text that is shorter is a module or a helper, no program. */
    private static final int MINIMUM_PROGRAM = 1_000;

    private static final String WORKER = "worker";

    private static final String NAME_OF_SOURCE = "//# sourceURL=";

    /** Characters that are read for one step of the budget. */
    private static final int CHARACTERS_PER_STEP = 8;

    private final Machine machine;
    private final Map<String, Integer> runs = new HashMap<>();
    private int layers;

    Layers(Machine machine) {
        this.machine = machine;
    }

    /**
     * Runs a program in a new scope below {@code around}.
     *
     * @param begun is given the program's scope before the first statement runs
     */
    void runProgram(Script script, Scope around, Consumer<Scope> begun) {
        Program program = parse(script);
        Scope scope = new Scope(around, ScopeShape.ofProgram(program.body()), machine.level);
        begun.accept(scope);
        Frame frame = new Frame(script, null, scope, thisOf(around), List.of(), machine.context);
        Frame caller = machine.enter(frame);
        int level = machine.level;
        Context context = machine.context;
        try {
            machine.functions.declareIn(scope, scope);
            runBody(program);
        } catch (Thrown thrown) {
            machine.mayThrow(thrown.value());
        } finally {
            machine.leaveTo(caller);
            machine.level = level;
            machine.context = context;
        }
    }

    /** Runs a script of a page, whose top-level variables are properties of the window. */
    void runScript(Script script) {
        Scope around = globalScope();
        List<Scope> scopes = new ArrayList<>();
        runProgram(script, around, scopes::add);
        scopes.forEach(scope -> leakVariables(scope, around));
    }

    private Value thisOf(Scope around) {
        Value exports = around.get("exports");
        return exports == null ? machine.realm.global() : exports;
    }

    /** Imports come first. A statement that throws for certain ends the program in Node; here the rest is looked at too. */
    private void runBody(Program program) {
        for (Statement statement : program.body()) {
            if (statement instanceof Statement.Import) {
                machine.executor.run(statement);
            }
        }
        for (Statement statement : program.body()) {
            if (statement instanceof Statement.Import) {
                continue;
            }
            try {
                if (machine.executor.run(statement) != Completion.NORMAL) {
                    return;
                }
            } catch (Thrown thrown) {
                machine.mayThrow(thrown.value());
                machine.level++;
            }
        }
    }

    private Program parse(Script script) {
        machine.spend(script.text().length() / CHARACTERS_PER_STEP + 1L);
        ParseResult result = Parser.parse(script.text());
        // A text that is no script cannot be read as one; one that is too much for the reader may be one all the same.
        result.problems().stream()
                .filter(problem -> problem.kind() != ParseProblem.Kind.EARLY_ERROR)
                .filter(problem -> !script.isUncertain() || problem.kind() == ParseProblem.Kind.LIMIT)
                .findFirst()
                .ifPresent(problem -> machine.observations.gap(notRead(script, problem)));
        return result.program();
    }

    /** Whether a text can be read as a program to its end. */
    boolean isProgram(String text) {
        machine.spend(text.length() / CHARACTERS_PER_STEP + 1L);
        return Parser.parse(text).problems().isEmpty();
    }

    private static Gap notRead(Script script, ParseProblem problem) {
        boolean limit = problem.kind() == ParseProblem.Kind.LIMIT;
        return new Gap(
                script.path(),
                limit ? Gap.Kind.LIMIT : Gap.Kind.SYNTAX,
                "Parts of the script could not be read: " + problem.reason(),
                limit ? "a limit of the parser" : "");
    }

    /** True for the function that runs text in the scope it is called from. */
    boolean isEval(Value function) {
        return function instanceof Api api && api.path().equals("global.eval");
    }

    /** {@code eval(text)}, which sees the variables around it. */
    Value directEval(List<Value> arguments) {
        Value code = Values.argument(arguments, 0);
        observe(code, "global.eval");
        return run(code, "eval", machine.frame().scope);
    }

    /** {@code (0, eval)(text)}, which sees only globals. */
    Value eval(Value code) {
        observe(code, "global.eval");
        return run(code, "eval", globalScope());
    }

    private Scope globalScope() {
        return new Scope(null, ScopeShape.EMPTY, machine.level);
    }

    private void observe(Value code, String api) {
        ArgumentTexts texts = new ArgumentTexts(machine);
        String sink = CompiledFunctions.isOne(code) ? "webassembly-load" : "code-eval";
        machine.observations.call(
                api,
                new TreeSet<>(Set.of(sink)),
                texts.describe(List.of(code)),
                List.of(),
                machine.place(),
                machine.context);
        Facts facts = Values.deepFacts(code);
        for (Taint taint : facts.taints()) {
            machine.observations.flow(taint, sink, api, List.of(), machine.place(), machine.context);
        }
    }

    /** Code that an API runs. */
    void observeAndRun(Value code, String api) {
        observe(code, api);
        runGlobal(code, api);
    }

    /** Code that an API runs with the properties of an object as its globals. */
    Value runIn(Value code, Value context, String api) {
        observe(code, api);
        return run(code, api.substring(api.lastIndexOf('.') + 1), Scope.with(globalScope(), context, machine.level));
    }

    /** Code that an API runs; the API's own entry observes the call. */
    void runGlobal(Value code, String api) {
        run(code, api.substring(api.lastIndexOf('.') + 1), globalScope());
    }

    private Value run(Value code, String how, Scope scope) {
        List<Value> results = new ArrayList<>();
        for (Value alternative : Values.alternatives(code)) {
            if (alternative instanceof Text text) {
                results.add(runText(text, how, scope));
            } else if (alternative.isConstant()) {
                results.add(alternative);
            } else {
                machine.mayThrow();
                results.add(Unknown.with(alternative.facts()));
            }
        }
        return Values.joinAll(results);
    }

    private Value runText(Text text, String how, Scope around) {
        Place place = machine.place();
        if (isTooMuch(text.value(), place)) {
            return Unknown.ANY;
        }
        return runText(text, layer(text, how, place), around);
    }

    private Value runText(Text text, Script script, Scope around) {
        Program program = parse(script);
        Scope scope = new Scope(around, ScopeShape.ofProgram(program.body()), machine.level);
        Frame present = machine.frame();
        Frame frame = new Frame(script, present.callee, scope, present.self, present.arguments, machine.context);
        Frame caller = machine.enter(frame);
        Value last = machine.lastStatementValue;
        machine.lastStatementValue = Undefined.UNDEFINED;
        try {
            machine.functions.declareIn(scope, scope);
            machine.executor.runAll(program.body());
            leakVariables(scope, around);
            return machine.lastStatementValue;
        } finally {
            machine.lastStatementValue = last;
            machine.leaveTo(caller);
        }
    }

    /** Variables of sloppy {@code eval} belong to the function around it, or to the global object. */
    private void leakVariables(Scope scope, Scope around) {
        for (String name : scope.shape().names()) {
            Value value = scope.get(name);
            if (value == null) {
                continue;
            }
            if (around.parent() == null && around.shape() == ScopeShape.EMPTY) {
                machine.realm.global().put(name, value);
            } else {
                around.add(name, value);
            }
        }
    }

    private boolean isTooMuch(String text, Place place) {
        int times = runs.merge(text, 1, Integer::sum);
        if (times > MAXIMUM_REPEATS && text.length() > LARGEST_REPEATED) {
            return true;
        }
        if (place.script().depth() >= MAXIMUM_DEPTH || layers >= MAXIMUM_LAYERS) {
            machine.observations.gap(new Gap(
                    place.script().path(),
                    Gap.Kind.LIMIT,
                    "code that the script makes while it runs was not followed further",
                    MAXIMUM_DEPTH + " layers deep, " + MAXIMUM_LAYERS + " in all"));
            return true;
        }
        return false;
    }

    private Script layer(Text text, String how, Place place) {
        List<String> steps = new ArrayList<>();
        text.origin().chain().forEach(step -> steps.add(step.how()));
        if (!text.origin().isDecoded() && !text.origin().isPlain()) {
            steps.add(text.origin().how());
        }
        steps.add(how);
        Script script = Script.layer(place, text.value(), steps);
        if (text.length() >= MINIMUM_REPORTED && runs.getOrDefault(text.value(), 0) <= 1) {
            layers++;
            machine.observations.layer(script, place, how);
            if (text.origin().isDecoded()) {
                machine.observations.trait("decode-then-execute", place, String.join(" ", steps));
            } else if (!how.equals(WORKER) && isMostOf(text, place.script())) {
                machine.observations.trait("program-in-text", place, how);
            }
        }
        return script;
    }

    /**
     * Whether a script holds little else than this text. Bundlers carry workers along as texts, and in development mode they
     * name the source of each text.
     */
    private static boolean isMostOf(Text text, Script script) {
        return text.origin() == Origin.LITERAL
                && text.length() >= MINIMUM_PROGRAM
                && script.layers().isEmpty()
                && text.length() >= script.text().length() / 2
                && !text.value().contains(NAME_OF_SOURCE);
    }

    /** {@code Function(parameters…, body)}: the function, which is called by whoever gets it. */
    Value makeFunction(List<Value> arguments, String api) {
        Value body = arguments.isEmpty() ? Text.EMPTY : arguments.get(arguments.size() - 1);
        observe(body, api);
        if (!(body instanceof Text code)) {
            return Unknown.of(Unknown.Kind.FUNCTION, body.facts());
        }
        List<String> parameters = new ArrayList<>();
        for (Value parameter : arguments.subList(0, Math.max(arguments.size() - 1, 0))) {
            parameters.add(parameter instanceof Text text ? text.value() : "");
        }
        String async = api.contains("Async") ? "async " : "";
        String star = api.contains("Generator") ? "*" : "";
        String text = "(" + async + "function" + star + " anonymous(" + String.join(",", parameters) + "\n) {\n"
                + code.value() + "\n})";
        return runText(Text.of(text, code.origin()), "Function", globalScope());
    }

    /** {@code import("data:text/javascript,…")}. */
    Value runDataUrl(String url) {
        return runDataUrl(url, "import", Origin.decoded("data-url", machine.place(), url, Origin.LITERAL));
    }

    /** Bundlers carry the script of a worker along as its address: unless the address was decoded itself, nothing is hidden. */
    void runWorkerAt(Text url) {
        Origin origin = url.origin().isDecoded()
                ? Origin.decoded("data-url", machine.place(), url.value(), url.origin())
                : Origin.LITERAL;
        runDataUrl(url.value(), WORKER, origin);
    }

    private Value runDataUrl(String url, String how, Origin origin) {
        int comma = url.indexOf(',');
        if (comma < 0) {
            return Unknown.ANY;
        }
        String head = url.substring(0, comma);
        String data = url.substring(comma + 1);
        try {
            String text = head.endsWith(";base64")
                    ? new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8)
                    : URLDecoder.decode(data.replace("+", "%2B"), StandardCharsets.UTF_8);
            observe(Text.of(text), "global.import");
            return run(Text.of(text, origin), how, globalScope());
        } catch (IllegalArgumentException notEncoded) {
            // What the engine would refuse to load has nothing in it to look at.
            return Unknown.ANY;
        }
    }
}
