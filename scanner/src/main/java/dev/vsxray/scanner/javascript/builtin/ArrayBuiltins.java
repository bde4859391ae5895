package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.ProxyObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code Array} and the methods of arrays that call no function of the script. */
final class ArrayBuiltins {

    /** In UTF-16 code units: what a longer text is made of is not repeated in each list of such texts. */
    private static final int LONGEST_FORM = 1_000;

    private ArrayBuiltins() {}

    static void install(Realm realm) {
        NativeFunction constructor =
                realm.constructor("Array", 1, (calls, self, arguments) -> make(new Invocation(calls, self, arguments)));
        Invocation.method(realm, constructor, "isArray", 1, ArrayBuiltins::isArray);
        Invocation.method(realm, constructor, "of", 0, in -> in.calls().newArray(in.arguments()));

        PlainObject prototype = realm.arrayPrototype();
        Invocation.method(realm, prototype, "push", 1, ArrayBuiltins::push);
        Invocation.method(realm, prototype, "pop", 0, in -> take(in, false));
        Invocation.method(realm, prototype, "shift", 0, in -> take(in, true));
        Invocation.method(realm, prototype, "unshift", 1, ArrayBuiltins::unshift);
        Invocation.method(realm, prototype, "splice", 2, ArrayBuiltins::splice);
        Invocation.method(realm, prototype, "toSpliced", 2, in -> {
            ArrayObject copy = elements(in).toArray(in.calls());
            splice(new Invocation(in.calls(), copy, in.arguments()));
            return copy;
        });
        Invocation.method(realm, prototype, "reverse", 0, in -> replaceContents(in, reversed(in)));
        Invocation.method(realm, prototype, "toReversed", 0, in -> reversed(in).toArray(in.calls()));
        Invocation.method(realm, prototype, "fill", 1, ArrayBuiltins::fill);
        Invocation.method(realm, prototype, "copyWithin", 2, ArrayBuiltins::copyWithin);
        Invocation.method(realm, prototype, "slice", 2, ArrayBuiltins::slice);
        Invocation.method(realm, prototype, "concat", 1, ArrayBuiltins::concat);
        Invocation.method(realm, prototype, "join", 1, ArrayBuiltins::join);
        Invocation.method(realm, prototype, "toString", 0, ArrayBuiltins::toText);
        Invocation.method(realm, prototype, "toLocaleString", 0, ArrayBuiltins::toText);
        Invocation.method(realm, prototype, "indexOf", 1, in -> search(in, true, false));
        Invocation.method(realm, prototype, "lastIndexOf", 1, in -> search(in, false, false));
        Invocation.method(realm, prototype, "includes", 1, in -> search(in, true, true));
        Invocation.method(realm, prototype, "at", 1, ArrayBuiltins::at);
        Invocation.method(realm, prototype, "with", 2, ArrayBuiltins::with);
        Invocation.method(realm, prototype, "flat", 0, ArrayBuiltins::flat);
        Invocation.method(realm, prototype, "keys", 0, in -> iterator(in, "keys"));
        Invocation.method(realm, prototype, "entries", 0, in -> iterator(in, "entries"));
        NativeFunction values = realm.method(
                prototype,
                "values",
                0,
                (calls, self, arguments) -> iterator(new Invocation(calls, self, arguments), "values"));
        prototype.putHidden(Symbol.ITERATOR.key(), values);
    }

    /** The elements of {@code this}; what is not known has elements that carry its facts. */
    static Elements elements(Invocation in) {
        return Elements.orUnknown(in.calls(), in.self());
    }

