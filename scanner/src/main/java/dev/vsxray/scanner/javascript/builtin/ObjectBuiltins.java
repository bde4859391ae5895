package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.PrimitiveObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.ProxyObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code Object} and the methods of every object, with {@code Reflect}'s on properties. Freezing is not modelled: a
 * program that runs without error does the same without it.
 */
final class ObjectBuiltins {

    private ObjectBuiltins() {}

    static void install(Realm realm) {
        NativeFunction constructor = realm.constructor("Object", 1, (calls, self, arguments) -> {
            Value value = Values.argument(arguments, 0);
            return Coercions.isNullish(value) ? calls.newObject() : Coercions.toObject(calls, value);
        });
        Invocation.method(realm, constructor, "keys", 1, in -> list(in, What.KEYS));
        Invocation.method(realm, constructor, "values", 1, in -> list(in, What.VALUES));
        Invocation.method(realm, constructor, "entries", 1, in -> list(in, What.ENTRIES));
        Invocation.method(realm, constructor, "assign", 2, ObjectBuiltins::assign);
        Invocation.method(realm, constructor, "create", 2, ObjectBuiltins::create);
        Invocation.method(realm, constructor, "defineProperty", 3, ObjectBuiltins::defineProperty);
        Invocation.method(realm, constructor, "defineProperties", 2, ObjectBuiltins::defineProperties);
        Invocation.method(realm, constructor, "fromEntries", 1, ObjectBuiltins::fromEntries);
        Invocation.method(realm, constructor, "getPrototypeOf", 1, ObjectBuiltins::getPrototypeOf);
        Invocation.method(realm, constructor, "setPrototypeOf", 2, ObjectBuiltins::setPrototypeOf);
        Invocation.method(realm, constructor, "getOwnPropertyNames", 1, in -> names(in, false));
        Invocation.method(realm, constructor, "getOwnPropertySymbols", 1, ObjectBuiltins::symbols);
        Invocation.method(realm, constructor, "getOwnPropertyDescriptor", 2, ObjectBuiltins::descriptor);
        Invocation.method(realm, constructor, "getOwnPropertyDescriptors", 1, ObjectBuiltins::descriptors);
        Invocation.method(realm, constructor, "hasOwn", 2, in -> hasOwn(in, in.argument(0), in.argument(1)));
        Invocation.method(realm, constructor, "is", 2, ObjectBuiltins::is);
        for (String same : List.of("freeze", "seal", "preventExtensions")) {
            Invocation.method(realm, constructor, same, 1, in -> in.argument(0));
        }
        Invocation.method(
                realm, constructor, "isFrozen", 1, in -> Bool.of(in.argument(0).isConstant()));
        Invocation.method(
                realm, constructor, "isSealed", 1, in -> Bool.of(in.argument(0).isConstant()));
        Invocation.method(
                realm,
                constructor,
                "isExtensible",
                1,
                in -> Bool.of(!in.argument(0).isConstant()));
        Invocation.method(realm, constructor, "groupBy", 2, ObjectBuiltins::groupBy);

        PlainObject prototype = realm.objectPrototype();
        Invocation.method(realm, prototype, "toString", 0, ObjectBuiltins::tag);
        Invocation.method(realm, prototype, "toLocaleString", 0, in -> Coercions.toText(in.calls(), in.self()));
        Invocation.method(realm, prototype, "valueOf", 0, in -> Coercions.toObject(in.calls(), in.self()));
        Invocation.method(realm, prototype, "hasOwnProperty", 1, in -> hasOwn(in, in.self(), in.argument(0)));
        Invocation.method(realm, prototype, "propertyIsEnumerable", 1, in -> hasOwn(in, in.self(), in.argument(0)));
        Invocation.method(realm, prototype, "isPrototypeOf", 1, ObjectBuiltins::isPrototypeOf);
        Invocation.method(realm, prototype, "__defineGetter__", 2, in -> accessor(in, true));
        Invocation.method(realm, prototype, "__defineSetter__", 2, in -> accessor(in, false));

        installReflect(realm);
    }

