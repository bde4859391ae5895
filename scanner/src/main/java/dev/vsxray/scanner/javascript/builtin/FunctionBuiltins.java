package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.BoundFunction;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;

/** {@code Function} and the methods of functions, and {@code Reflect}. Making code of text is the machine's work. */
final class FunctionBuiltins {

    private FunctionBuiltins() {}

    static void install(Realm realm) {
        realm.constructor(
                "Function",
                1,
                (calls, self, arguments) -> calls.call(Api.of("global.Function"), Undefined.UNDEFINED, arguments));
        PlainObject prototype = realm.functionPrototype();
        List.of("AsyncFunction", "GeneratorFunction", "AsyncGeneratorFunction")
                .forEach(kind -> installKind(realm, kind));
        Invocation.method(
                realm, prototype, "call", 1, in -> in.calls().call(in.self(), in.argument(0), in.argumentsFrom(1)));
        Invocation.method(
                realm,
                prototype,
                "apply",
                2,
                in -> in.calls().call(in.self(), in.argument(0), spread(in, in.argument(1))));
        Invocation.method(realm, prototype, "bind", 1, FunctionBuiltins::bind);
        Invocation.method(
                realm,
                prototype,
                "toString",
                0,
                in -> in.self() instanceof FunctionObject function
                        ? Text.of(function.sourceText())
                        : in.derived(Unknown.Kind.TEXT));

        PlainObject reflect = new PlainObject(0, realm.objectPrototype(), "Reflect");
        realm.global().putHidden("Reflect", reflect);
        Invocation.method(
                realm,
                reflect,
                "apply",
                3,
                in -> in.calls().call(in.argument(0), in.argument(1), spread(in, in.argument(2))));
        Invocation.method(
                realm,
                reflect,
                "construct",
                2,
                in -> in.calls()
                        .construct(
                                in.argument(0),
                                spread(in, in.argument(1)),
                                in.has(2) ? in.argument(2) : in.argument(0)));
    }

    /** A kind of functions whose constructor no global name has: programs ask a function for it, to tell the kinds apart. */
    private static void installKind(Realm realm, String kind) {
        PlainObject prototype = realm.prototype(kind);
        prototype.setPrototype(realm.functionPrototype());
        NativeFunction constructor = new NativeFunction(
                realm.functionPrototype(),
                kind,
                1,
                (calls, self, arguments) -> calls.call(Api.of("global." + kind), Undefined.UNDEFINED, arguments));
        constructor.putHidden("prototype", prototype);
        prototype.putHidden("constructor", constructor);
        prototype.putHidden(Symbol.TO_STRING_TAG.key(), Text.of(kind));
    }

    private static Value bind(Invocation in) {
        if (!Coercions.isCallable(in.self())) {
            return in.derived(Unknown.Kind.FUNCTION);
        }
        return new BoundFunction(
                in.calls().level(),
                in.calls().realm().functionPrototype(),
                in.self(),
                in.argument(0),
                in.argumentsFrom(1));
    }

    /** The arguments in an array; further ones of an array that is not wholly known stand once at the end. */
    static List<Value> spread(Invocation in, Value array) {
        if (array instanceof Undefined || Coercions.isNullish(array)) {
            return List.of();
        }
        Elements elements = Elements.orUnknown(in.calls(), array);
        if (elements.others().isEmpty()) {
            return elements.items();
        }
        List<Value> all = new java.util.ArrayList<>(elements.items());
        all.add(elements.others().get());
        return all;
    }
}