    private static Value make(Invocation in) {
        if (in.count() == 1 && in.argument(0) instanceof Num length) {
            double count = length.value();
            if (count < 0 || count != Math.rint(count) || count > 4294967295.0) {
                throw in.rangeError("Invalid array length");
            }
            ArrayObject array = in.calls().newArray(List.of());
            if (count > Limits.ELEMENTS) {
                array.makeInexact();
                return array;
            }
            in.calls().spend((long) count);
            array.elements().addAll(Collections.nCopies((int) count, Undefined.UNDEFINED));
            return array;
        }
        ArrayObject array = in.calls().newArray(in.arguments());
        if (in.count() == 1 && in.argument(0) instanceof Unknown unknown && unknown.kind() == Unknown.Kind.NUMBER) {
            array.elements().clear();
            array.makeInexact();
        }
        return array;
    }

    private static Value isArray(Invocation in) {
        Value value = in.argument(0);
        if (value instanceof HeapObject object) {
            return Bool.of(ProxyObject.behind(object) instanceof ArrayObject);
        }
        return value.isConstant() ? Bool.FALSE : in.sanitised(Unknown.Kind.BOOLEAN);
    }

    // changing

    private static Value push(Invocation in) {
        if (!(in.self() instanceof ArrayObject array)) {
            return pushGeneric(in);
        }
        in.calls().spend(in.count());
        array.growsIn(in.calls().run(), in.calls().isRepeating());
        boolean certain = in.calls().isCertain(array) && array.isExact();
        for (Value value : in.arguments()) {
            if (certain && array.length() < Limits.ELEMENTS) {
                array.elements().add(value);
            } else {
                array.addRest(value);
            }
            in.calls().nowHeld(value);
        }
        return array.isExact() ? Num.of(array.length()) : Unknown.NUMBER;
    }

    private static Value pushGeneric(Invocation in) {
        if (!(in.self() instanceof HeapObject object)) {
            return in.sanitised(Unknown.Kind.NUMBER);
        }
        OptionalDouble length = Coercions.integer(in.calls(), in.calls().get(object, "length"));
        if (length.isEmpty()) {
            in.arguments().forEach(object::addRest);
            return Unknown.NUMBER;
        }
        double at = length.getAsDouble();
        for (Value value : in.arguments()) {
            in.calls().set(object, Long.toString((long) at++), value);
        }
        in.calls().set(object, "length", Num.of(at));
        return Num.of(at);
    }

    private static Value take(Invocation in, boolean first) {
        if (!(in.self() instanceof ArrayObject array)) {
            return in.derived();
        }
        array.shrinksIn(in.calls().run());
        if (!array.isExact() || !in.calls().isCertain(array)) {
            // It may be shorter from now on, so that a loop that empties it is not seen as endless.
            if (array.length() == 0 && array.isExact()) {
                return Undefined.UNDEFINED;
            }
            array.makeInexact();
            return Values.join(array.anyElement(), Undefined.UNDEFINED);
        }
        if (array.length() == 0) {
            return Undefined.UNDEFINED;
        }
        if (first) {
            in.calls().spend(1 + array.length() / 64);
        }
        return array.elements().remove(first ? 0 : array.length() - 1);
    }

    private static Value unshift(Invocation in) {
        if (!(in.self() instanceof ArrayObject array)) {
            return in.sanitised(Unknown.Kind.NUMBER);
        }
        if (in.calls().isCertain(array)) {
            in.calls().spend(1 + array.length() / 64 + in.count());
            array.elements().addAll(0, in.arguments());
        } else {
            in.arguments().forEach(array::addRest);
        }
        in.arguments().forEach(in.calls()::nowHeld);
        return array.isExact() ? Num.of(array.length()) : Unknown.NUMBER;
    }

