package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.EditorUri;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.BoundFunction;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.scanner.model.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The functions and properties of the host whose value is computed rather than described by the catalogue. */
final class HostFunctions {

    /** What the home folder is written as in paths. */
    private static final Text HOME = Text.of("~");

    /** Environment variables that name folders, as they are normalised in paths. */
    private static final Map<String, String> FOLDERS = Map.of(
            "HOME", "~",
            "USERPROFILE", "~",
            "HOMEPATH", "~",
            "APPDATA", "~/AppData/Roaming",
            "LOCALAPPDATA", "~/AppData/Local",
            "TEMP", "/tmp",
            "TMP", "/tmp",
            "TMPDIR", "/tmp",
            "PROGRAMDATA", "C:/ProgramData",
            "XDG_CONFIG_HOME", "~/.config");

    /** The extension as it sees itself. */
    private static final String OWN_EXTENSION = "vscode.OwnExtension";

    /** Commands of the editor that act, by what running them is. */
    private static final Map<String, String> ACTING_COMMANDS = actingCommands();

    /**
     * Commands that the editor runs for each typed key; whoever registers one sees all that is typed.
     * https://code.visualstudio.com/api/references/commands
     */
    private static final Set<String> KEYS = Set.of("type", "replacePreviousChar", "compositionType");

    /** What of a page holds all that it shows. */
    private static final Set<String> SHOWN = Set.of("body", "documentElement");

    private final Machine machine;
    private final Map<String, List<Value>> commands = new LinkedHashMap<>();
    /** Of a service that the extension itself signs its users in to. */
    private static final String OWN_SESSION = "vscode.OwnSession";

    private final Map<String, Value> environment = new LinkedHashMap<>();

    HostFunctions(Machine machine) {
        this.machine = machine;
    }

    private static Map<String, String> actingCommands() {
        Map<String, String> acting = new LinkedHashMap<>();
        for (String id : List.of(
                "workbench.extensions.installExtension",
                "workbench.extensions.uninstallExtension",
                "workbench.extensions.action.installVSIX",
                "workbench.extensions.command.installFromVSIX",
                "workbench.extensions.action.installExtensionFromLocation",
                "workbench.extensions.action.installUnsigned",
                "workbench.extensions.action.disableAll")) {
            acting.put(id, "extension-install");
        }
        acting.put("workbench.action.terminal.sendSequence", "terminal-command");
        acting.put("workbench.action.terminal.runActiveFile", "terminal-command");
        acting.put("workbench.action.terminal.runSelectedText", "terminal-command");
        acting.put("workbench.action.terminal.newWithProfile", "terminal-command");
        acting.put("workbench.action.tasks.runTask", "task-run");
        acting.put("workbench.action.debug.start", "task-run");
        acting.put("notebook.execute", "task-run");
        acting.put("workbench.action.chat.open", "agent-prompt");
        acting.put("workbench.mcp.addConfiguration", "mcp-server");
        acting.put("workbench.mcp.startServer", "mcp-server");
        acting.put("workbench.action.url.openUrl", "open-external");
        acting.put("vscode.open", "open-external");
        acting.put("simpleBrowser.show", "open-external");
        acting.put("git.push", "git-push");
        acting.put("git.pushTo", "git-push");
        return acting;
    }

    /** The value of a property, or null where the catalogue or the path alone says it. */
    @Nullable
    Value property(Api api, String key) {
        switch (api.path()) {
            case "global":
                Value found = machine.hostGlobals.ofHost(key);
                return found == null ? Undefined.UNDEFINED : found;
            case "global.process.env":
                return environment(key);
            case "global.process":
                if (key.equals("mainModule")) {
                    return machine.modules.mainModule();
                }
                if (key.equals("execPath")) {
                    return Unknown.text(Unknown.HOLE + "/node", Facts.NONE);
                }
                return key.equals("argv") ? commandLine() : key.equals("versions") ? Unknown.OBJECT : null;
            case "vscode.ExtensionContext":
                if (key.equals("extensionPath")) {
                    return Text.of(Modules.ROOT);
                }
                if (key.equals("extensionUri")) {
                    return Unknown.text(Modules.ROOT, Facts.NONE);
                }
                if (key.equals("extension")) {
                    return Api.of(OWN_EXTENSION);
                }
                return key.equals("subscriptions") ? machine.newArray(List.of()) : null;
            case OWN_EXTENSION:
                return key.equals("packageJSON") ? machine.modules.manifest() : null;
            case "global.document":
                if (!SHOWN.contains(key)) {
                    return null;
                }
                return machine.surface == Surface.PREVIEW ? Api.of("dom.PreviewedDocument") : PageContent.page();
            case "dom.Element":
                return machine.pageContent.ofPage(api, key);
            case "dom.MutationRecord":
                return machine.surface == Surface.PREVIEW ? Api.of("dom.PreviewedDocument") : PageContent.page();
            case "dom.MessageEvent":
                return key.equals("data") ? machine.bridge.message("webview-message", "host-message") : null;
            case "node:worker_threads":
                return key.equals("workerData") ? machine.workerMessages.workerData() : null;
            case "global.process.stdout":
                return key.equals("fd") ? Num.of(1) : null;
            case "global.process.stderr":
                return key.equals("fd") ? Num.of(2) : null;
            case "node:os":
                return key.equals("EOL") ? Text.of("\n") : null;
            default:
                return null;
        }
    }

