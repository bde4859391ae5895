package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Interpreters that are given code as data: contexts of {@code node:vm}, workers, addresses of data, other processes. */
final class CodeRunners {

    private static final Set<String> EVALUATING = Set.of("-e", "--eval", "-p", "--print", "-pe");
    private static final Pattern INTERPRETER =
            Pattern.compile("(?i)(.*[/\\\\])?(node|nodejs|electron|code|bun|deno)(\\.exe)?");
    private static final Pattern ON_A_LINE = Pattern.compile(
            "(?i)(?<!\\w)(?:node|nodejs|electron|bun)(?:\\.exe)?\"?\\s(?:.{0,80}?\\s)?(?:-e|--eval|-p|--print|-pe)\\s+(['\"])(.+)\\1",
            Pattern.DOTALL);

    /** In UTF-16 code units: a longer line is not looked at. */
    private static final int LONGEST_LINE = 20_000;

    private static final String FROM_NETWORK = "network-response";

    private final Machine machine;
    private final ArgumentTexts texts;
    private final Map<HeapObject, Value> scripts = new IdentityHashMap<>();
    private final Map<HeapObject, String> blobs = new IdentityHashMap<>();

    CodeRunners(Machine machine) {
        this.machine = machine;
        this.texts = new ArgumentTexts(machine);
    }

    /** The result of a call that runs code; null where the catalogue says what it does. */
    @Nullable
    Value call(Api api, Value self, List<Value> arguments, boolean constructing) {
        Value first = Values.argument(arguments, 0);
        Value second = Values.argument(arguments, 1);
        switch (api.path()) {
            case "node:module":
                return constructing ? machine.moduleClass.made(first) : null;
            case "node:vm.createContext":
                return first instanceof HeapObject ? first : null;
            case "node:vm.runInNewContext", "node:vm.runInContext":
                return second instanceof HeapObject ? machine.layers.runIn(first, second, api.path()) : null;
            case "node:vm.Script":
                return script(api, first);
            case "node:vm.Script.runInNewContext", "node:vm.Script.runInContext":
                Value code = self instanceof HeapObject script ? scripts.get(script) : null;
                return code != null && first instanceof HeapObject
                        ? machine.layers.runIn(code, first, api.path())
                        : null;
            case "node:worker_threads.Worker", "global.Worker":
                runWorker(first, second, api);
                return null;
            case "global.setTimeout", "global.setInterval":
                runLater(first, api);
                return null;
            case "global.Blob":
                return constructing ? blob(first) : null;
            case "global.URL.createObjectURL":
                String held = first instanceof HeapObject object ? blobs.get(object) : null;
                return held == null ? null : Text.of("data:text/javascript," + percent(held));
            default:
                return null;
        }
    }

    private Value script(Api api, Value code) {
        Value made = machine.apis.instance(Api.of(api.path()), Facts.NONE);
        scripts.put((HeapObject) made, code);
        machine.layers.observeAndRun(code, api.path());
        return made;
    }

    /** A text that a timer is given is code, in pages; Node refuses it. */
    private void runLater(Value code, Api api) {
        boolean isText =
                code instanceof Text || code instanceof Unknown && code.facts().isTaintedBy(FROM_NETWORK);
        if (machine.surface.isPage() && isText) {
            machine.layers.observeAndRun(code, api.path());
        }
    }

    private void runWorker(Value code, Value options, Api api) {
        machine.workerMessages.started(options);
        boolean isCode = options instanceof HeapObject object
                && machine.access.get(object, "eval") instanceof Bool eval
                && eval.value();
        if (isCode) {
            machine.layers.observeAndRun(code, api.path());
            return;
        }
        if (Coercions.toText(machine, code) instanceof Text address
                && address.value().startsWith("data:")) {
            machine.layers.runWorkerAt(address);
        } else if (machine.surface.isPage() && code.facts().isTaintedBy(FROM_NETWORK)) {
            machine.layers.observeAndRun(code, api.path());
        }
    }

    /** A file of data in memory; what it holds is known when all its parts are. */
    private @Nullable Value blob(Value parts) {
        StringBuilder text = new StringBuilder();
        for (Value part : machine.iteration.of(parts).known()) {
            if (part instanceof Text known) {
                text.append(known.value());
            } else if (part instanceof BytesObject bytes && bytes.isKnown()) {
                text.append(new String(bytes.block().bytes(), bytes.offset(), bytes.size(), StandardCharsets.UTF_8));
            } else {
                return null;
            }
        }
        Value made = machine.apis.instance(Api.of("global.Blob"), Values.deepFacts(parts));
        blobs.put((HeapObject) made, text.toString());
        return made;
    }

    /** So that the address can be read again, whatever stands in the code. */
    private static String percent(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format(Locale.ROOT, "%%%02x", b & 0xFF));
        }
        return encoded.toString();
    }

    /** A program that is started: when it is an interpreter of scripts, what it is given is run. */
    void started(Api api, List<Value> arguments) {
        Value program = Values.argument(arguments, 0);
        Value list = Values.argument(arguments, 1);
        List<String> names = texts.textsOf(program);
        surround(arguments);
        for (String name : names) {
            Matcher line = name.length() <= LONGEST_LINE ? ON_A_LINE.matcher(name) : null;
            if (line != null && line.find()) {
                machine.layers.runGlobal(Text.of(unescaped(line.group(2)), originOf(program)), api.path());
            }
        }
        if (names.isEmpty()
                || names.stream().anyMatch(name -> INTERPRETER.matcher(name).matches())) {
            given(list, api);
        }
        Value options = Values.argument(arguments, 2);
        if (options instanceof HeapObject object) {
            given(machine.access.get(object, "execArgv"), api);
        }
    }

    /** Data that a program finds in its environment. */
    private void surround(List<Value> arguments) {
        for (Value options : arguments) {
            if (options instanceof PlainObject object
                    && machine.access.get(object, "env") instanceof PlainObject given) {
                for (String name : given.enumerableKeys()) {
                    Value value = machine.access.get(given, name);
                    if (value.facts().isTainted() && !value.facts().isTaintedBy("environment")) {
                        machine.hostFunctions.setEnvironment(name, value);
                    }
                }
            }
        }
    }

    private static Origin originOf(Value value) {
        return value instanceof Text text ? text.origin() : Origin.COMPOSED;
    }

    private static String unescaped(String quoted) {
        return quoted.replace("\\\"", "\"");
    }

    private void given(Value list, Api api) {
        if (!(list instanceof ArrayObject array)) {
            return;
        }
        Value before = Undefined.UNDEFINED;
        List<Value> elements = List.copyOf(array.elements());
        for (int i = 0; i < elements.size(); i++) {
            Value argument = elements.get(i);
            if (argument instanceof Text text) {
                boolean isCode = before instanceof Text flag && EVALUATING.contains(flag.value());
                Text code = isCode ? text : machine.writtenFiles.contentOf(text.value());
                if (code != null) {
                    machine.layers.runGlobal(code, api.path());
                }
                if (!isCode && machine.modules.isScript(text.value())) {
                    machine.workerMessages.startedWith(elements.subList(i + 1, elements.size()));
                    machine.modules.runProgram(text.value());
                    return;
                }
            }
            before = argument;
        }
    }
}
