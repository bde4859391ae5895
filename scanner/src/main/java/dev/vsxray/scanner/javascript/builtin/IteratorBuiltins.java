package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;
import java.util.OptionalDouble;

/** The methods all iterators share (ES2025 iterator helpers), by way of the same methods of arrays. */
final class IteratorBuiltins {

    private static final List<String> AS_OF_ARRAYS =
            List.of("map", "filter", "flatMap", "forEach", "reduce", "some", "every", "find");

    private IteratorBuiltins() {}

    static void install(Realm realm, PlainObject prototype) {
        for (String name : AS_OF_ARRAYS) {
            Invocation.method(realm, prototype, name, 1, in -> viaArray(in, name));
        }
        Invocation.method(
                realm,
                prototype,
                "toArray",
                0,
                in -> Elements.orUnknown(in.calls(), in.self()).toArray(in.calls()));
        Invocation.method(realm, prototype, "take", 1, in -> part(in, true));
        Invocation.method(realm, prototype, "drop", 1, in -> part(in, false));
    }

    private static Value viaArray(Invocation in, String name) {
        Value array = Elements.orUnknown(in.calls(), in.self()).toArray(in.calls());
        Value method = in.calls().get(in.calls().realm().arrayPrototype(), name);
        Value result = in.calls().call(method, array, in.arguments());
        return result instanceof HeapObject && Elements.of(in.calls(), result).isPresent() && !name.equals("reduce")
                ? new ListIterator(in.calls(), "Array Iterator", Elements.orUnknown(in.calls(), result))
                : result;
    }

    private static Value part(Invocation in, boolean front) {
        Elements elements = Elements.orUnknown(in.calls(), in.self());
        OptionalDouble count = in.relative(0, 0, elements.items().size());
        if (count.isEmpty()) {
            return in.derived();
        }
        int at = (int) count.getAsDouble();
        List<Value> items = elements.items();
        List<Value> kept = front ? items.subList(0, at) : items.subList(at, items.size());
        return new ListIterator(in.calls(), "Array Iterator", new Elements(kept, elements.others()));
    }
}
