package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.CollectionObject;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PrimitiveObject;
import dev.vsxray.scanner.javascript.value.ProxyObject;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The elements of something that can be iterated or indexed, as a snapshot.
 *
 * @param items the known ones, in order
 * @param others what further elements at unknown places may be; empty when {@code items} are all
 */
public record Elements(List<Value> items, Optional<Value> others) {

    static Elements exact(List<Value> items) {
        return new Elements(items, Optional.empty());
    }

    public boolean isExact() {
        return others.isEmpty();
    }

    /** By the protocol of iteration or by {@code length} and index; empty for what has no elements. */
    public static Optional<Elements> of(Calls calls, Value value) {
        if (value instanceof ArrayObject array) {
            calls.spend(array.length());
            return Optional.of(ofArray(array));
        }
        if (value instanceof Text text) {
            return Optional.of(exact(characters(calls, text)));
        }
        if (value instanceof PrimitiveObject wrapper && wrapper.primitive() instanceof Text text) {
            return Optional.of(exact(characters(calls, text)));
        }
        if (value instanceof BytesObject bytes) {
            return Optional.of(ofBytes(calls, bytes));
        }
        if (value instanceof CollectionObject collection) {
            return Optional.of(ofCollection(calls, collection));
        }
        if (value instanceof ListIterator iterator) {
            return Optional.of(iterator.takeAll());
        }
        if (value instanceof ProxyObject proxy && ProxyObject.behind(proxy) instanceof ArrayObject) {
            return ofArrayLike(calls, proxy);
        }
        if (value instanceof HeapObject object) {
            boolean iterable = calls.get(object, Symbol.ITERATOR.key()) instanceof FunctionObject;
            return iterable ? Optional.of(ofArray(calls.iterated(object))) : ofArrayLike(calls, object);
        }
        if (value instanceof OneOf one) {
            return Optional.of(new Elements(List.of(), Optional.of(anyOf(calls, one))));
        }
        return Optional.empty();
    }

    /** As {@link #of}, where what is not known has elements that carry its facts. */
    public static Elements orUnknown(Calls calls, Value value) {
        return of(calls, value)
                .orElseGet(() -> new Elements(List.of(), Optional.of(Unknown.with(Values.deepFacts(value)))));
    }

    private static Elements ofArray(ArrayObject array) {
        List<Value> items = List.copyOf(array.elements());
        return array.isExact()
                ? exact(items)
                : new Elements(items, Optional.of(array.rest().orElse(Unknown.with(array.facts()))));
    }

    private static Elements ofBytes(Calls calls, BytesObject bytes) {
        calls.spend(bytes.length());
        if (!bytes.isKnown()) {
            return new Elements(List.of(), Optional.of(Unknown.of(Unknown.Kind.NUMBER, bytes.facts())));
        }
        List<Value> items = new ArrayList<>(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            items.add(TypedElements.read(bytes, i));
        }
        return exact(items);
    }

    private static Elements ofCollection(Calls calls, CollectionObject collection) {
        List<Value> items = new ArrayList<>();
        boolean set = collection.className().endsWith("Set");
        for (Map.Entry<Value, Value> entry : collection.entries().entrySet()) {
            items.add(set ? entry.getKey() : calls.newArray(List.of(entry.getKey(), entry.getValue())));
        }
        calls.spend(items.size());
        if (collection.isExact()) {
            return exact(items);
        }
        Value rest = collection.rest().orElse(Unknown.with(collection.facts()));
        return new Elements(items, Optional.of(set ? rest : calls.newArray(List.of(collection.keyNotKnown(), rest))));
    }

    private static Optional<Elements> ofArrayLike(Calls calls, HeapObject object) {
        Value length = calls.get(object, "length");
        if (!(length instanceof Num number)) {
            return Optional.empty();
        }
        double count = Coercions.toInteger(number.value());
        if (count > Limits.ELEMENTS) {
            return Optional.empty();
        }
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.spend(1);
            items.add(calls.get(object, Integer.toString(i)));
        }
        return Optional.of(exact(items));
    }

    private static Value anyOf(Calls calls, OneOf one) {
        List<Value> all = new ArrayList<>();
        for (Value alternative : one.alternatives()) {
            Elements elements = orUnknown(calls, alternative);
            all.addAll(elements.items());
            elements.others().ifPresent(all::add);
        }
        return Values.joinAll(all);
    }

    /** By code point; a lone surrogate is an element of its own. */
    static List<Value> characters(Calls calls, Text text) {
        String value = text.value();
        calls.spend(value.length());
        Origin origin = text.origin().isDecoded() ? text.origin() : Origin.COMPOSED;
        List<Value> characters = new ArrayList<>(value.length());
        for (int i = 0; i < value.length(); ) {
            int width = Character.charCount(value.codePointAt(i));
            characters.add(Text.of(value.substring(i, i + width), origin));
            i += width;
        }
        return characters;
    }

    /** What any of the elements may be. */
    Value any() {
        List<Value> all = new ArrayList<>(items);
        others.ifPresent(all::add);
        return Values.joinAll(all);
    }

    /** An array of these elements. */
    ArrayObject toArray(Calls calls) {
        ArrayObject array = calls.newArray(items);
        others.ifPresent(array::addRest);
        return array;
    }
}