    private static void installReflect(Realm realm) {
        HeapObject reflect =
                (HeapObject) realm.global().own("Reflect").orElseThrow().value();
        Invocation.method(
                realm,
                reflect,
                "get",
                2,
                in -> Coercions.key(in.calls(), in.argument(1))
                        .map(key -> in.calls().get(in.argument(0), key))
                        .orElseGet(in::derived));
        Invocation.method(realm, reflect, "set", 3, in -> {
            Coercions.key(in.calls(), in.argument(1))
                    .ifPresent(key -> in.calls().set(in.argument(0), key, in.argument(2)));
            return Bool.TRUE;
        });
        Invocation.method(realm, reflect, "has", 2, in -> {
            Optional<String> key = Coercions.key(in.calls(), in.argument(1));
            Boolean present = in.argument(0) instanceof HeapObject object && key.isPresent()
                    ? has(in.calls(), object, key.get())
                    : null;
            return present == null ? in.sanitised(Unknown.Kind.BOOLEAN) : Bool.of(present);
        });
        Invocation.method(realm, reflect, "ownKeys", 1, in -> names(in, true));
        Invocation.method(realm, reflect, "defineProperty", 3, in -> {
            defineProperty(in);
            return Bool.TRUE;
        });
        Invocation.method(realm, reflect, "deleteProperty", 2, in -> {
            Optional<String> key = Coercions.key(in.calls(), in.argument(1));
            if (in.argument(0) instanceof HeapObject object
                    && key.isPresent()
                    && in.calls().isCertain(object)) {
                object.remove(key.get());
            }
            return Bool.TRUE;
        });
        Invocation.method(realm, reflect, "getPrototypeOf", 1, ObjectBuiltins::getPrototypeOf);
        Invocation.method(realm, reflect, "setPrototypeOf", 2, ObjectBuiltins::setPrototypeOf);
        Invocation.method(realm, reflect, "getOwnPropertyDescriptor", 2, ObjectBuiltins::descriptor);
    }

    // enumeration

    private enum What {
        KEYS,
        VALUES,
        ENTRIES
    }

    private static Value list(Invocation in, What what) {
        Value subject = in.argument(0);
        if (subject instanceof Text text) {
            subject = in.calls().newArray(Elements.characters(in.calls(), text));
        }
        if (!(subject instanceof HeapObject object)) {
            return subject.isConstant()
                    ? in.calls().newArray(List.of())
                    : Elements.orUnknown(in.calls(), Undefined.UNDEFINED).isExact()
                            ? in.derived()
                            : unknownList(in, subject, what);
        }
        ArrayObject list = in.calls().newArray(List.of());
        for (String key : enumerableKeys(in.calls(), object)) {
            list.elements().add(entry(in, object, key, what));
        }
        Optional<Value> hidden = object.rest().or(object::delegate);
        if (hidden.isPresent()) {
            addHidden(in, list, hidden.get(), what, object.nameFacts());
        } else if (!object.facts().isEmpty()) {
            list.addRest(unknownEntry(in, Unknown.with(object.facts()), what, Facts.NONE));
        }
        return list;
    }

    private static Value unknownList(Invocation in, Value subject, What what) {
        ArrayObject list = in.calls().newArray(List.of());
        Value member = subject instanceof Api ? subject : Unknown.with(Values.deepFacts(subject));
        addHidden(in, list, member, what, Facts.NONE);
        return list;
    }

    /**
     * Entries that are not known one by one. Those of a module are one that stands for each, so that a copy of all of
     * them, as compilers make it for an import, is a copy of the module.
     */
    private static void addHidden(Invocation in, ArrayObject list, Value hidden, What what, Facts names) {
        if (hidden instanceof Api api && api.isModule() && what == What.KEYS) {
            list.elements().add(api.eachKey());
        } else {
            list.addRest(unknownEntry(in, hidden, what, names));
        }
    }

