package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;

/** {@code Error} and its subclasses. A stack is unknown text: it names places of a program that does not run. */
final class ErrorBuiltins {

    private static final List<String> SUBCLASSES = List.of(
            "TypeError", "RangeError", "SyntaxError", "ReferenceError", "EvalError", "URIError", "AggregateError");

    private ErrorBuiltins() {}

    static void install(Realm realm) {
        define(realm, "Error");
        PlainObject prototype = realm.prototype("Error");
        Invocation.method(realm, prototype, "toString", 0, in -> {
            Value name = in.calls().get(in.self(), "name");
            Value message = in.calls().get(in.self(), "message");
            return message instanceof Text text && text.length() == 0
                    ? name
                    : PartialText.concatenate(in.calls(), List.of(name, Text.of(": "), message));
        });
        HeapObject error =
                (HeapObject) realm.global().own("Error").orElseThrow().value();
        Invocation.method(realm, error, "captureStackTrace", 1, in -> Undefined.UNDEFINED);
        for (String name : SUBCLASSES) {
            define(realm, name);
            realm.prototype(name).setPrototype(prototype);
        }
    }

    private static void define(Realm realm, String name) {
        int message = name.equals("AggregateError") ? 1 : 0;
        realm.constructor(name, 1, (calls, self, arguments) -> {
            Invocation in = new Invocation(calls, self, arguments);
            PlainObject made = new PlainObject(calls.level(), calls.realm().prototype(name), "Error");
            if (in.has(message)) {
                made.putHidden("message", Coercions.toText(calls, in.argument(message)));
            }
            made.putHidden("stack", Unknown.of(Unknown.Kind.TEXT, in.facts()));
            if (message == 1) {
                made.putHidden("errors", in.argument(0));
            }
            if (in.argument(message + 1) instanceof HeapObject options && options.hasOwn("cause")) {
                made.putHidden("cause", calls.get(options, "cause"));
            }
            return made;
        });
        realm.prototype(name).putHidden("name", Text.of(name));
        realm.prototype(name).putHidden("message", Text.EMPTY);
    }
}
