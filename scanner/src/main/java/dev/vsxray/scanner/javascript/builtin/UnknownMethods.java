package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.ByteText;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Methods of a receiver that is not known. The name alone often says what the receiver must be: only strings have
 * {@code charCodeAt}, only arrays have {@code map}; then the built-in knows better what comes out.
 */
public final class UnknownMethods {

    private static final Set<String> OF_STRINGS = Set.of(
            "charAt",
            "charCodeAt",
            "codePointAt",
            "substring",
            "substr",
            "split",
            "replace",
            "replaceAll",
            "trim",
            "trimStart",
            "trimEnd",
            "toLowerCase",
            "toUpperCase",
            "startsWith",
            "endsWith",
            "padStart",
            "padEnd",
            "repeat",
            "match",
            "matchAll",
            "search",
            "localeCompare",
            "normalize");

    private static final Set<String> OF_ARRAYS = Set.of(
            "map",
            "filter",
            "forEach",
            "reduce",
            "reduceRight",
            "some",
            "every",
            "find",
            "findIndex",
            "flatMap",
            "join",
            "flat",
            "reverse",
            "sort");

    /** Shared by strings and arrays; which is decided by what is known of the receiver. */
    private static final Set<String> OF_BOTH = Set.of("slice", "indexOf", "lastIndexOf", "includes", "concat", "at");

    private UnknownMethods() {}

    /** {@code object.name(arguments)} by name; empty where the name says nothing. */
    public static Optional<Value> call(Calls calls, Value object, String name, List<Value> arguments) {
        if (name.equals("toString")) {
            return Optional.of(toText(calls, object, arguments));
        }
        if (name.equals("with")
                && object instanceof Unknown uri
                && uri.partial().isPresent()) {
            return Optional.of(EditorUri.with(calls, uri, Values.argument(arguments, 0)));
        }
        boolean text = object instanceof Unknown unknown && unknown.kind() == Unknown.Kind.TEXT;
        if (OF_STRINGS.contains(name) || text && OF_BOTH.contains(name)) {
            return viaPrototype(calls, calls.realm().stringPrototype(), object, name, arguments);
        }
        boolean callsBack =
                !arguments.isEmpty() && (arguments.get(0) instanceof FunctionObject || arguments.get(0) instanceof Api);
        boolean ofArrays = OF_ARRAYS.contains(name) && (callsBack || name.equals("join"));
        if (ofArrays && object instanceof Unknown) {
            return viaPrototype(calls, calls.realm().arrayPrototype(), object, name, arguments);
        }
        boolean question = name.equals("includes") || name.equals("indexOf") || name.equals("hasOwnProperty");
        if (question) {
            Unknown.Kind kind = name.equals("indexOf") ? Unknown.Kind.NUMBER : Unknown.Kind.BOOLEAN;
            return Optional.of(Unknown.of(kind, Values.deepFacts(object).withoutTaints()));
        }
        return name.equals("slice")
                ? Optional.of(
                        Unknown.with(Values.derived(object, arguments).facts().through("truncate", calls.place())))
                : Optional.empty();
    }

    /** By what stands in the prototype: the program may have replaced what the language had there. */
    private static Optional<Value> viaPrototype(
            Calls calls, PlainObject prototype, Value object, String name, List<Value> arguments) {
        Optional<Value> method = prototype.own(name).map(Property::value);
        return method.map(function -> function instanceof NativeFunction own
                ? own.builtin().call(calls, object, arguments)
                : calls.call(function, object, arguments));
    }

    /** Of a buffer it may encode, of a number or text it may not: the name of an encoding tells. */
    private static Value toText(Calls calls, Value object, List<Value> arguments) {
        Optional<ByteText> encoding =
                Values.argument(arguments, 0) instanceof Text name ? ByteText.named(name.value()) : Optional.empty();
        return encoding.isPresent() ? Bytes.text(calls, object, encoding.get()) : Coercions.toText(calls, object);
    }
}