    private static Value unknownEntry(Invocation in, Value value, What what, Facts names) {
        Value key = value instanceof Api api
                ? api.eachKey()
                : Unknown.of(
                        Unknown.Kind.TEXT,
                        Values.deepFacts(value)
                                .through("property-name", in.calls().place())
                                .join(names));
        return switch (what) {
            case KEYS -> key;
            case VALUES -> value;
            case ENTRIES -> in.calls().newArray(List.of(key, value));
        };
    }

    private static Value entry(Invocation in, HeapObject object, String key, What what) {
        return switch (what) {
            case KEYS -> Text.of(key);
            case VALUES -> in.calls().get(object, key);
            case ENTRIES -> in.calls().newArray(List.of(Text.of(key), in.calls().get(object, key)));
        };
    }

    /** Own enumerable keys, the indices of arrays and bytes among them. */
    static List<String> enumerableKeys(Calls calls, HeapObject object) {
        List<String> keys = new ArrayList<>();
        int length = indexed(object);
        calls.spend(length);
        for (int i = 0; i < length; i++) {
            keys.add(Integer.toString(i));
        }
        keys.addAll(object.enumerableKeys());
        calls.spend(keys.size());
        // What the trap leaves out or makes up is not followed: it is run for what else it does.
        if (object instanceof ProxyObject proxy) {
            proxy.ask(calls, "ownKeys");
        }
        return keys;
    }

    private static int indexed(HeapObject given) {
        HeapObject object = ProxyObject.behind(given);
        if (object instanceof ArrayObject array) {
            return array.length();
        }
        if (object instanceof BytesObject bytes && bytes.kind() != BytesObject.Kind.ARRAY_BUFFER) {
            return bytes.length();
        }
        return object instanceof PrimitiveObject wrapper && wrapper.primitive() instanceof Text text
                ? text.length()
                : 0;
    }

    /**
     * The names that any of them has: what a library exports is one of two objects, for development or for use, and what
     * copies it does so name by name.
     */
    private static SortedSet<String> namesOfAny(OneOf objects) {
        SortedSet<String> names = new TreeSet<>();
        objects.alternatives().forEach(object -> names.addAll(((PlainObject) object).keys()));
        return names;
    }

    private static Value names(Invocation in, boolean symbols) {
        ArrayObject list = in.calls().newArray(List.of());
        if (in.argument(0) instanceof OneOf one
                && one.alternatives().stream().allMatch(PlainObject.class::isInstance)) {
            namesOfAny(one).forEach(name -> list.elements().add(Text.of(name)));
            return list;
        }
        if (in.argument(0) instanceof Api || in.argument(0) instanceof HeapObject module && showsModule(module)) {
            list.addRest(in.argument(0) instanceof Api api ? api.eachKey() : Api.ANY_KEY);
            return list;
        }
        if (!(in.argument(0) instanceof HeapObject given)) {
            return in.argument(0).isConstant() ? list : unknownList(in, in.argument(0), What.KEYS);
        }
        HeapObject object = ProxyObject.behind(given);
        for (int i = 0; i < indexed(object); i++) {
            list.elements().add(Text.of(Integer.toString(i)));
        }
        if (object instanceof ArrayObject) {
            list.elements().add(Text.of("length"));
        }
        for (String key : object.keys()) {
            if (symbols || !Symbol.isKey(key)) {
                list.elements().add(Symbol.ofKey(key));
            }
        }
        object.rest().or(object::delegate).ifPresent(hidden -> addHidden(in, list, hidden, What.KEYS, Facts.NONE));
        return list;
    }

    private static Value symbols(Invocation in) {
        ArrayObject list = in.calls().newArray(List.of());
        if (in.argument(0) instanceof HeapObject object) {
            object.keys().stream().filter(Symbol::isKey).map(Symbol::ofKey).forEach(list.elements()::add);
        }
        return list;
    }

    private static boolean showsModule(HeapObject object) {
        return object.delegate().filter(Api.class::isInstance).isPresent();
    }

    // making and changing