    private static Value splice(Invocation in) {
        if (!(in.self() instanceof ArrayObject array)) {
            return in.derived();
        }
        in.argumentsFrom(2).forEach(in.calls()::nowHeld);
        OptionalDouble start = in.relative(0, 0, array.length());
        OptionalDouble count =
                in.count() < 2 ? OptionalDouble.of(in.count() == 0 ? 0 : array.length()) : in.integer(1, 0);
        if (!array.isExact()
                || start.isEmpty()
                || count.isEmpty()
                || !in.calls().isCertain(array)) {
            array.makeInexact();
            in.argumentsFrom(2).forEach(array::addRest);
            ArrayObject removed = in.calls().newArray(List.of());
            removed.addRest(array.anyElement());
            return removed;
        }
        in.calls().spend(1 + array.length() / 16 + in.count());
        int from = (int) start.getAsDouble();
        int to = (int) Math.min(array.length(), from + Math.max(0, count.getAsDouble()));
        List<Value> range = array.elements().subList(from, to);
        ArrayObject removed = in.calls().newArray(range);
        range.clear();
        array.elements().addAll(from, in.argumentsFrom(2));
        return removed;
    }

    /** Puts other elements into {@code this}, or, where that is not certain, says that they may be there. */
    static Value replaceContents(Invocation in, Elements next) {
        if (!(in.self() instanceof ArrayObject array)) {
            if (in.self() instanceof HeapObject object) {
                for (int i = 0; i < next.items().size(); i++) {
                    in.calls().set(object, Integer.toString(i), next.items().get(i));
                }
            }
            return in.self();
        }
        if (in.calls().isCertain(array)) {
            array.elements().clear();
            array.elements().addAll(next.items());
        } else if (array.length() > 0) {
            array.addRest(Values.joinAll(array.elements()));
        }
        return array;
    }

    /** In reverse order; the characters of a text that was split say so. */
    private static Elements reversed(Invocation in) {
        Elements elements = elements(in);
        List<Value> items = new ArrayList<>(elements.items());
        Collections.reverse(items);
        boolean characters =
                items.size() > 2 && items.stream().allMatch(item -> item instanceof Text text && text.length() <= 2);
        if (characters) {
            StringBuilder before = new StringBuilder();
            elements.items().forEach(item -> before.append(((Text) item).value()));
            Origin origin =
                    Origin.decoded("reverse", in.calls().place(), before.toString(), ((Text) items.get(0)).origin());
            items.replaceAll(item -> ((Text) item).withOrigin(origin));
        }
        return new Elements(items, elements.others());
    }

    private static Value fill(Invocation in) {
        Elements elements = elements(in);
        int length = elements.items().size();
        OptionalDouble start = in.relative(1, 0, length);
        OptionalDouble end = in.relative(2, length, length);
        if (start.isEmpty() || end.isEmpty() || !elements.isExact()) {
            if (in.self() instanceof HeapObject object) {
                object.addRest(in.argument(0));
            }
            return in.self();
        }
        List<Value> items = new ArrayList<>(elements.items());
        for (int i = (int) start.getAsDouble(); i < end.getAsDouble(); i++) {
            items.set(i, in.argument(0));
        }
        return replaceContents(in, Elements.exact(items));
    }

    private static Value copyWithin(Invocation in) {
        Elements elements = elements(in);
        int length = elements.items().size();
        OptionalDouble target = in.relative(0, 0, length);
        OptionalDouble start = in.relative(1, 0, length);
        OptionalDouble end = in.relative(2, length, length);
        if (target.isEmpty() || start.isEmpty() || end.isEmpty() || !elements.isExact()) {
            return in.self();
        }
        List<Value> items = new ArrayList<>(elements.items());
        int to = (int) target.getAsDouble();
        for (int from = (int) start.getAsDouble(); from < end.getAsDouble() && to < length; from++) {
            items.set(to++, elements.items().get(from));
        }
        return replaceContents(in, Elements.exact(items));
    }

    // making others

