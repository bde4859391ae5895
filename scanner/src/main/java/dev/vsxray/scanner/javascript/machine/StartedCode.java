package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.signatures.catalogue.ApiEntry;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** What calls start: code, modules and commands, and programs that load code before their own. */
final class StartedCode {

    static final String LINE = "process-command";

    /** Scaffolds of honest code are large and many: only what can run more than is written there is looked at. */
    private static final Pattern CAN_RUN_MORE =
            Pattern.compile("\\b(eval|Function|child_process|_compile|runIn\\w+Context)\\b");

    /** What it sets holds in each terminal that is opened later. */
    private static final String TERMINAL_ENVIRONMENT = "vscode.EnvironmentVariableCollection.";

    private static final String FROM_NETWORK = "network-response";

    private final Machine machine;
    private final ArgumentTexts texts;
    private final SettingUpdates settings;

    StartedCode(Machine machine, ArgumentTexts texts) {
        this.machine = machine;
        this.texts = texts;
        this.settings = new SettingUpdates(machine, texts);
    }

    static boolean startsPrograms(ApiEntry entry) {
        return entry.sinks().stream().anyMatch(sink -> sink.to().equals(LINE));
    }

    /**
     * A program of whose name nothing is known, not even a folder, is whatever the far end says: with {@code shell} it is a
     * line of commands, and so it is where the same answer gives the arguments.
     */
    boolean isLineForAShell(ApiEntry.Sink sink, List<String> known, Value self, List<Value> arguments) {
        if (!sink.to().equals("process-spawn") || known.stream().anyMatch(StartedCode::saysSomething)) {
            return false;
        }
        Facts program = Facts.NONE;
        for (Value value : texts.at(sink.data(), self, arguments)) {
            program = program.join(Values.deepFacts(value));
        }
        if (!program.isTaintedBy(FROM_NETWORK)) {
            return false;
        }
        Facts given = Values.deepFacts(Values.argument(arguments, 1));
        return given.isTaintedBy(FROM_NETWORK) || arguments.stream().anyMatch(this::asksForAShell);
    }

    private static boolean saysSomething(String text) {
        return !text.replace(Unknown.HOLE, "").isBlank();
    }

    private boolean asksForAShell(Value options) {
        Value shell = options instanceof PlainObject object ? machine.access.get(object, "shell") : Undefined.UNDEFINED;
        return shell instanceof Text || shell instanceof Bool bool && bool.value();
    }

    /** @param classes of the call, which what it starts adds to */
    void at(
            ApiEntry.Sink sink,
            Api api,
            Value self,
            List<Value> arguments,
            List<String> destinations,
            SortedSet<String> classes) {
        if (sink.to().equals("code-eval")) {
            List<Value> codes = texts.at(sink.data(), self, arguments);
            // What stands before the body of a function are the names of its parameters.
            int first = api.path().equals("global.Function") ? Math.max(0, codes.size() - 1) : 0;
            codes.subList(first, codes.size()).forEach(code -> machine.layers.runGlobal(code, api.path()));
        } else if (sink.to().equals("module-load") || sink.to().equals("native-load")) {
            texts.at(sink.data(), self, arguments).forEach(machine.modules::observeLoad);
            texts.of(sink.data(), self, arguments).forEach(machine.pageElements::imports);
            if (api.path().equals("node:child_process.fork")
                    && Values.argument(arguments, 1) instanceof ArrayObject given) {
                machine.workerMessages.startedWith(given.elements());
            }
            if (api.path().equals("node:child_process.fork") || api.path().equals("node:worker_threads.Worker")) {
                texts.of(sink.data(), self, arguments).forEach(machine.modules::runProgram);
            }
        } else if (CommandLines.isSink(sink.to())) {
            String line = String.join(" ", destinations);
            machine.commandLines.observe(line, api.path(), classes);
            machine.parkedFiles.ofCommand(line, api.path(), destinations);
            if (!sink.to().equals("terminal-command")) {
                machine.codeRunners.started(api, arguments);
            }
            machine.preloads.within(arguments).forEach(value -> preload(value, api.path(), classes));
        } else if (api.path().equals(SettingUpdates.API) && sink.to().equals("setting-update")) {
            settings.startOfTerminals(self, arguments, classes).forEach(value -> preload(value, api.path(), classes));
        } else if (sink.to().equals("setting-update") && api.path().startsWith(TERMINAL_ENVIRONMENT)) {
            if (texts.of(sink.destination(), self, arguments).stream().anyMatch(Preloads::isName)) {
                texts.at(sink.data(), self, arguments).forEach(value -> preload(value, api.path(), classes));
            }
        } else if (sink.to().equals(Preloads.SINK)) {
            texts.at(sink.data(), self, arguments).forEach(value -> machine.preloads.fetchedBefore(value, api.path()));
        } else if (sink.to().equals("document-edit")) {
            texts.at(sink.data(), self, arguments).forEach(text -> planted(text, api.path()));
        }
    }

    /** Code that is put into documents runs with them; what it would do is what its author wants done. */
    private void planted(Value text, String path) {
        if (text instanceof Text code
                && CAN_RUN_MORE.matcher(code.value()).find()
                && machine.layers.isProgram(code.value())) {
            machine.layers.runGlobal(code, path);
        }
    }

    /** A variable of the environment makes programs load code before their own. */
    void preload(Value value, String path, SortedSet<String> classes) {
        classes.add(Preloads.SINK);
        machine.arrivals.reach(Preloads.SINK, path, List.of(value), texts.textsOf(value));
        machine.preloads.fetchedBefore(value, path);
        machine.preloads.scriptsIn(value).forEach(machine.modules::runPreloaded);
    }
}