    private static Value assign(Invocation in) {
        Value target = in.argument(0);
        for (Value source : in.argumentsFrom(1)) {
            copy(in.calls(), target, source);
        }
        return target;
    }

    /** {@code Object.assign} of one source. An object of the catalogue shows through where nothing was there. */
    private static void copy(Calls calls, Value target, Value source) {
        if (source instanceof HeapObject object) {
            for (String key : enumerableKeys(calls, object)) {
                calls.set(target, key, calls.get(object, key));
            }
            for (String key : object.copiedKeys()) {
                if (Symbol.isKey(key)) {
                    calls.set(target, key, calls.get(object, key));
                }
            }
            if (target instanceof HeapObject into) {
                object.rest().ifPresent(into::addRest);
                object.delegate().filter(delegate -> into.delegate().isEmpty()).ifPresent(into::setDelegate);
                into.addFacts(object.facts());
            }
        } else if (target instanceof HeapObject into && !source.isConstant()) {
            if (source instanceof Api && into.delegate().isEmpty()) {
                into.setDelegate(source);
            } else {
                Value any = source instanceof Api ? source : Unknown.with(Values.deepFacts(source));
                into.fillEmpty(any);
                into.addRest(any);
            }
            into.addFacts(source.facts());
        }
    }

    private static Value create(Invocation in) {
        Value prototype = in.argument(0);
        if (prototype instanceof Bool || prototype instanceof Num || prototype instanceof Text) {
            throw in.calls().error("TypeError", "Object prototype may only be an Object or null");
        }
        PlainObject object = new PlainObject(in.calls().level(), prototypeOfNew(in, prototype));
        if (prototype instanceof Api) {
            object.setDelegate(prototype);
        }
        if (in.argument(1) instanceof HeapObject descriptors) {
            for (String key : descriptors.enumerableKeys()) {
                define(in.calls(), object, key, in.calls().get(descriptors, key));
            }
        }
        return object;
    }

    private static Value prototypeOfNew(Invocation in, Value prototype) {
        if (prototype instanceof Undefined) {
            return Null.NULL;
        }
        return prototype instanceof Unknown ? in.calls().realm().objectPrototype() : prototype;
    }

    private static Value defineProperty(Invocation in) {
        Value target = in.argument(0);
        Optional<String> key = Coercions.key(in.calls(), in.argument(1));
        if (target instanceof HeapObject object && key.isPresent()) {
            define(in.calls(), object, key.get(), in.argument(2));
        } else if (target instanceof HeapObject object) {
            in.calls().setUnderAnyKey(object, described(in.calls(), in.argument(2)));
        }
        return target;
    }

    private static Value defineProperties(Invocation in) {
        if (in.argument(0) instanceof HeapObject object && in.argument(1) instanceof HeapObject descriptors) {
            for (String key : descriptors.enumerableKeys()) {
                define(in.calls(), object, key, in.calls().get(descriptors, key));
            }
        }
        return in.argument(0);
    }

    private static void define(Calls calls, HeapObject object, String key, Value descriptor) {
        if (!(descriptor instanceof HeapObject)) {
            calls.set(object, key, Unknown.with(Values.deepFacts(descriptor)));
            return;
        }
        boolean enumerable = Boolean.TRUE.equals(Coercions.truth(calls.get(descriptor, "enumerable")));
        Value getter = calls.get(descriptor, "get");
        Value setter = calls.get(descriptor, "set");
        Value value = calls.get(descriptor, "value");
        boolean accessor = !(getter instanceof Undefined) || !(setter instanceof Undefined);
        if (accessor) {
            object.defineAccessor(
                    key,
                    Optional.of(getter).filter(half -> !(half instanceof Undefined)),
                    Optional.of(setter).filter(half -> !(half instanceof Undefined)),
                    enumerable);
        } else if (value instanceof Undefined && object.hasOwn(key)) {
            object.makeEnumerable(key, enumerable);
        } else if (object instanceof ArrayObject || object instanceof BytesObject || !calls.isCertain(object)) {
            calls.set(object, key, value);
        } else {
            object.define(key, value, enumerable);
        }
    }

