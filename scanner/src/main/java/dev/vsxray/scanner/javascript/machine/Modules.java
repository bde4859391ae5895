package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.NodeModules;
import dev.vsxray.scanner.javascript.module.ModuleResolver;
import dev.vsxray.scanner.javascript.module.PackageSource;
import dev.vsxray.scanner.javascript.syntax.Statement;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.scanner.model.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Loads modules: files of the package, modules of Node, packages that the extension does not bring. */
final class Modules {

    /** The folder that the extension is installed in. */
    static final String ROOT = "/${extensionPath}";

    /** Providers of sign-ins whose sessions are others' to ask for. */
    private static final Set<String> OF_THE_EDITOR =
            Set.of("github", "github-enterprise", "microsoft", "microsoft-sovereign-cloud");

    private static final String FILE_SCHEME = "file://";

    private static final String MANIFEST = "package.json";

    /** Modules of Node, without {@code node:}. */
    private static final Set<String> NODE = Set.of(
            "assert",
            "async_hooks",
            "buffer",
            "child_process",
            "cluster",
            "console",
            "constants",
            "crypto",
            "dgram",
            "diagnostics_channel",
            "dns",
            "domain",
            "events",
            "fs",
            "http",
            "http2",
            "https",
            "inspector",
            "module",
            "net",
            "os",
            "path",
            "perf_hooks",
            "process",
            "punycode",
            "querystring",
            "readline",
            "repl",
            "stream",
            "string_decoder",
            "sys",
            "timers",
            "tls",
            "trace_events",
            "tty",
            "url",
            "util",
            "v8",
            "vm",
            "wasi",
            "worker_threads",
            "zlib",
            "test",
            "sqlite",
            "sea");

    /**
     * What the source of a bundle imports for the bundler to pack. Node would run it as a script, or refuse it where it is
     * none; so it is run here, and what is no script in it is not missing.
     */
    private static final Pattern RESOURCE =
            Pattern.compile(".*\\.(css|scss|sass|less|styl|svg|html?|vue|svelte|md|txt|graphql|gql)");

    private final Machine machine;
    private final PackageSource files;
    private final ModuleResolver resolver;
    private final Map<String, PlainObject> loaded = new HashMap<>();
    private final Map<String, Value> natives = new HashMap<>();
    private final Map<Script, ModuleScope> scopes = new IdentityHashMap<>();

    Modules(Machine machine, PackageSource files) {
        this.machine = machine;
        this.files = files;
        this.resolver = new ModuleResolver(files);
    }

    /** Names of Node's own modules, in the order of the alphabet. */
    static SortedSet<String> namesOfNode() {
        return new TreeSet<>(NODE);
    }

    /** A module that is being or was run. */
    private record ModuleScope(PlainObject module, Scope scope, Script script) {}

    /** Runs a file of the package as a module, once, and gives what it exports. */
    Value exportsOf(String path) {
        PlainObject module = loaded.get(path);
        if (module == null) {
            module = load(path);
        }
        return machine.access.get(module, "exports");
    }

    boolean hasLoaded(String path) {
        return loaded.containsKey(path);
    }

    private PlainObject load(String path) {
        PlainObject module = machine.moduleClass.made(Text.of(path));
        machine.moduleClass.cache().put(ROOT + "/" + path, module);
        module.put("filename", Text.of(ROOT + "/" + path));
        module.put("require", requireFunction(path));
        loaded.put(path, module);
        Optional<String> text = files.text(path);
        if (text.isEmpty()) {
            module.put("exports", Unknown.ANY);
        } else if (path.endsWith(".json")) {
            module.put("exports", json(text.get()));
        } else if (path.endsWith(".node")) {
            module.put("exports", Api.of("native:" + path));
        } else {
            boolean isResource = RESOURCE.matcher(path).matches();
            runModule(isResource ? Script.perhaps(path, text.get()) : Script.file(path, text.get()), module, path);
        }
        return module;
    }

