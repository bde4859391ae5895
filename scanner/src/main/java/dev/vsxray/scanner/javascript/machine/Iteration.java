package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.CollectionObject;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.ProxyObject;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;

/** What {@code for of}, {@code for in}, spread and array patterns see. */
final class Iteration {

    /** Turns of an iterator of the script. */
    private static final int MAXIMUM_TURNS = 100_000;

    /** Iterators that give another iterable, one in the other. */
    private static final int MAXIMUM_NESTING = 3;

    private final Machine machine;
    private int nesting;

    Iteration(Machine machine) {
        this.machine = machine;
    }

    Elements of(Value iterable) {
        if (iterable instanceof ArrayObject array) {
            return new Elements(
                    array.elements(),
                    array.isExact() && array.rest().isEmpty(),
                    array.rest().orElse(Unknown.with(array.facts())));
        }
        if (iterable instanceof Text text) {
            return Elements.exactly(text.value()
                    .codePoints()
                    .mapToObj(point -> Text.of(Character.toString(point), text.origin()))
                    .toList());
        }
        if (iterable instanceof GeneratorObject generator) {
            return generator.elements();
        }
        if (iterable instanceof CollectionObject collection) {
            return ofCollection(collection);
        }
        if (iterable instanceof BytesObject bytes) {
            return ofBytes(bytes);
        }
        if (iterable instanceof OneOf one) {
            return ofAny(one);
        }
        if (iterable instanceof Api api) {
            return Elements.some(machine.apis.element(api));
        }
        if (iterable instanceof ApiInstance instance) {
            return Elements.some(instance);
        }
        if (iterable instanceof ProxyObject proxy && ProxyObject.behind(proxy) instanceof ArrayObject) {
            return Elements.asOfBuiltins(machine, proxy);
        }
        if (iterable instanceof HeapObject object) {
            return byProtocol(object);
        }
        if (iterable == Undefined.UNDEFINED || iterable == Null.NULL) {
            return Elements.exactly(List.of());
        }
        return Elements.some(Unknown.with(iterable.facts()));
    }

    private Elements ofCollection(CollectionObject collection) {
        boolean pairs = !collection.className().endsWith("Set");
        List<Value> known = new ArrayList<>();
        collection.entries().forEach((key, value) -> known.add(pairs ? pair(key, value) : key));
        if (collection.isExact()) {
            return Elements.exactly(known);
        }
        Value rest = collection.rest().orElse(Unknown.with(collection.facts()));
        return new Elements(known, false, pairs ? pair(collection.keyNotKnown(), rest) : rest);
    }

    private ArrayObject pair(Value key, Value value) {
        return machine.newArray(List.of(key, value));
    }

    private Elements ofBytes(BytesObject bytes) {
        if (!bytes.isKnown()) {
            return Elements.some(Unknown.of(Unknown.Kind.NUMBER, bytes.facts()));
        }
        machine.spend(bytes.length());
        List<Value> known = new ArrayList<>(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            known.add(BytesAccess.get(bytes, i));
        }
        return Elements.exactly(known);
    }

    private Elements ofAny(OneOf one) {
        List<Value> all = new ArrayList<>();
        for (Value alternative : one.alternatives()) {
            Elements elements = of(alternative);
            all.addAll(elements.known());
            if (!elements.isExact()) {
                all.add(elements.rest());
            }
        }
        return all.isEmpty() ? Elements.exactly(List.of()) : Elements.some(Values.joinAll(all));
    }

    private Elements byProtocol(HeapObject object) {
        Value method = machine.access.get(object, Symbol.ITERATOR.key());
        if (!(method instanceof FunctionObject)) {
            method = machine.access.get(object, Symbol.ASYNC_ITERATOR.key());
        }
        if (!(method instanceof FunctionObject)) {
            if (object.delegate().isPresent()) {
                machine.ownStreams.ask(object);
                Elements elements = of(object.delegate().get());
                return object.facts().isTainted()
                        ? new Elements(
                                elements.known(), false, Values.join(elements.rest(), Unknown.with(object.facts())))
                        : elements;
            }
            Value any = machine.access.anyProperty(object);
            return Elements.some(any == Undefined.UNDEFINED ? Unknown.ANY : any);
        }
        if (nesting >= MAXIMUM_NESTING) {
            return Elements.some(Unknown.with(object.facts()));
        }
        nesting++;
        try {
            return iterated(object, machine.call(method, object, List.of()));
        } finally {
            nesting--;
        }
    }

    private Elements iterated(HeapObject object, Value iterator) {
        if (iterator != object && !(iterator instanceof HeapObject)) {
            return of(iterator);
        }
        if (iterator != object && !(hasNext(iterator))) {
            return of(iterator);
        }
        return drain(iterator);
    }

    private boolean hasNext(Value iterator) {
        return !(iterator instanceof GeneratorObject) && machine.access.get(iterator, "next") instanceof FunctionObject;
    }

    private Elements drain(Value iterator) {
        Value next = machine.access.get(iterator, "next");
        List<Value> known = new ArrayList<>();
        for (int i = 0; i < MAXIMUM_TURNS; i++) {
            machine.spend(1);
            Value result = machine.promises.awaitHere(machine.call(next, iterator, List.of()));
            Boolean done = Coercions.truth(machine.access.get(result, "done"));
            Value value = machine.access.get(result, "value");
            if (Boolean.TRUE.equals(done)) {
                return Elements.exactly(known);
            }
            if (done == null) {
                return new Elements(known, false, value);
            }
            known.add(value);
        }
        return new Elements(known, false, Values.joinAll(known.subList(0, OneOf.MAXIMUM_ALTERNATIVES)));
    }

    /** The keys that {@code for in} sees. Of a value of the catalogue it is one that stands for each of its own. */
    Elements keysOf(Value value) {
        if (value instanceof Api api) {
            return Elements.some(api.eachKey());
        }
        if (value instanceof ArrayObject array) {
            List<Value> indices = new ArrayList<>();
            for (int i = 0; i < array.length(); i++) {
                indices.add(Text.of(Integer.toString(i)));
            }
            return new Elements(indices, array.isExact(), Unknown.TEXT);
        }
        if (value instanceof OneOf one) {
            List<Value> all = new ArrayList<>();
            for (Value alternative : one.alternatives()) {
                Elements keys = keysOf(alternative);
                all.addAll(keys.known());
                if (!keys.isExact()) {
                    all.add(keys.rest());
                }
            }
            return all.isEmpty() ? Elements.exactly(List.of()) : Elements.some(Values.joinAll(all));
        }
        if (!(value instanceof HeapObject object)) {
            boolean nothing = value instanceof Bool || value == Undefined.UNDEFINED || value == Null.NULL;
            return nothing ? Elements.exactly(List.of()) : Elements.some(Unknown.of(Unknown.Kind.TEXT, value.facts()));
        }
        List<Value> keys = new ArrayList<>();
        object.enumerableKeys().forEach(key -> keys.add(Text.of(key)));
        if (object.delegate().isPresent()) {
            return new Elements(keys, false, Api.ANY_KEY);
        }
        boolean exact = object.rest().isEmpty() && object.facts().isEmpty();
        return new Elements(
                keys, exact, Unknown.of(Unknown.Kind.TEXT, object.facts().join(object.nameFacts())));
    }
}