    /** What reading a property so described may give. */
    private static Value described(Calls calls, Value descriptor) {
        Value getter = calls.get(descriptor, "get");
        return getter instanceof Undefined
                ? calls.get(descriptor, "value")
                : calls.call(getter, Undefined.UNDEFINED, List.of());
    }

    private static Value accessor(Invocation in, boolean getter) {
        Optional<String> key = Coercions.key(in.calls(), in.argument(0));
        if (in.self() instanceof HeapObject object && key.isPresent()) {
            Optional<Value> function = Optional.of(in.argument(1));
            object.defineAccessor(
                    key.get(), getter ? function : Optional.empty(), getter ? Optional.empty() : function, true);
        }
        return Undefined.UNDEFINED;
    }

    private static Value fromEntries(Invocation in) {
        PlainObject object = in.calls().newObject();
        Elements entries = Elements.orUnknown(in.calls(), in.argument(0));
        for (Value entry : entries.items()) {
            Optional<String> key = Coercions.key(in.calls(), in.calls().get(entry, "0"));
            Value value = in.calls().get(entry, "1");
            if (key.isPresent()) {
                object.put(key.get(), value);
            } else {
                object.addRest(value);
                object.addName(in.calls().get(entry, "0"), in.calls().place());
            }
        }
        entries.others().ifPresent(other -> {
            object.addRest(in.calls().get(other, "1"));
            object.addName(in.calls().get(other, "0"), in.calls().place());
        });
        return object;
    }

    private static Value groupBy(Invocation in) {
        PlainObject groups = in.calls().newObject();
        Elements elements = Elements.orUnknown(in.calls(), in.argument(0));
        for (int i = 0; i < elements.items().size(); i++) {
            Value item = elements.items().get(i);
            Value group = in.calls().call(in.argument(1), Undefined.UNDEFINED, List.of(item, Num.of(i)));
            Optional<String> key = Coercions.key(in.calls(), group);
            if (key.isEmpty()) {
                groups.addRest(item);
            } else if (groups.own(key.get()).map(Property::value).orElse(Null.NULL) instanceof ArrayObject members) {
                members.elements().add(item);
            } else {
                groups.put(key.get(), in.calls().newArray(List.of(item)));
            }
        }
        return groups;
    }

    // prototypes

    private static Value getPrototypeOf(Invocation in) {
        if (in.argument(0) instanceof Api) {
            return in.calls().realm().objectPrototype();
        }
        Value value = Coercions.toObject(in.calls(), in.argument(0));
        return value instanceof HeapObject object ? object.prototype() : in.derived();
    }

    private static Value setPrototypeOf(Invocation in) {
        if (in.argument(0) instanceof HeapObject object) {
            object.setPrototype(in.argument(1));
        }
        return in.argument(0);
    }

    private static Value isPrototypeOf(Invocation in) {
        Value at = in.argument(0);
        for (int depth = 0; at instanceof HeapObject object && depth < Limits.DEPTH; depth++) {
            at = object.prototype();
            if (at == in.self()) {
                return Bool.TRUE;
            }
        }
        return at.isConstant() ? Bool.FALSE : in.sanitised(Unknown.Kind.BOOLEAN);
    }

    // questions

    private static Value descriptor(Invocation in) {
        Optional<String> key = Coercions.key(in.calls(), in.argument(1));
        if (in.argument(0) instanceof Api api && key.isPresent()) {
            PlainObject described = in.calls().newObject();
            described.put("value", in.calls().get(api, key.get()));
            return described;
        }
        if (!(in.argument(0) instanceof HeapObject object) || key.isEmpty()) {
            return in.derived();
        }
        return describe(in.calls(), object, key.get());
    }