    private static Value slice(Invocation in) {
        Elements elements = elements(in);
        List<Value> items = elements.items();
        OptionalDouble start = in.relative(0, 0, items.size());
        OptionalDouble end = in.relative(1, items.size(), items.size());
        if (!elements.isExact() && in.count() > 0) {
            // Where they stand is known only from the front, and only as far as the known ones reach.
            boolean front = start.isPresent() && in.integer(0, 0).orElse(-1) >= 0 && !in.has(1);
            ArrayObject rest =
                    in.calls().newArray(front ? items.subList((int) start.getAsDouble(), items.size()) : List.of());
            rest.addRest(elements.any());
            return rest;
        }
        if (start.isEmpty() || end.isEmpty()) {
            ArrayObject some = in.calls().newArray(List.of());
            some.addRest(elements.any());
            return some;
        }
        int from = (int) start.getAsDouble();
        int to = (int) Math.max(from, end.getAsDouble());
        return new Elements(items.subList(from, to), elements.others()).toArray(in.calls());
    }

    private static Value concat(Invocation in) {
        ArrayObject result = in.calls().newArray(List.of());
        List<Value> parts = new ArrayList<>();
        parts.add(in.self());
        parts.addAll(in.arguments());
        for (Value part : parts) {
            if (!(part instanceof ArrayObject)) {
                if (part.isConstant() || part instanceof HeapObject) {
                    add(result, part);
                } else {
                    result.addRest(part);
                    result.addRest(Unknown.with(Values.deepFacts(part)));
                }
                continue;
            }
            Elements elements = Elements.orUnknown(in.calls(), part);
            for (Value item : elements.items()) {
                add(result, item);
            }
            elements.others().ifPresent(result::addRest);
        }
        return result;
    }

    /** At the end; behind elements of unknown number the place is unknown too. */
    private static void add(ArrayObject array, Value value) {
        if (array.isExact() && array.length() < Limits.ELEMENTS) {
            array.elements().add(value);
        } else {
            array.addRest(value);
        }
    }

    private static Value join(Invocation in) {
        Elements elements = elements(in);
        Value separator = in.has(0) ? Coercions.toText(in.calls(), in.argument(0)) : Text.of(",");
        List<Value> parts = new ArrayList<>();
        for (Value item : elements.items()) {
            if (!parts.isEmpty()) {
                parts.add(separator);
            }
            parts.add(joined(item));
        }
        in.calls().spend(parts.size());
        if (elements.others().isPresent()) {
            if (!parts.isEmpty()) {
                parts.add(separator);
            }
            parts.add(someOf(elements.others().get()));
        }
        return PartialText.concatenate(in.calls(), parts);
    }

    /** Any number of texts of which only the form is known: that of one, or another, with more on both sides. */
    private static Value someOf(Value other) {
        if (other instanceof OneOf one) {
            return Values.joinTexts(
                    one.alternatives().stream().map(ArrayBuiltins::someOf).toList());
        }
        Facts facts = Values.deepFacts(other);
        Optional<String> form = other instanceof Unknown unknown ? unknown.partial() : Optional.empty();
        return form.filter(parts -> parts.length() <= LONGEST_FORM)
                .<Value>map(parts -> Unknown.text(Unknown.HOLE + parts + Unknown.HOLE, facts))
                .orElseGet(() -> Unknown.of(Unknown.Kind.TEXT, facts));
    }

    /** One of several lists is not written out: lists of such lists have more texts than can be counted. */
    private static Value joined(Value item) {
        if (item instanceof OneOf one && one.alternatives().stream().anyMatch(ArrayObject.class::isInstance)) {
            return Unknown.of(Unknown.Kind.TEXT, Values.deepFacts(item));
        }
        return Coercions.isNullish(item) ? Text.EMPTY : item;
    }

    private static Value toText(Invocation in) {
        Value join = in.calls().get(in.self(), "join");
        return Coercions.isCallable(join) ? in.calls().call(join, in.self(), List.of()) : Text.of("[object Object]");
    }

    private static Value flat(Invocation in) {
        OptionalDouble depth = in.integer(0, 1);
        ArrayObject result = in.calls().newArray(List.of());
        flatten(in.calls(), elements(in), (int) Math.min(depth.orElse(1), Limits.DEPTH), result);
        return result;
    }

