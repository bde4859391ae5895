package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;

/** The iterator of an array, a string, a map or a set, over a snapshot of its elements. */
public final class ListIterator extends PlainObject {

    private static final List<String> CLASSES =
            List.of("Array Iterator", "String Iterator", "Map Iterator", "Set Iterator", "RegExp String Iterator");

    private final Elements elements;
    private int next;

    ListIterator(Calls calls, String className, Elements elements) {
        super(calls.level(), calls.realm().prototype(className), className);
        this.elements = elements;
    }

    static void install(Realm realm) {
        PlainObject shared = realm.prototype("Iterator");
        Invocation.method(realm, shared, Symbol.ITERATOR.key(), 0, Invocation::self);
        IteratorBuiltins.install(realm, shared);
        for (String name : CLASSES) {
            PlainObject prototype = realm.prototype(name);
            prototype.setPrototype(shared);
            prototype.define(Symbol.TO_STRING_TAG.key(), Text.of(name), false);
            Invocation.method(
                    realm,
                    prototype,
                    "next",
                    0,
                    in -> in.self() instanceof ListIterator iterator ? iterator.step(in.calls()) : in.derived());
        }
    }

    /** A step that is less certain than the iterator may be any of those that are left. */
    private Value step(Calls calls) {
        calls.spend(1);
        PlainObject result = calls.newObject();
        if (calls.level() > level() && next < elements.items().size()) {
            result.put("value", left().any());
            result.put("done", Unknown.BOOLEAN);
        } else if (next < elements.items().size()) {
            result.put("value", elements.items().get(next++));
            result.put("done", Bool.FALSE);
        } else if (elements.others().isPresent()) {
            result.put("value", elements.others().get());
            result.put("done", Unknown.BOOLEAN);
        } else {
            result.put("value", Undefined.UNDEFINED);
            result.put("done", Bool.TRUE);
        }
        return result;
    }

    /** What is left, which is then used up. */
    public Elements takeAll() {
        Elements left = left();
        next = elements.items().size();
        return left;
    }

    private Elements left() {
        List<Value> items = elements.items();
        return new Elements(items.subList(Math.min(next, items.size()), items.size()), elements.others());
    }
}