    private Value json(String text) {
        Value json = machine.access.get(machine.realm.global(), "JSON");
        Value parse = machine.access.get(json, "parse");
        return machine.hostGlobals.outside(
                Script.file("", text), () -> machine.call(parse, json, List.of(Text.of(text))));
    }

    private void runModule(Script script, PlainObject module, String path) {
        Scope around = new Scope(null, ScopeShape.EMPTY, machine.level);
        around.add("require", requireFunction(path));
        around.add("module", module);
        around.add("exports", machine.access.get(module, "exports"));
        around.add("__filename", Text.of(ROOT + "/" + path));
        String folder = ModuleResolver.folderOf(path);
        around.add("__dirname", Text.of(folder.isEmpty() ? ROOT : ROOT + "/" + folder));
        machine.layers.runProgram(script, around, scope -> scopes.put(script, new ModuleScope(module, scope, script)));
    }

    /** {@code require} as the module at {@code path} sees it. */
    NativeFunction requireFunction(String path) {
        NativeFunction require =
                machine.function("require", (calls, self, arguments) -> require(Values.argument(arguments, 0), path));
        require.putHidden(
                "resolve", machine.function("resolve", (calls, self, arguments) -> Values.argument(arguments, 0)));
        require.putHidden("cache", machine.moduleClass.cache());
        require.putHidden("main", Undefined.UNDEFINED);
        return require;
    }

    /** {@code process.mainModule}, {@code require.main}: a module as others are, which loads from the root. */
    PlainObject mainModule() {
        PlainObject module = machine.moduleClass.made(Text.of("."));
        module.put("require", requireFunction(""));
        module.put("exports", Unknown.ANY);
        return module;
    }

    Value require(Value name, String from) {
        List<Value> modules = new ArrayList<>();
        for (Value alternative : Values.alternatives(name)) {
            if (alternative instanceof Text text) {
                observeLoad(text);
                modules.add(named(text.value(), from));
            } else {
                modules.add(unnamed(alternative));
            }
        }
        return Values.joinAll(modules);
    }

    /** A module whose name is not known, or only in part, as of a path that is put together. */
    private Value unnamed(Value name) {
        machine.mayThrow();
        ArgumentTexts texts = new ArgumentTexts(machine);
        List<String> known = texts.textsOf(name);
        if (known.size() == 1 && known.get(0).startsWith(ROOT) && !known.get(0).contains(Unknown.HOLE)) {
            return named(known.get(0), "");
        }
        boolean isNative = known.stream().anyMatch(path -> path.endsWith(".node"));
        boolean isCode = known.stream().anyMatch(path -> path.startsWith("data:"));
        String sink = isCode ? "code-eval" : isNative ? "native-load" : "module-load";
        machine.observations.call(
                "global.require",
                new TreeSet<>(Set.of(sink)),
                texts.describe(List.of(name)),
                known,
                machine.place(),
                machine.context);
        for (Taint taint : Values.deepFacts(name).taints()) {
            machine.observations.flow(taint, sink, "global.require", known, machine.place(), machine.context);
        }
        return Unknown.with(name.facts().withoutTaints());
    }

    private Value named(String called, String from) {
        String specifier = called.startsWith(FILE_SCHEME) ? called.substring(FILE_SCHEME.length()) : called;
        String name = specifier.startsWith("node:") ? specifier.substring("node:".length()) : specifier;
        if (NODE.contains(ModuleResolver.packageName(name))
                && (specifier.startsWith("node:") || !isBundled(name, from))) {
            return node(name);
        }
        if (specifier.equals("vscode")) {
            return Api.of("vscode");
        }
        if (specifier.startsWith(ROOT)) {
            return file(resolver.fileOrFolder(ModuleResolver.normalise(specifier.substring(ROOT.length()))), specifier);
        }
        Optional<String> found = resolver.resolve(from, specifier);
        if (found.isPresent()) {
            Value written = file(found, specifier);
            return isClient(specifier) ? Values.join(written, machine.apis.ofCatalogue("npm:" + specifier)) : written;
        }
        if (specifier.startsWith(".") || specifier.startsWith("/") || specifier.contains(":")) {
            if (specifier.startsWith("data:")) {
                return machine.layers.runDataUrl(specifier);
            }
            machine.mayThrow();
            return specifier.endsWith(".node") ? observeNative(specifier) : outsidePackage(specifier, from);
        }
        return machine.apis.ofCatalogue("npm:" + specifier);
    }