    private static Value describe(Calls calls, HeapObject object, String key) {
        Optional<Property> property = object.own(key);
        boolean element = HeapObject.isIndex(key) && Long.parseLong(key) < indexed(object);
        if (property.isEmpty() && !element) {
            return object.rest().isPresent() || object.delegate().isPresent()
                    ? Unknown.with(object.facts())
                    : Undefined.UNDEFINED;
        }
        PlainObject descriptor = calls.newObject();
        if (property.isPresent() && property.get().isAccessor()) {
            descriptor.put("get", property.get().getter().orElse(Undefined.UNDEFINED));
            descriptor.put("set", property.get().setter().orElse(Undefined.UNDEFINED));
        } else {
            descriptor.put("value", calls.get(object, key));
            descriptor.put("writable", Bool.TRUE);
        }
        descriptor.put("enumerable", Bool.of(property.map(Property::enumerable).orElse(true)));
        descriptor.put("configurable", Bool.TRUE);
        return descriptor;
    }

    private static Value descriptors(Invocation in) {
        if (!(in.argument(0) instanceof HeapObject object)) {
            return in.derived();
        }
        PlainObject all = in.calls().newObject();
        for (String key : object.keys()) {
            all.put(key, describe(in.calls(), object, key));
        }
        return all;
    }

    private static Value hasOwn(Invocation in, Value subject, Value name) {
        Optional<String> key = Coercions.key(in.calls(), name);
        if (!(subject instanceof HeapObject object) || key.isEmpty()) {
            return subject.isConstant() && !(subject instanceof Text) ? Bool.FALSE : in.sanitised(Unknown.Kind.BOOLEAN);
        }
        Boolean own = own(object, key.get());
        return own == null ? in.sanitised(Unknown.Kind.BOOLEAN) : Bool.of(own);
    }

    /** Whether an object has a property of its own; null where that is not known. */
    private static @Nullable Boolean own(HeapObject object, String key) {
        boolean element = HeapObject.isIndex(key) && Long.parseLong(key) < indexed(object);
        if (element || object.hasOwn(key) || object instanceof ArrayObject && key.equals("length")) {
            return true;
        }
        boolean open = object.rest().isPresent()
                || object.delegate().isPresent()
                || object instanceof ArrayObject array && !array.isExact();
        return open ? null : false;
    }

    /** Whether an object or its prototypes have a property; null where that is not known. */
    static @Nullable Boolean has(Calls calls, HeapObject object, String key) {
        Value at = object;
        for (int depth = 0; at instanceof HeapObject next && depth < Limits.DEPTH; depth++) {
            Optional<Value> answer =
                    next instanceof ProxyObject proxy ? proxy.ask(calls, "has", Symbol.ofKey(key)) : Optional.empty();
            if (answer.isPresent()) {
                return Coercions.truth(answer.get());
            }
            Boolean own = own(next, key);
            if (own == null || own) {
                return own;
            }
            calls.spend(1);
            at = next.prototype();
        }
        return at instanceof Null ? false : null;
    }

    private static Value is(Invocation in) {
        Value left = in.argument(0);
        Value right = in.argument(1);
        if (left instanceof Num a && right instanceof Num b) {
            return Bool.of(Double.valueOf(a.value()).equals(b.value()));
        }
        Boolean same = Equality.strict(left, right);
        return same == null ? in.sanitised(Unknown.Kind.BOOLEAN) : Bool.of(same);
    }

    /** {@code [object Array]} and its kind. */
    private static Value tag(Invocation in) {
        Value self = in.self();
        if (self instanceof Undefined) {
            return Text.of("[object Undefined]");
        }
        if (self instanceof Null) {
            return Text.of("[object Null]");
        }
        if (!self.isConstant() && !(self instanceof HeapObject)) {
            return Unknown.text("[object " + Unknown.HOLE, self.facts().withoutTaints());
        }
        Value named = in.calls().get(self, Symbol.TO_STRING_TAG.key());
        if (named instanceof Text text) {
            return Text.of("[object " + text.value() + "]");
        }
        Value object = Coercions.toObject(in.calls(), self);
        return Text.of("[object " + ((HeapObject) object).className() + "]");
    }
}
