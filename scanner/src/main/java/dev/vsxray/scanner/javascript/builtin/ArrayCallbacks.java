package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The methods of arrays that call a function of the script: once for each known element, and once more for what the
 * elements that are not known may be.
 */
final class ArrayCallbacks {

    /** Steps along a path of names that is not known. */
    private static final int LONGEST_WALK = 4;

    private ArrayCallbacks() {}

    static void install(Realm realm) {
        PlainObject prototype = realm.arrayPrototype();
        Invocation.method(realm, prototype, "forEach", 1, in -> {
            map(in, (item, result) -> {});
            return Undefined.UNDEFINED;
        });
        Invocation.method(realm, prototype, "map", 1, ArrayCallbacks::map);
        Invocation.method(realm, prototype, "flatMap", 1, in -> {
            ArrayObject result = in.calls().newArray(List.of());
            Elements mapped = Elements.orUnknown(in.calls(), map(in));
            ArrayBuiltins.flatten(in.calls(), mapped, 1, result);
            return result;
        });
        Invocation.method(realm, prototype, "filter", 1, ArrayCallbacks::filter);
        Invocation.method(realm, prototype, "some", 1, in -> test(in, true));
        Invocation.method(realm, prototype, "every", 1, in -> test(in, false));
        Invocation.method(realm, prototype, "find", 1, in -> find(in, true, false));
        Invocation.method(realm, prototype, "findIndex", 1, in -> find(in, true, true));
        Invocation.method(realm, prototype, "findLast", 1, in -> find(in, false, false));
        Invocation.method(realm, prototype, "findLastIndex", 1, in -> find(in, false, true));
        Invocation.method(realm, prototype, "reduce", 1, in -> reduce(in, true));
        Invocation.method(realm, prototype, "reduceRight", 1, in -> reduce(in, false));
        Invocation.method(realm, prototype, "sort", 1, in -> ArrayBuiltins.replaceContents(in, sorted(in)));
        Invocation.method(realm, prototype, "toSorted", 1, in -> sorted(in).toArray(in.calls()));
        HeapObject constructor =
                (HeapObject) realm.global().own("Array").orElseThrow().value();
        Invocation.method(realm, constructor, "from", 1, ArrayCallbacks::from);
    }

    @FunctionalInterface
    private interface EachResult {
        void accept(Value item, Value result);
    }

    /** Calls the function for each element; gives the result for those that are not known. */
    private static Optional<Value> map(Invocation in, EachResult each) {
        Elements elements = ArrayBuiltins.elements(in);
        List<Value> items = elements.items();
        for (int i = 0; i < items.size(); i++) {
            each.accept(items.get(i), call(in, items.get(i), Num.of(i)));
        }
        return elements.others().map(other -> call(in, other, Unknown.NUMBER));
    }

    private static Value call(Invocation in, Value item, Value index) {
        in.calls().spend(1);
        return in.calls().call(in.argument(0), in.argument(1), List.of(item, index, in.self()));
    }

    private static Value map(Invocation in) {
        ArrayObject result = in.calls().newArray(List.of());
        Optional<Value> others = map(in, (item, mapped) -> result.elements().add(mapped));
        others.ifPresent(result::addRest);
        return result;
    }

    private static Value filter(Invocation in) {
        ArrayObject result = in.calls().newArray(List.of());
        Elements elements = ArrayBuiltins.elements(in);
        map(in, (item, keeps) -> {
            Boolean truth = Coercions.truth(keeps);
            if (truth == null || truth && !result.isExact()) {
                result.addRest(item);
            } else if (truth) {
                result.elements().add(item);
            }
        });
        elements.others().ifPresent(result::addRest);
        return result;
    }

    private static Value test(Invocation in, boolean some) {
        Elements elements = ArrayBuiltins.elements(in);
        boolean known = true;
        for (int i = 0; i < elements.items().size(); i++) {
            Boolean truth = Coercions.truth(call(in, elements.items().get(i), Num.of(i)));
            if (truth != null && truth == some) {
                return Bool.of(some);
            }
            known &= truth != null;
        }
        elements.others().ifPresent(other -> call(in, other, Unknown.NUMBER));
        return known && elements.isExact() ? Bool.of(!some) : in.sanitised(Unknown.Kind.BOOLEAN);
    }