    /** {@code process.argv}: texts of any number, with what processes of this program were started with among them. */
    private Value commandLine() {
        ArrayObject arguments = machine.newArray(List.of());
        arguments.addRest(machine.workerMessages.argument());
        return arguments;
    }

    private Value environment(String name) {
        Value set = environment.get(name);
        return set == null ? inherited(name) : set;
    }

    /** {@code process.env[key]} where the key is not known as a whole: one variable, unlike all in turn. */
    Value environmentUnder(Api environment, Value key) {
        if (environment.isEachKey(key)) {
            return environment.memberUnder(key);
        }
        String known = key instanceof Unknown unknown ? unknown.partial().orElse("") : "";
        return inherited(known.replace(Unknown.HOLE, ""));
    }

    private Value inherited(String name) {
        String folder = FOLDERS.get(name.toUpperCase(Locale.ROOT));
        if (folder != null) {
            return Text.of(folder);
        }
        String note = "environment variable " + name;
        if (EnvironmentNames.isSecret(name)) {
            return Unknown.of(
                    Unknown.Kind.TEXT, Facts.tainted(Taint.from("environment-secret", name, machine.place(), note)));
        }
        Facts facts = EnvironmentNames.isIdentity(name)
                ? Facts.tainted(Taint.from("account-identity", name, machine.place(), note))
                : Facts.NONE;
        return Unknown.of(
                Unknown.Kind.ANY,
                EnvironmentNames.mark(name).map(facts::withMark).orElse(facts));
    }

    /** The result of a call that is computed here; null where the catalogue says what it does. */
    @Nullable
    Value call(Api api, Value self, List<Value> arguments, boolean constructing) {
        Value first = Values.argument(arguments, 0);
        switch (api.path()) {
            case "node:os.homedir":
                return HOME;
            case "node:os.tmpdir":
                return Text.of("/tmp");
            case "node:util.promisify":
                return promisified(first);
            case "node:util.callbackify":
                return callingBack(first);
            case "node:util.deprecate", "node:async_hooks.AsyncResource.bind":
                return first;
            case "global.process.binding":
                machine.modules.observeBinding(first);
                return first instanceof Text name ? Api.of("node:internal/" + name.value()) : null;
            case "global.process.getBuiltinModule":
                return machine.modules.require(first, "");
            case "global.eval":
                return machine.layers.eval(first);
            case "global.Function", "global.AsyncFunction", "global.GeneratorFunction", "global.AsyncGeneratorFunction":
                return machine.layers.makeFunction(arguments, api.path());
            case "node:stream.pipeline", "node:stream/promises.pipeline", "node:stream.promises.pipeline":
                return pipeline(api.path(), arguments);
            case "node:stream.Readable.from":
                return machine.ownStreams.sourceOf(first);
            case "vscode.EventEmitter":
                return constructing ? machine.emitters.ofTheEditor() : null;
            case "vscode.Uri.from":
                return EditorUri.from(machine, first);
            case "vscode.Uri.joinPath":
                return joinedPath(arguments);
            case "vscode.MarkdownRenderer.use":
                return arguments.isEmpty() ? null : used(self, arguments);
            case "vscode.Webview.asWebviewUri":
                return PageResources.at(first);
            case "vscode.ExtensionContext.asAbsolutePath":
                return joinedPath(List.of(Text.of(Modules.ROOT), first));
            case "vscode.commands.registerCommand", "vscode.commands.registerTextEditorCommand":
                if (first instanceof Text id) {
                    commands.computeIfAbsent(id.value(), key -> new ArrayList<>())
                            .add(Values.argument(arguments, 1));
                    listenToKeys(id.value(), Values.argument(arguments, 1));
                }
                return null;
            case "vscode.commands.executeCommand":
                return first instanceof Text id ? execute(id.value(), arguments) : null;
            case "global.setTimeout", "global.setInterval":
                if (first instanceof Text) {
                    return machine.layers.eval(first);
                }
                return withArguments(api, self, arguments, 2);
            case "global.setImmediate", "global.process.nextTick":
                return withArguments(api, self, arguments, 1);
            case "node:timers/promises.setTimeout", "node:timers/promises.setImmediate":
                return machine.promises.fulfilled(
                        Values.argument(arguments, api.path().endsWith("Timeout") ? 1 : 0));
            case "global.structuredClone":
                return first;
            case "vscode.authentication.getSession":
                return first instanceof Text id && machine.modules.signsInTo(id.value())
                        ? machine.promises.fulfilled(Values.join(Api.of(OWN_SESSION), Undefined.UNDEFINED))
                        : null;
            case "vscode.extensions.getExtension":
                return first instanceof Text id && machine.modules.isItself(id.value()) ? Api.of(OWN_EXTENSION) : null;
            default:
                Value found = machine.pageLookups.call(api, self, arguments, constructing);
                if (found != null) {
                    return found;
                }
                return machine.ownStreams.isMade(api.path(), arguments)
                        ? machine.ownStreams.make(api.path(), self, arguments, constructing)
                        : machine.channels.made(api, arguments);
        }
    }

