package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.CollectionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code Map}, {@code Set}, {@code WeakMap}, {@code WeakSet}, {@code WeakRef} and {@code FinalizationRegistry}. */
final class CollectionBuiltins {

    /** The callback of a {@code FinalizationRegistry}; no property of a script has this name. */
    private static final String CLEANUP = "\0cleanup";

    private CollectionBuiltins() {}

    static void install(Realm realm) {
        for (String name : List.of("Map", "WeakMap")) {
            realm.constructor(name, 0, (calls, self, arguments) -> fill(new Invocation(calls, self, arguments), name));
            PlainObject prototype = realm.prototype(name);
            Invocation.method(realm, prototype, "get", 1, CollectionBuiltins::get);
            Invocation.method(realm, prototype, "set", 2, in -> put(in, in.argument(0), in.argument(1)));
            installCommon(realm, prototype, name);
        }
        for (String name : List.of("Set", "WeakSet")) {
            realm.constructor(name, 0, (calls, self, arguments) -> fill(new Invocation(calls, self, arguments), name));
            PlainObject prototype = realm.prototype(name);
            Invocation.method(realm, prototype, "add", 1, in -> put(in, in.argument(0), in.argument(0)));
            installCommon(realm, prototype, name);
        }
        realm.constructor("WeakRef", 1, (calls, self, arguments) -> {
            PlainObject reference = new PlainObject(calls.level(), calls.realm().prototype("WeakRef"));
            reference.put("target", Values.argument(arguments, 0));
            return reference;
        });
        Invocation.method(
                realm, realm.prototype("WeakRef"), "deref", 0, in -> in.calls().get(in.self(), "target"));
        realm.constructor("FinalizationRegistry", 1, (calls, self, arguments) -> {
            PlainObject registry = new PlainObject(calls.level(), calls.realm().prototype("FinalizationRegistry"));
            registry.putHidden(CLEANUP, Values.argument(arguments, 0));
            return registry;
        });
        // Some day the object is gone, and what was held for it is cleaned up.
        Invocation.method(realm, realm.prototype("FinalizationRegistry"), "register", 3, in -> {
            in.calls().call(in.calls().get(in.self(), CLEANUP), Undefined.UNDEFINED, List.of(in.argument(1)));
            return Undefined.UNDEFINED;
        });
    }

    private static void installCommon(Realm realm, PlainObject prototype, String name) {
        boolean map = name.endsWith("Map");
        Invocation.method(realm, prototype, "has", 1, CollectionBuiltins::has);
        Invocation.method(realm, prototype, "delete", 1, CollectionBuiltins::delete);
        Invocation.method(realm, prototype, "clear", 0, in -> {
            if (in.self() instanceof CollectionObject collection && in.calls().isCertain(collection)) {
                collection.entries().clear();
            }
            return Undefined.UNDEFINED;
        });
        Invocation.method(realm, prototype, "forEach", 1, CollectionBuiltins::forEach);
        Invocation.method(realm, prototype, "keys", 0, in -> iterator(in, What.KEYS));
        NativeFunction values = realm.method(
                prototype,
                "values",
                0,
                (calls, self, arguments) -> iterator(new Invocation(calls, self, arguments), What.VALUES));
        NativeFunction entries = realm.method(
                prototype,
                "entries",
                0,
                (calls, self, arguments) -> iterator(new Invocation(calls, self, arguments), What.ENTRIES));
        prototype.putHidden(Symbol.ITERATOR.key(), map ? entries : values);
        prototype.define(Symbol.TO_STRING_TAG.key(), dev.vsxray.scanner.javascript.value.Text.of(name), false);
        NativeFunction size = new NativeFunction(
                realm.functionPrototype(),
                "get size",
                0,
                (calls, self, none) -> self instanceof CollectionObject collection && collection.isExact()
                        ? Num.of(collection.entries().size())
                        : Unknown.NUMBER);
        prototype.defineAccessor("size", Optional.of(size), Optional.empty(), false);
    }

    private static Value fill(Invocation in, String name) {
        CollectionObject collection =
                new CollectionObject(in.calls().level(), in.calls().realm().prototype(name), name);
        if (Coercions.isNullish(in.argument(0))) {
            return collection;
        }
        boolean map = name.endsWith("Map");
        Elements elements = Elements.orUnknown(in.calls(), in.argument(0));
        for (Value item : elements.items()) {
            store(
                    in,
                    collection,
                    map ? in.calls().get(item, "0") : item,
                    map ? in.calls().get(item, "1") : item);
        }
        elements.others().ifPresent(other -> collection.addRest(map ? in.calls().get(other, "1") : other));
        return collection;
    }

