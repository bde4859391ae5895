package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.PrimitiveObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code Symbol}. Registered and well-known symbols are those of id 0. */
final class SymbolBuiltins {

    private static final List<String> WELL_KNOWN = List.of(
            "iterator",
            "asyncIterator",
            "hasInstance",
            "toPrimitive",
            "toStringTag",
            "species",
            "isConcatSpreadable",
            "match",
            "matchAll",
            "replace",
            "search",
            "split",
            "unscopables",
            "dispose",
            "asyncDispose");

    private SymbolBuiltins() {}

    static void install(Realm realm) {
        AtomicInteger made = new AtomicInteger();
        NativeFunction constructor = realm.constructor("Symbol", 0, (calls, self, arguments) -> {
            Invocation in = new Invocation(calls, self, arguments);
            String description = in.has(0) ? in.text(0).map(Text::value).orElse("") : "";
            return new Symbol(description, made.incrementAndGet());
        });
        for (String name : WELL_KNOWN) {
            constructor.putHidden(name, new Symbol("Symbol." + name, 0));
        }
        Invocation.method(
                realm,
                constructor,
                "for",
                1,
                in -> in.text(0)
                        .<Value>map(key -> new Symbol("for " + key.value(), 0))
                        .orElseGet(in::derived));
        PlainObject prototype = realm.prototype("Symbol");
        Invocation.method(realm, prototype, "valueOf", 0, NumberBuiltins::unwrapped);
        Invocation.method(
                realm,
                prototype,
                "toString",
                0,
                in -> thisSymbol(in)
                        .<Value>map(symbol -> Text.of("Symbol(" + description(symbol) + ")"))
                        .orElseGet(in::derived));
        PlainObject holder = new PlainObject(0, realm.objectPrototype());
        Invocation.method(
                realm,
                holder,
                "get description",
                0,
                in -> thisSymbol(in)
                        .<Value>map(symbol -> Text.of(description(symbol)))
                        .orElse(Undefined.UNDEFINED));
        prototype.defineAccessor(
                "description", holder.own("get description").map(p -> p.value()), Optional.empty(), false);
    }

    private static Optional<Symbol> thisSymbol(Invocation in) {
        Value value = in.self() instanceof PrimitiveObject wrapper ? wrapper.primitive() : in.self();
        return value instanceof Symbol symbol ? Optional.of(symbol) : Optional.empty();
    }

    private static String description(Symbol symbol) {
        return symbol.id() == 0 && symbol.description().startsWith("for ")
                ? symbol.description().substring(4)
                : symbol.description();
    }
}
