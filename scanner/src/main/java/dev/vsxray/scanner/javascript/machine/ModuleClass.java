package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;

/**
 * Node's own class of modules, which {@code require('module')} and {@code module.constructor} give: the ways to load a
 * module, or to make one of a text, that do not say {@code require}.
 */
final class ModuleClass {

    private final Machine machine;
    private final NativeFunction constructor;
    private final PlainObject prototype;

    /** Loaded modules by their full path, as {@code require.cache} shows them. */
    private final PlainObject cache;

    ModuleClass(Machine machine) {
        this.machine = machine;
        Realm realm = machine.realm;
        this.prototype = realm.prototype("Module");
        this.cache = new PlainObject(0, realm.objectPrototype());
        this.constructor = machine.function("Module", (calls, self, arguments) -> made(Values.argument(arguments, 0)));
        constructor.putHidden("prototype", prototype);
        constructor.putHidden("Module", constructor);
        constructor.putHidden("_cache", cache);
        constructor.putHidden(
                "builtinModules",
                machine.newArray(Modules.namesOfNode().stream().map(Text::of).toList()));
        constructor.putHidden("_extensions", new PlainObject(0, realm.objectPrototype()));
        constructor.setDelegate(Api.of("node:module"));
        prototype.putHidden("constructor", constructor);
        realm.method(constructor, "_load", 1, (calls, self, arguments) -> require(arguments));
        realm.method(
                constructor,
                "createRequire",
                1,
                (calls, self, arguments) -> machine.modules.requireFunction(pathOf(Values.argument(arguments, 0))));
        realm.method(constructor, "_resolveFilename", 1, (calls, self, arguments) -> Values.argument(arguments, 0));
        realm.method(prototype, "require", 1, (calls, self, arguments) -> require(arguments));
        realm.method(prototype, "load", 1, (calls, self, arguments) -> require(arguments));
        realm.method(prototype, "_compile", 2, (calls, self, arguments) -> compile(self, arguments));
    }

    /** What {@code require('module')} gives. */
    NativeFunction constructor() {
        return constructor;
    }

    PlainObject cache() {
        return cache;
    }

    /** A module that holds nothing yet. */
    PlainObject made(Value id) {
        PlainObject module = new PlainObject(machine.level, prototype);
        module.put("id", id);
        module.put("exports", machine.newObject());
        return module;
    }

    private Value require(List<Value> arguments) {
        return machine.modules.require(Values.argument(arguments, 0), "");
    }

    /** The path inside the package of a file name or URL; empty for its root. */
    private static String pathOf(Value name) {
        if (!(name instanceof Text text)) {
            return "";
        }
        int root = text.value().indexOf(Modules.ROOT + "/");
        return root < 0 ? "" : text.value().substring(root + Modules.ROOT.length() + 1);
    }

    /** {@code module._compile(code, fileName)}: the code is a function of what a module sees. */
    private Value compile(Value self, List<Value> arguments) {
        Value code = Values.argument(arguments, 0);
        Value name = Values.argument(arguments, 1);
        Value function = machine.layers.makeFunction(
                List.of(
                        Text.of("exports"),
                        Text.of("require"),
                        Text.of("module"),
                        Text.of("__filename"),
                        Text.of("__dirname"),
                        code),
                "node:module.prototype._compile");
        Value exports = self instanceof HeapObject module ? machine.access.get(module, "exports") : Undefined.UNDEFINED;
        Value require = machine.modules.requireFunction(pathOf(name));
        return function instanceof Unknown
                ? function
                : machine.call(function, exports, List.of(exports, require, self, name, Text.of(Modules.ROOT)));
    }
}