    /** {@code md.use(plugin, …options)}, which gives itself. */
    private Value used(Value renderer, List<Value> arguments) {
        List<Value> given = new ArrayList<>(arguments);
        given.set(0, Api.of("vscode.MarkdownRenderer"));
        machine.unknownCalls.callMaybe(arguments.get(0), Undefined.UNDEFINED, given);
        return renderer;
    }

    /** {@code util.callbackify(function)}: the last argument is called with what the function gives. */
    private Value callingBack(Value original) {
        if (!(original instanceof FunctionObject)) {
            return original;
        }
        return machine.function("callbackified", (calls, self, arguments) -> {
            int last = Math.max(0, arguments.size() - 1);
            Value given = machine.promises.await(machine.call(original, self, arguments.subList(0, last)));
            machine.unknownCalls.callMaybe(
                    Values.argument(arguments, last), Undefined.UNDEFINED, List.of(Null.NULL, given));
            return Undefined.UNDEFINED;
        });
    }

    /** Who takes the editor's own command for a typed key gets each of them. */
    private void listenToKeys(String command, Value listener) {
        if (KEYS.contains(command) && Promises.isCallable(listener)) {
            Facts facts = Facts.tainted(Taint.from("keystrokes", command, machine.place(), "keys that are typed"));
            Context context = machine.context.startedLaterBy(Trigger.DOCUMENT_EVENT);
            machine.agenda.add(
                    listener, Undefined.UNDEFINED, List.of(Unknown.with(facts)), context, machine.frame().script);
        }
    }

    /** Timers pass on what they are given behind the delay. */
    private @Nullable Value withArguments(Api api, Value self, List<Value> arguments, int from) {
        if (arguments.size() <= from || !(arguments.get(0) instanceof FunctionObject function)) {
            return null;
        }
        List<Value> changed = new ArrayList<>(arguments.subList(0, from));
        changed.set(
                0,
                new BoundFunction(
                        machine.level,
                        machine.realm.functionPrototype(),
                        function,
                        Undefined.UNDEFINED,
                        arguments.subList(from, arguments.size())));
        return machine.apis.call(api, self, changed, false);
    }

    /** {@code process.env[name] = value}. */
    void setEnvironment(String name, Value value) {
        environment.merge(name, value, Values::join);
    }