    /**
     * A client of the network that the catalogue describes. Its code is followed as any other, so that what was added to it
     * is seen; but it is large, and what it is for is told by its name.
     */
    private boolean isClient(String specifier) {
        String module = "npm:" + ModuleResolver.packageName(specifier);
        return !specifier.startsWith(".") && machine.catalogue.sendsByNetwork(module);
    }

    /** True for the path of a script of the package. */
    boolean isScript(String path) {
        return path.startsWith(ROOT)
                && resolver.fileOrFolder(ModuleResolver.normalise(path.substring(ROOT.length())))
                        .filter(file -> file.endsWith("js"))
                        .isPresent();
    }

    /** Runs a script of the package that is started as a program of its own, where it is known which. */
    void runProgram(String path) {
        if (path.startsWith(ROOT) && !path.contains(Unknown.HOLE)) {
            resolver.fileOrFolder(ModuleResolver.normalise(path.substring(ROOT.length())))
                    .ifPresent(this::exportsOf);
        } else {
            machine.writtenFiles.loaded(path);
        }
    }

    /**
     * The same for a script that programs load first. It was copied to a place that outlives the version: where only the
     * end of its path is known, the one file of the package of that name is meant.
     */
    void runPreloaded(String path) {
        // Other programs load it, whenever they start: what led to naming it does not stand before that.
        Context before = machine.context;
        machine.context = Context.startedBy(Trigger.TERMINAL_EVENT);
        try {
            runMeant(path);
        } finally {
            machine.context = before;
        }
    }