    static void flatten(Calls calls, Elements elements, int depth, ArrayObject into) {
        for (Value item : elements.items()) {
            calls.spend(1);
            if (depth > 0 && item instanceof ArrayObject nested) {
                flatten(calls, Elements.orUnknown(calls, nested), depth - 1, into);
            } else if (depth > 0 && item instanceof OneOf) {
                flattenUncounted(calls, item, depth, into);
            } else {
                add(into, item);
            }
        }
        elements.others().ifPresent(other -> flattenUncounted(calls, other, depth, into));
    }

    /** The same of what may be a list or none, or not of this length: what it holds has no places. */
    private static void flattenUncounted(Calls calls, Value value, int depth, ArrayObject into) {
        for (Value alternative : Values.alternatives(value)) {
            calls.spend(1);
            if (depth > 0 && alternative instanceof ArrayObject nested) {
                Elements elements = Elements.orUnknown(calls, nested);
                elements.items().forEach(item -> flattenUncounted(calls, item, depth - 1, into));
                elements.others().ifPresent(other -> flattenUncounted(calls, other, depth - 1, into));
            } else {
                into.addRest(alternative);
            }
        }
    }

    private static Value with(Invocation in) {
        Elements elements = elements(in);
        ArrayObject copy = elements.toArray(in.calls());
        OptionalDouble index = in.relative(0, 0, elements.items().size());
        if (index.isPresent()
                && elements.isExact()
                && index.getAsDouble() < elements.items().size()) {
            copy.elements().set((int) index.getAsDouble(), in.argument(1));
        } else {
            copy.addRest(in.argument(1));
        }
        return copy;
    }

    // looking

    private static Value at(Invocation in) {
        Elements elements = elements(in);
        OptionalDouble index = in.integer(0, 0);
        if (index.isEmpty()) {
            return elements.any();
        }
        double at = index.getAsDouble();
        if (at < 0 && !elements.isExact()) {
            return elements.any();
        }
        double place = at < 0 ? at + elements.items().size() : at;
        return place >= 0 && place < elements.items().size()
                ? elements.items().get((int) place)
                : elements.others().orElse(Undefined.UNDEFINED);
    }

    private static Value search(Invocation in, boolean forward, boolean asBoolean) {
        Elements elements = elements(in);
        List<Value> items = elements.items();
        OptionalDouble start = in.relative(1, forward ? 0 : items.size(), items.size());
        Unknown.Kind kind = asBoolean ? Unknown.Kind.BOOLEAN : Unknown.Kind.NUMBER;
        if (start.isEmpty()) {
            return in.sanitised(kind);
        }
        int first = forward ? (int) start.getAsDouble() : (int) Math.min(start.getAsDouble(), items.size() - 1.0);
        for (int i = first; forward ? i < items.size() : i >= 0; i += forward ? 1 : -1) {
            Boolean same = asBoolean
                    ? Equality.sameValueZero(items.get(i), in.argument(0))
                    : Equality.strict(items.get(i), in.argument(0));
            if (same == null) {
                return in.sanitised(kind);
            }
            if (same) {
                return asBoolean ? Bool.TRUE : Num.of(i);
            }
        }
        return elements.isExact() ? asBoolean ? Bool.FALSE : Num.MINUS_ONE : in.sanitised(kind);
    }

    private static Value iterator(Invocation in, String what) {
        Elements elements = elements(in);
        if (!what.equals("values")) {
            List<Value> items = new ArrayList<>();
            for (int i = 0; i < elements.items().size(); i++) {
                Num index = Num.of(i);
                items.add(
                        what.equals("keys")
                                ? index
                                : in.calls()
                                        .newArray(
                                                List.of(index, elements.items().get(i))));
            }
            Optional<Value> others = elements.others()
                    .map(other ->
                            what.equals("keys") ? Unknown.NUMBER : in.calls().newArray(List.of(Unknown.NUMBER, other)));
            elements = new Elements(items, others);
        }
        return new ListIterator(in.calls(), "Array Iterator", elements);
    }
}