    /**
     * Each stream is piped to the next. A function among them is given what comes before it and gives what goes on; the last
     * one, where no promise tells of the end, is told of it.
     */
    private Value pipeline(String api, List<Value> streams) {
        if (streams.isEmpty()) {
            return Undefined.UNDEFINED;
        }
        Value last = streams.get(streams.size() - 1);
        boolean tells = api.equals("node:stream.pipeline") && Promises.isCallable(last);
        Value source = Undefined.UNDEFINED;
        for (Value stage : tells ? streams.subList(0, streams.size() - 1) : streams) {
            if (Promises.isCallable(stage)) {
                source = machine.unknownCalls.callMaybe(stage, Undefined.UNDEFINED, List.of(source));
            } else {
                source = source == Undefined.UNDEFINED
                        ? stage
                        : machine.apis.pipe(machine.ownStreams.sourceOf(source), stage);
            }
        }
        if (tells) {
            machine.unknownCalls.callMaybe(last, Undefined.UNDEFINED, List.of(Undefined.UNDEFINED));
        }
        return source;
    }

    /** A path of parts that are known only as far as they are. */
    private Value joinedPath(List<Value> parts) {
        StringBuilder joined = new StringBuilder();
        Facts facts = Facts.NONE;
        boolean constant = true;
        ArgumentTexts texts = new ArgumentTexts(machine);
        for (Value part : parts) {
            List<String> known = texts.textsOf(part);
            if (joined.length() > 0) {
                joined.append('/');
            }
            joined.append(known.size() == 1 ? known.get(0) : Unknown.HOLE);
            constant &= known.size() == 1;
            facts = facts.join(Values.deepFacts(part));
        }
        return Unknown.text(joined.toString(), facts);
    }

    /** What a terminal is sent or a server is started with, which the properties of an argument say. */
    private String lineIn(ArgumentTexts texts, Value argument) {
        if (!(argument instanceof PlainObject options)) {
            return "";
        }
        List<String> words = new ArrayList<>();
        for (String name : List.of("text", "command", "args")) {
            words.addAll(texts.textsOf(machine.access.get(options, name)));
        }
        return String.join(" ", words);
    }

    private @Nullable Value execute(String id, List<Value> arguments) {
        List<Value> rest = arguments.subList(1, arguments.size());
        String acting = ACTING_COMMANDS.get(id);
        if (acting != null) {
            ArgumentTexts texts = new ArgumentTexts(machine);
            List<String> destinations = new ArrayList<>();
            rest.forEach(argument -> destinations.addAll(texts.textsOf(argument)));
            SortedSet<String> classes = new TreeSet<>(Set.of(acting));
            rest.forEach(argument ->
                    machine.commandLines.observe(lineIn(texts, argument), "vscode.commands.executeCommand", classes));
            machine.observations.call(
                    "vscode.commands.executeCommand",
                    classes,
                    texts.describe(arguments),
                    destinations,
                    machine.place(),
                    machine.context);
            Facts facts = Values.derived(Undefined.UNDEFINED, rest).facts();
            for (Taint taint : facts.taints()) {
                machine.observations.flow(
                        taint,
                        acting,
                        "vscode.commands.executeCommand",
                        destinations,
                        machine.place(),
                        machine.context);
            }
            return Unknown.ANY;
        }
        List<Value> registered = commands.get(id);
        if (registered == null) {
            return null;
        }
        List<Value> results = new ArrayList<>();
        for (Value function : List.copyOf(registered)) {
            results.add(machine.unknownCalls.callMaybe(function, Undefined.UNDEFINED, rest));
        }
        return Values.joinAll(results);
    }

    /** A function whose last argument was a callback becomes one that gives a promise. */
    private Value promisified(Value function) {
        return machine.function("promisified", (calls, self, arguments) -> {
            PromiseObject promise = machine.promises.pending();
            List<Value> all = new ArrayList<>(arguments);
            all.add(machine.function("callback", (inner, callbackSelf, results) -> {
                promise.fulfil(results.size() < 2 ? Undefined.UNDEFINED : outputs(function, results));
                return Undefined.UNDEFINED;
            }));
            Value direct = machine.call(function, self, all);
            if (promise.value() == null) {
                promise.addFacts(Values.deepFacts(direct));
            }
            return promise;
        });
    }

    /** {@code exec} has a promise of both its outputs. */
    private Value outputs(Value function, List<Value> results) {
        boolean isExec = function instanceof Api api && api.path().startsWith("node:child_process.exec");
        if (!isExec) {
            return results.get(1);
        }
        PlainObject outputs = machine.newObject();
        outputs.put("stdout", results.get(1));
        outputs.put("stderr", Values.argument(results, 2));
        return outputs;
    }
}