    private static Value put(Invocation in, Value key, Value value) {
        if (in.self() instanceof CollectionObject collection) {
            in.calls().spend(1);
            store(in, collection, key, value);
        }
        return in.self();
    }

    private static void store(Invocation in, CollectionObject collection, Value key, Value value) {
        in.calls().nowHeld(value);
        if (!isKey(key)) {
            collection.addRest(value);
            collection.addNameFacts(key.facts());
            return;
        }
        if (in.calls().isCertain(collection)) {
            collection.entries().put(normal(key), value);
        } else {
            collection.entries().merge(normal(key), value, Values::join);
        }
    }

    /** Whether a value can be told from other keys: a module is there once, as helpers that copy it for ES modules know. */
    private static boolean isKey(Value key) {
        return key.isConstant() || key instanceof HeapObject || key instanceof Api api && api.isModule();
    }

    private static Value normal(Value key) {
        return key instanceof Num number && number.value() == 0 ? Num.ZERO : key;
    }

    private static Value get(Invocation in) {
        if (!(in.self() instanceof CollectionObject collection)) {
            return in.derived();
        }
        Value key = in.argument(0);
        if (!isKey(key)) {
            List<Value> all = new ArrayList<>(collection.entries().values());
            collection.rest().ifPresent(all::add);
            all.add(Unknown.with(key.facts().withoutTaints().join(collection.facts())));
            return Values.joinAll(all);
        }
        Value found = collection.entries().get(normal(key));
        Optional<Value> rest = collection.rest();
        if (found != null) {
            return rest.map(other -> Values.join(found, other)).orElse(found);
        }
        return rest.orElse(collection.isExact() ? Undefined.UNDEFINED : Unknown.with(collection.facts()));
    }

    private static Value has(Invocation in) {
        if (!(in.self() instanceof CollectionObject collection) || !isKey(in.argument(0))) {
            return in.sanitised(Unknown.Kind.BOOLEAN);
        }
        if (collection.entries().containsKey(normal(in.argument(0)))) {
            return Bool.TRUE;
        }
        return collection.isExact() ? Bool.FALSE : in.sanitised(Unknown.Kind.BOOLEAN);
    }

    private static Value delete(Invocation in) {
        if (!(in.self() instanceof CollectionObject collection) || !isKey(in.argument(0))) {
            return Unknown.BOOLEAN;
        }
        Value key = normal(in.argument(0));
        boolean present = collection.entries().containsKey(key);
        if (present && in.calls().isCertain(collection)) {
            collection.entries().remove(key);
        }
        return Bool.of(present);
    }

    private static Value forEach(Invocation in) {
        if (!(in.self() instanceof CollectionObject collection)) {
            Value any = in.derived();
            in.calls().call(in.argument(0), in.argument(1), List.of(any, any, in.self()));
            return Undefined.UNDEFINED;
        }
        for (Map.Entry<Value, Value> entry : List.copyOf(collection.entries().entrySet())) {
            in.calls().call(in.argument(0), in.argument(1), List.of(entry.getValue(), entry.getKey(), collection));
        }
        if (!collection.isExact()) {
            Value rest = collection.rest().orElse(Unknown.with(collection.facts()));
            in.calls().call(in.argument(0), in.argument(1), List.of(rest, collection.keyNotKnown(), collection));
        }
        return Undefined.UNDEFINED;
    }

    private enum What {
        KEYS,
        VALUES,
        ENTRIES
    }

    private static Value iterator(Invocation in, What what) {
        if (!(in.self() instanceof CollectionObject collection)) {
            return in.derived();
        }
        List<Value> items = new ArrayList<>();
        collection
                .entries()
                .forEach((key, value) -> items.add(
                        switch (what) {
                            case KEYS -> key;
                            case VALUES -> value;
                            case ENTRIES -> in.calls().newArray(List.of(key, value));
                        }));
        Optional<Value> others = collection.isExact() ? Optional.empty() : Optional.of(other(in, collection, what));
        String kind = collection.className().endsWith("Set") ? "Set Iterator" : "Map Iterator";
        return new ListIterator(in.calls(), kind, new Elements(items, others));
    }

    private static Value other(Invocation in, CollectionObject collection, What what) {
        Value rest = collection.rest().orElse(Unknown.with(collection.facts()));
        Value key = collection.keyNotKnown();
        return switch (what) {
            case KEYS -> key;
            case VALUES -> rest;
            case ENTRIES -> in.calls().newArray(List.of(key, rest));
        };
    }
}
