package dev.vsxray.scanner.javascript.value;

import dev.vsxray.scanner.javascript.regexp.RegExp;
import dev.vsxray.scanner.javascript.regexp.RegExpSyntaxException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The global object and the prototypes of the language for one analysis. Prototypes are made empty on first use;
 * {@code builtin.Builtins.install} fills those of the pure language, the machine adds promises, generators and the
 * host's own.
 */
public final class Realm {

    /** Different regular expressions that are kept ready: more than the largest bundles run. */
    private static final int MAXIMUM_EXPRESSIONS = 1_000;

    private final PlainObject objectPrototype = new PlainObject(0, Null.NULL);
    private final PlainObject functionPrototype = new PlainObject(0, objectPrototype);
    private final PlainObject arrayPrototype = new PlainObject(0, objectPrototype);
    private final PlainObject stringPrototype = new PlainObject(0, objectPrototype);
    private final PlainObject numberPrototype = new PlainObject(0, objectPrototype);
    private final PlainObject global = new PlainObject(0, objectPrototype, "global");
    private final Map<String, PlainObject> others = new LinkedHashMap<>();
    private final Map<String, RegExp> expressions = new HashMap<>();

    public PlainObject objectPrototype() {
        return objectPrototype;
    }

    public PlainObject functionPrototype() {
        return functionPrototype;
    }

    public PlainObject arrayPrototype() {
        return arrayPrototype;
    }

    public PlainObject stringPrototype() {
        return stringPrototype;
    }

    public PlainObject numberPrototype() {
        return numberPrototype;
    }

    /** {@code globalThis}. */
    public PlainObject global() {
        return global;
    }

    /**
     * The prototype of a class of the language.
     *
     * @param className its constructor's name: {@code RegExp}, {@code Map}, {@code Buffer}, {@code TypeError}, …
     */
    public PlainObject prototype(String className) {
        switch (className) {
            case "Object":
                return objectPrototype;
            case "Function":
                return functionPrototype;
            case "Array":
                return arrayPrototype;
            case "String":
                return stringPrototype;
            case "Number":
                return numberPrototype;
            default:
                PlainObject present = others.get(className);
                if (present == null) {
                    present = new PlainObject(0, objectPrototype);
                    others.put(className, present);
                }
                return present;
        }
    }

    /** A regular expression ready to match: a literal in a loop or a function is compiled once. */
    RegExp compiled(String pattern, String flags) throws RegExpSyntaxException {
        String written = flags + "/" + pattern;
        RegExp known = expressions.get(written);
        if (known == null) {
            known = RegExp.compile(pattern, flags);
            if (expressions.size() < MAXIMUM_EXPRESSIONS) {
                expressions.put(written, known);
            }
        }
        return known;
    }

    /** Adds a method to a prototype or namespace. */
    public NativeFunction method(HeapObject owner, String name, int parameters, Builtin builtin) {
        NativeFunction function = new NativeFunction(functionPrototype, name, parameters, builtin);
        owner.putHidden(name, function);
        return function;
    }

    /** Adds a constructor function with its prototype to the global object. */
    public NativeFunction constructor(String name, int parameters, Builtin builtin) {
        NativeFunction function = new NativeFunction(functionPrototype, name, parameters, builtin);
        PlainObject prototype = prototype(name);
        function.putHidden("prototype", prototype);
        prototype.putHidden("constructor", function);
        global.putHidden(name, function);
        return function;
    }
}