    private void runMeant(String path) {
        runProgram(path);
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.contains(Unknown.HOLE) && !name.contains(Unknown.HOLE)) {
            List<String> meant = files.below("").stream()
                    .filter(file -> file.equals(name) || file.endsWith("/" + name))
                    .toList();
            if (meant.size() == 1) {
                runProgram(ROOT + "/" + meant.get(0));
            }
        }
    }

    /** Code that is not of the package, such as one that was stored elsewhere a moment ago. */
    private Value outsidePackage(String path, String from) {
        if (path.startsWith("/")) {
            observe("module-load", path);
        }
        String folder = ModuleResolver.folderOf(from);
        machine.writtenFiles.loaded(
                path.startsWith(".") ? ROOT + "/" + ModuleResolver.normalise(folder + "/" + path) : path);
        return Unknown.ANY;
    }

    private boolean isBundled(String name, String from) {
        return name.equals("buffer") || name.equals("process") || name.equals("punycode")
                ? false
                : resolver.resolve(from, name).isPresent() && !from.startsWith("node_modules");
    }

    private Value file(Optional<String> path, String specifier) {
        if (path.isEmpty()) {
            machine.mayThrow();
            return Unknown.ANY;
        }
        if (path.get().endsWith(".node")) {
            observeNative(path.get());
        }
        return exportsOf(path.get());
    }

    /** {@code process.binding(name)}: what is below Node's own modules. */
    void observeBinding(Value name) {
        machine.observations.call(
                "global.process.binding",
                new TreeSet<>(Set.of("native-load")),
                new ArgumentTexts(machine).describe(List.of(name)),
                new ArgumentTexts(machine).textsOf(name),
                machine.place(),
                machine.context);
    }

    private Value observeNative(String path) {
        observe("native-load", path);
        return Api.of("native:" + path);
    }

    private void observe(String sink, String path) {
        machine.observations.call(
                "global.require",
                new TreeSet<>(Set.of(sink)),
                new ArgumentTexts(machine).describe(List.of(Text.of(path))),
                List.of(path),
                machine.place(),
                machine.context);
    }

    private Value node(String name) {
        if (name.equals("events")) {
            return machine.emitters.constructor();
        }
        if (name.equals("module")) {
            return machine.moduleClass.constructor();
        }
        Value known = natives.get(name);
        if (known != null) {
            return known;
        }
        Api api = machine.apis.ofCatalogue("node:" + name);
        if (name.equals("child_process")) {
            natives.put(name, spelledOut(api));
            return natives.get(name);
        }
        Optional<PlainObject> computed = NodeModules.module(machine.realm, name);
        computed.ifPresent(object -> {
            object.setDelegate(api);
            showAll(object);
            // Ours knows how the functions of the catalogue call back.
            if (object.hasOwn("promisify")) {
                object.put("promisify", Api.of("node:util.promisify"));
            }
        });
        Value module = computed.<Value>map(object -> object).orElse(api);
        natives.put(name, module);
        return module;
    }

    /** The module that computes, where {@code shown} is one of the catalogue and a copy of it, {@code by}, shows it. */
    Value computed(Value shown, HeapObject by) {
        if (shown instanceof Api api && api.path().startsWith("node:")) {
            Value module = natives.get(api.path().substring("node:".length()));
            return module != null && module != by ? module : shown;
        }
        return shown;
    }

    /** What a module has is there to be enumerated, unlike the methods of a class. */
    private static void showAll(PlainObject module) {
        for (String key : List.copyOf(module.keys())) {
            Property property = module.find(key);
            if (property != null && !property.isAccessor()) {
                module.remove(key);
                module.put(key, property.value());
            }
        }
    }

    /** A module whose functions may be picked out of all of them by a pattern, so that each must be there. */
    private PlainObject spelledOut(Api api) {
        PlainObject module = new PlainObject(0, machine.realm.objectPrototype());
        module.setDelegate(api);
        String prefix = api.path() + ".";
        for (String path : machine.catalogue.entries().tailMap(prefix).keySet()) {
            if (!path.startsWith(prefix)) {
                break;
            }
            String name = path.substring(prefix.length());
            if (name.chars().allMatch(Character::isLetter)) {
                module.put(name, machine.apis.member(api, name));
            }
        }
        return module;
    }

    /** A name of a module that was not written as such in the source tells of an intention. */
    void observeLoad(Value name) {
        if (name instanceof Text text && text.origin() != Origin.LITERAL && machine.isRunning()) {
            machine.observations.trait("computed-module-name", machine.place(), text.value());
        }
    }

    /** What {@code package.json} of the extension holds. */
    Value manifest() {
        return files.exists(MANIFEST) ? exportsOf(MANIFEST) : Unknown.OBJECT;
    }

    /** True for the id of the extension itself. */
    boolean isItself(String id) {
        if (!(manifest() instanceof HeapObject manifest)) {
            return false;
        }
        return machine.access.get(manifest, "publisher") instanceof Text publisher
                && machine.access.get(manifest, "name") instanceof Text name
                && id.equalsIgnoreCase(publisher.value() + "." + name.value());
    }

    /** True for a service that the extension declares to sign its users in to, and that the editor does not know itself. */
    boolean signsInTo(String provider) {
        if (OF_THE_EDITOR.contains(provider) || !(manifest() instanceof HeapObject manifest)) {
            return false;
        }
        Value declared = machine.access.get(machine.access.get(manifest, "contributes"), "authentication");
        return declared instanceof ArrayObject providers
                && providers.elements().stream()
                        .anyMatch(one -> machine.access.get(one, "id") instanceof Text id
                                && id.value().equals(provider));
    }

    Value importDynamic(Value source, Script script) {
        new ArgumentTexts(machine).textsOf(source).forEach(machine.pageElements::imports);
        return namespace(require(source, script.path()));
    }

    /** {@code import.meta}. */
    Value importMeta(Script script) {
        PlainObject meta = machine.newObject();
        meta.put("url", Text.of("file://" + ROOT + "/" + script.path()));
        String folder = ModuleResolver.folderOf(script.path());
        meta.put("dirname", Text.of(folder.isEmpty() ? ROOT : ROOT + "/" + folder));
        meta.put("filename", Text.of(ROOT + "/" + script.path()));
        return meta;
    }

    /** A module as {@code import * as} sees it: what a CommonJS module exports is its default as well. */
    private Value namespace(Value exports) {
        if (!(exports instanceof HeapObject heap) || heap.hasOwn("default") || heap.hasOwn("__esModule")) {
            return exports;
        }
        PlainObject namespace = machine.newObject();
        machine.objects.copyAll(heap, namespace);
        namespace.setDelegate(heap);
        namespace.put("default", heap);
        return namespace;
    }

    void bindImports(Statement.Import node) {
        machine.placeAt(node);
        machine.pageElements.imports(node.source());
        Value exports =
                namespace(require(Text.of(node.source()), machine.frame().script.path()));
        for (Statement.ImportBinding binding : node.bindings()) {
            Value value = binding.imported().equals("*") ? exports : machine.access.get(exports, binding.imported());
            machine.variables.initialise(binding.local().name(), value);
        }
    }

    private @Nullable PlainObject presentExports() {
        ModuleScope scope = scopes.get(machine.frame().script);
        if (scope != null && machine.access.get(scope.module(), "exports") instanceof PlainObject exports) {
            return exports;
        }
        return null;
    }

    void export(Statement.ExportNamed node) {
        PlainObject exports = presentExports();
        if (exports == null) {
            return;
        }
        exports.putHidden("__esModule", Bool.TRUE);
        if (node.source() != null) {
            machine.placeAt(node);
            Value from = namespace(
                    require(Text.of(node.source()), machine.frame().script.path()));
            for (Statement.ExportBinding binding : node.bindings()) {
                exports.put(binding.exported(), machine.access.get(from, binding.local()));
            }
            return;
        }
        Scope scope = machine.frame().scope;
        for (Statement.ExportBinding binding : node.bindings()) {
            exportLive(exports, binding.exported(), binding.local(), scope);
        }
        if (node.declaration() != null) {
            for (String name : ScopeShape.ofProgram(List.of(node.declaration())).names()) {
                exportLive(exports, name, name, scope);
            }
        }
    }

    /** A binding that changes later is seen changed by who imported it. */
    private void exportLive(PlainObject exports, String exported, String local, Scope scope) {
        NativeFunction getter = machine.function(exported, (calls, self, arguments) -> {
            for (Scope at = scope; at != null; at = at.parent()) {
                if (at.declares(local)) {
                    Value value = at.get(local);
                    return value == null ? Unknown.ANY : value;
                }
            }
            return Unknown.ANY;
        });
        exports.defineAccessor(exported, Optional.of(getter), Optional.empty(), true);
    }

    void exportDefault(Statement.ExportDefault node) {
        Value value = machine.evaluator.value(node.value());
        PlainObject exports = presentExports();
        if (exports != null) {
            exports.putHidden("__esModule", Bool.TRUE);
            exports.put("default", value);
        }
    }

    void exportAll(Statement.ExportAll node) {
        PlainObject exports = presentExports();
        if (exports == null) {
            return;
        }
        machine.placeAt(node);
        Value from = require(Text.of(node.source()), machine.frame().script.path());
        if (node.exported() != null) {
            exports.put(node.exported(), namespace(from));
        } else {
            machine.objects.copyAll(from, exports);
        }
    }
}