    private static Value find(Invocation in, boolean forward, boolean index) {
        Elements elements = ArrayBuiltins.elements(in);
        List<Value> items = elements.items();
        List<Value> candidates = new ArrayList<>();
        for (int k = 0; k < items.size(); k++) {
            int i = forward ? k : items.size() - 1 - k;
            Boolean truth = Coercions.truth(call(in, items.get(i), Num.of(i)));
            if (truth == null || truth) {
                candidates.add(index ? Num.of(i) : items.get(i));
            }
            if (Boolean.TRUE.equals(truth)) {
                return Values.joinAll(candidates);
            }
        }
        elements.others().ifPresent(other -> {
            call(in, other, Unknown.NUMBER);
            candidates.add(index ? Unknown.NUMBER : other);
        });
        candidates.add(index ? Num.MINUS_ONE : Undefined.UNDEFINED);
        return Values.joinAll(candidates);
    }

    private static Value reduce(Invocation in, boolean forward) {
        Elements elements = ArrayBuiltins.elements(in);
        List<Value> items = elements.items();
        int at = 0;
        Value result;
        if (in.count() > 1) {
            result = in.argument(1);
        } else if (!items.isEmpty()) {
            result = items.get(forward ? 0 : items.size() - 1);
            at = 1;
        } else if (elements.others().isPresent()) {
            result = elements.others().get();
        } else {
            throw in.typeError("Reduce of empty array with no initial value");
        }
        for (; at < items.size(); at++) {
            int i = forward ? at : items.size() - 1 - at;
            in.calls().spend(1);
            result = in.calls()
                    .call(in.argument(0), Undefined.UNDEFINED, List.of(result, items.get(i), Num.of(i), in.self()));
        }
        if (elements.others().isPresent()) {
            result = reduceOthers(in, result, elements.others().get());
        }
        return result;
    }

    /** Once for any number of elements; a walk from object to object goes on as long as it comes to others. */
    private static Value reduceOthers(Invocation in, Value start, Value other) {
        Value result = start;
        for (int i = 0; i < LONGEST_WALK; i++) {
            List<Value> arguments = List.of(result, other, Unknown.NUMBER, in.self());
            Value next = Values.join(result, in.calls().call(in.argument(0), Undefined.UNDEFINED, arguments));
            boolean goesOn = !holdsSameObjects(result, next);
            result = next;
            if (!goesOn) {
                break;
            }
        }
        return result;
    }

    private static boolean holdsSameObjects(Value before, Value after) {
        List<Value> known = Values.alternatives(before);
        return Values.alternatives(after).stream()
                .filter(HeapObject.class::isInstance)
                .allMatch(object -> known.stream().anyMatch(each -> each == object));
    }

    private static Value from(Invocation in) {
        Elements elements = Elements.orUnknown(in.calls(), in.argument(0));
        if (!in.has(1)) {
            return elements.toArray(in.calls());
        }
        Invocation mapping =
                new Invocation(in.calls(), elements.toArray(in.calls()), List.of(in.argument(1), in.argument(2)));
        return map(mapping);
    }

    // sorting

    /** A stable merge sort of our own: a comparator of the script may contradict itself, and the JDK's sort throws. */
    private static Elements sorted(Invocation in) {
        Elements elements = ArrayBuiltins.elements(in);
        List<Value> items = new ArrayList<>();
        List<Value> undefined = new ArrayList<>();
        for (Value item : elements.items()) {
            (item instanceof Undefined ? undefined : items).add(item);
        }
        Comparator order = in.has(0) ? comparator(in) : byText(in.calls(), items);
        mergeSort(in.calls(), items, order);
        items.addAll(undefined);
        return new Elements(items, elements.others());
    }

    @FunctionalInterface
    private interface Comparator {
        /** Whether the second belongs before the first. */
        boolean swaps(Value first, Value second);
    }

    private static Comparator comparator(Invocation in) {
        return (first, second) -> {
            Value order = in.calls().call(in.argument(0), Undefined.UNDEFINED, List.of(first, second));
            return Coercions.known(in.calls(), order).orElse(0) > 0;
        };
    }

    private static Comparator byText(Calls calls, List<Value> items) {
        java.util.Map<Value, String> texts = new java.util.IdentityHashMap<>();
        for (Value item : items) {
            texts.put(item, Coercions.toText(calls, item) instanceof Text text ? text.value() : "");
        }
        return (first, second) -> text(texts.get(first)).compareTo(text(texts.get(second))) > 0;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void mergeSort(Calls calls, List<Value> items, Comparator order) {
        if (items.size() < 2) {
            return;
        }
        int middle = items.size() / 2;
        List<Value> left = new ArrayList<>(items.subList(0, middle));
        List<Value> right = new ArrayList<>(items.subList(middle, items.size()));
        mergeSort(calls, left, order);
        mergeSort(calls, right, order);
        int l = 0;
        int r = 0;
        for (int i = 0; i < items.size(); i++) {
            calls.spend(1);
            boolean takeRight = l == left.size() || r < right.size() && order.swaps(left.get(l), right.get(r));
            items.set(i, takeRight ? right.get(r++) : left.get(l++));
        }
    }
}
