package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Alphabets;
import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.builtin.EditorUri;
import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.Node;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.PrimitiveObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.ProxyObject;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes properties, along prototypes and delegates, of every kind of value. */
final class Access {

    /** Links of a prototype chain: more is a loop. */
    private static final int MAXIMUM_PROTOTYPES = 200;

    /** Properties that are joined for a read under a key that is not known: a table of commands, not a dictionary. */
    private static final int MAXIMUM_JOINED = 200;

    /** Properties of a URI or URL that give its text, or most of it. */
    private static final Set<String> SAME_TEXT = Set.of("fsPath", "path", "href", "pathname");

    /** Properties of a socket that tell between whom it is: the program knew that before anything came through it. */
    private static final Set<String> OF_CONNECTIONS =
            Set.of("remoteAddress", "remoteFamily", "remotePort", "localAddress", "localPort");

    /** Characters of a text that was put together lazily which are copied for one step of the budget. */
    private static final int CHARACTERS_PER_STEP = 16;

    private final Machine machine;

    Access(Machine machine) {
        this.machine = machine;
    }

    Value getAt(Node node, Value object, String key) {
        if (object instanceof HeapObject heap) {
            return machine.libraries.member(heap, key, getFrom(heap, key, object));
        }
        machine.placeAt(node);
        return get(object, key);
    }

    Value get(Value object, String key) {
        if (object instanceof HeapObject heap) {
            return getFrom(heap, key, object);
        }
        if (object instanceof Api api) {
            return machine.apis.member(api, key);
        }
        if (object instanceof Text text) {
            return getOfText(text, key);
        }
        if (object instanceof Unknown unknown) {
            return getOfUnknown(unknown, key);
        }
        if (object instanceof OneOf one) {
            return getOfEach(one, key);
        }
        if (object == Undefined.UNDEFINED || object == Null.NULL) {
            machine.mayThrow();
            return Unknown.ANY;
        }
        return getFrom(prototypeOfPrimitive(object), key, object);
    }

    private HeapObject prototypeOfPrimitive(Value value) {
        if (value instanceof Num) {
            return machine.realm.numberPrototype();
        }
        if (value instanceof Bool) {
            return machine.realm.prototype("Boolean");
        }
        return machine.realm.prototype(value instanceof Symbol ? "Symbol" : "BigInt");
    }

    private Value getOfText(Text text, String key) {
        if (key.equals("length")) {
            return Num.of(text.length());
        }
        if (HeapObject.isIndex(key)) {
            if (!text.isFlat()) {
                machine.spend(text.length() / CHARACTERS_PER_STEP);
            }
            return charAt(text, Long.parseLong(key));
        }
        return getFrom(machine.realm.stringPrototype(), key, text);
    }

    private static Value charAt(Text text, long index) {
        if (index >= text.length() || index < 0) {
            return Undefined.UNDEFINED;
        }
        return Text.of(String.valueOf(text.value().charAt((int) index)), text.origin());
    }

    private static Value getOfUnknown(Unknown unknown, String key) {
        Facts facts = unknown.facts();
        if (key.equals("length") || key.equals("size") || key.equals("byteLength")) {
            return Unknown.of(Unknown.Kind.NUMBER, facts.withoutTaints());
        }
        if (OF_CONNECTIONS.contains(key)) {
            return Unknown.with(facts.withoutTaints());
        }
        boolean sameText = unknown.partial().isPresent() && SAME_TEXT.contains(key);
        return sameText ? unknown : EditorUri.part(unknown, key).orElseGet(() -> Unknown.with(facts));
    }

    private Value getOfEach(OneOf one, String key) {
        List<Value> found = new ArrayList<>();
        for (Value alternative : one.alternatives()) {
            if (alternative != Undefined.UNDEFINED && alternative != Null.NULL) {
                found.add(get(alternative, key));
            }
        }
        return found.isEmpty() ? Unknown.ANY : Values.joinAll(found);
    }

    private Value getFrom(HeapObject start, String key, Value receiver) {
        HeapObject object = start;
        for (int i = 0; i < MAXIMUM_PROTOTYPES; i++) {
            if (object instanceof ProxyObject proxy) {
                return machine.proxies.get(proxy, key, receiver);
            }
            Property property = object.find(key);
            if (property != null) {
                return read(property, receiver);
            }
            Value special = ofItsKind(object, key);
            if (special != null) {
                return special;
            }
            Optional<Value> delegate = object.delegate();
            if (delegate.isPresent()) {
                Property own = ofClass(object, key);
                if (own != null) {
                    return read(own, receiver);
                }
                Value member = get(machine.modules.computed(delegate.get(), object), key);
                if (member != Undefined.UNDEFINED) {
                    boolean carries =
                            object instanceof ApiInstance && member instanceof Api && !OF_CONNECTIONS.contains(key);
                    return carries ? ((Api) member).withFacts(member.facts().join(object.facts())) : member;
                }
            }
            Value prototype = object.prototype();
            if (prototype instanceof Api api) {
                return machine.apis.member(api, key);
            }
            if (!(prototype instanceof HeapObject next)) {
                break;
            }
            object = next;
        }
        return absent(start, key);
    }

    /** A method of the scripts' own classes goes before what the class of the catalogue has that they extend. */
    private @Nullable Property ofClass(HeapObject object, String key) {
        Value prototype = object.prototype();
        for (int i = 0; i < MAXIMUM_PROTOTYPES && prototype instanceof HeapObject next; i++) {
            if (next == machine.realm.objectPrototype()
                    || next == machine.realm.functionPrototype()
                    || isOfLibrary(next)) {
                return null;
            }
            Property property = next.find(key);
            if (property != null) {
                return property;
            }
            prototype = next.prototype();
        }
        return null;
    }

    private static boolean isOfLibrary(HeapObject prototype) {
        Property constructor = prototype.find("constructor");
        return constructor != null && constructor.value() instanceof Closure made && made.knownAs != null;
    }

    private static Value absent(HeapObject object, String key) {
        Optional<Value> rest = object.rest();
        if (rest.isPresent() && !Symbol.isKey(key)) {
            return rest.get();
        }
        return object.facts().isEmpty() || key.equals("then") ? Undefined.UNDEFINED : Unknown.with(object.facts());
    }

    /** Elements, lengths and the prototype of a function; null where the key is nothing special. */
    private @Nullable Value ofItsKind(HeapObject object, String key) {
        if (object instanceof ArrayObject array) {
            if (key.equals("length")) {
                return array.isExact() ? Num.of(array.length()) : Unknown.NUMBER;
            }
            return HeapObject.isIndex(key) ? elementOf(array, Long.parseLong(key)) : null;
        }
        if (object instanceof BytesObject bytes) {
            return ofBytes(bytes, key);
        }
        if (object instanceof FunctionObject function) {
            return ofFunction(function, key);
        }
        if (object instanceof PrimitiveObject primitive
                && primitive.primitive() instanceof Text text
                && (key.equals("length") || HeapObject.isIndex(key))) {
            return getOfText(text, key);
        }
        return null;
    }

    private static Value elementOf(ArrayObject array, long index) {
        Value element = array.element(index);
        if (element == null) {
            return array.rest()
                    .orElseGet(() -> array.isExact() && array.facts().isEmpty()
                            ? Undefined.UNDEFINED
                            : Unknown.with(array.facts()));
        }
        return array.isExact() || array.rest().isEmpty()
                ? element
                : Values.join(element, array.rest().get());
    }

    private static @Nullable Value ofBytes(BytesObject bytes, String key) {
        if (key.equals("length") && bytes.kind() != BytesObject.Kind.ARRAY_BUFFER) {
            return bytes.isKnown() ? Num.of(bytes.length()) : Unknown.NUMBER;
        }
        if (!HeapObject.isIndex(key)) {
            return null;
        }
        return BytesAccess.get(bytes, Long.parseLong(key));
    }

    private @Nullable Value ofFunction(FunctionObject function, String key) {
        switch (key) {
            case "prototype":
                if (function instanceof Closure closure && !closure.node().arrow()) {
                    PlainObject prototype = new PlainObject(closure.level(), machine.realm.objectPrototype());
                    prototype.putHidden("constructor", closure);
                    closure.putHidden("prototype", prototype);
                    return prototype;
                }
                return null;
            case "name":
                return Text.of(function.name());
            case "length":
                if (function instanceof Closure closure) {
                    return Num.of(closure.node().parameters().size());
                }
                return function instanceof NativeFunction builtin ? Num.of(builtin.parameters()) : Num.ZERO;
            default:
                return null;
        }
    }

    /** The value of a property; a getter runs. */
    Value read(Property property, Value receiver) {
        if (!property.isAccessor()) {
            return property.value();
        }
        return property.getter()
                .map(getter -> machine.call(getter, receiver, List.of()))
                .orElse(Undefined.UNDEFINED);
    }

    Value getIndexAt(Node node, Value object, Value index) {
        if (index instanceof Num number && number.isInt()) {
            if (object instanceof ArrayObject array && number.toInt() >= 0) {
                return elementOf(array, number.toInt());
            }
            if (object instanceof Text text) {
                return charAt(text, number.toInt());
            }
            if (object instanceof BytesObject bytes && number.toInt() >= 0) {
                return BytesAccess.get(bytes, number.toInt());
            }
        }
        machine.placeAt(node);
        Value key = index instanceof Text || index instanceof OneOf ? index : Coercions.propertyKey(machine, index);
        if (key instanceof Text text) {
            return get(object, text.value());
        }
        if (key instanceof Symbol symbol) {
            return get(object, symbol.key());
        }
        if (key instanceof OneOf one) {
            List<Value> found = new ArrayList<>();
            for (Value alternative : one.alternatives()) {
                found.add(getIndexAt(node, object, alternative));
            }
            return Values.joinAll(found);
        }
        Value found = getUnknownKey(object, key);
        Facts picked = Alphabets.picked(object, index, machine.place());
        return picked.isEmpty() ? Marks.chosenBy(index, found) : Unknown.of(Unknown.Kind.TEXT, picked);
    }

    private Value getUnknownKey(Value object, Value key) {
        if (object instanceof Api api) {
            // Whatever is chosen of it at run time, it starts a program.
            if (api.path().equals("global.process.env")) {
                return machine.hostFunctions.environmentUnder(api, key);
            }
            boolean starts = api.path().equals("node:child_process") && !Api.isAnyKey(key);
            return starts ? machine.apis.member(api, "exec") : api.memberUnder(key);
        }
        if (object instanceof Text) {
            return Unknown.of(Unknown.Kind.TEXT, object.facts());
        }
        if (object instanceof OneOf one) {
            List<Value> found = new ArrayList<>();
            for (Value alternative : one.alternatives()) {
                found.add(getUnknownKey(alternative, key));
            }
            return Values.joinAll(found);
        }
        if (!(object instanceof HeapObject heap)) {
            return Unknown.with(object.facts());
        }
        if (Api.isAnyKey(key) && heap.delegate().orElse(Unknown.ANY) instanceof Api module) {
            return module.memberUnder(key);
        }
        if (heap instanceof ProxyObject proxy) {
            return machine.proxies.get(proxy, key, proxy).orElseGet(() -> getUnknownKey(proxy.target(), key));
        }
        List<Value> meant = PartlyNamed.of(heap, key);
        if (meant.isEmpty()) {
            return anyProperty(heap);
        }
        heap.rest().ifPresent(meant::add);
        meant.add(Unknown.with(heap.facts()));
        return Values.joinAll(meant);
    }

    /** What a property under any key may be. */
    Value anyProperty(HeapObject heap) {
        if (heap instanceof ArrayObject array) {
            return array.anyElement();
        }
        if (heap instanceof BytesObject bytes) {
            return Unknown.of(Unknown.Kind.NUMBER, bytes.facts());
        }
        List<Value> found = new ArrayList<>();
        heap.rest().ifPresent(found::add);
        heap.delegate().ifPresent(delegate -> found.add(getUnknownKey(delegate, Unknown.TEXT)));
        for (String key : heap.enumerableKeys()) {
            Property property = heap.find(key);
            if (property != null && found.size() < MAXIMUM_JOINED) {
                found.add(property.isAccessor() ? Unknown.ANY : property.value());
            }
        }
        found.add(Unknown.with(heap.facts()));
        return Values.joinAll(found);
    }

    Value getSuper(String key) {
        Value parent = machine.functions.parentPrototype();
        if (!(parent instanceof HeapObject heap)) {
            return parent instanceof Api api ? machine.apis.member(api, key) : Unknown.ANY;
        }
        return getFrom(heap, key, machine.functions.self());
    }

    Value getSuperAt(Value index) {
        return Coercions.propertyKey(machine, index) instanceof Text key ? getSuper(key.value()) : Unknown.ANY;
    }

    void setAt(Node node, Value object, String key, Value value) {
        machine.placeAt(node);
        set(object, key, value);
    }

    void setIndexAt(Node node, Value object, Value index, Value value) {
        if (object instanceof ArrayObject array
                && index instanceof Num number
                && number.isInt()
                && number.toInt() >= 0) {
            setElement(array, number.toInt(), value);
            return;
        }
        machine.placeAt(node);
        Value key = Coercions.propertyKey(machine, index);
        if (key instanceof Text text) {
            set(object, text.value(), value);
        } else if (key instanceof Symbol symbol) {
            set(object, symbol.key(), value);
        } else if (key instanceof OneOf one) {
            one.alternatives().forEach(alternative -> setIndexAt(node, object, alternative, value));
        } else {
            nameUnknown(object, key);
            setUnknownKey(object, value);
        }
    }

    private void nameUnknown(Value object, Value name) {
        if (name.facts().isTainted()) {
            for (Value alternative : Values.alternatives(object)) {
                if (alternative instanceof PlainObject plain) {
                    plain.addName(name, machine.place());
                }
            }
        }
    }

    /** A write under a key that is not known; of a member of a module under its own key, it is an interop copy. */
    void setUnknownKey(Value object, Value value) {
        for (Value alternative : Values.alternatives(object)) {
            if (!(alternative instanceof HeapObject heap)) {
                continue;
            }
            Optional<Api> whole = Api.whole(value);
            if (whole.isPresent()) {
                heap.setDelegate(whole.get());
            } else if (heap instanceof BytesObject bytes) {
                BytesAccess.setUnknown(bytes, value);
            } else {
                // Else code that patches whatever has a method of some name would be seen to patch every object.
                if (heap != machine.realm.objectPrototype()) {
                    heap.addRest(value);
                }
                machine.noteChange(value);
            }
        }
    }

    void set(Value object, String key, Value value) {
        if (object instanceof Api api) {
            machine.apis.assign(api, null, key, value);
        } else if (object instanceof OneOf one) {
            int level = machine.level;
            machine.level = level + 1;
            one.alternatives().forEach(alternative -> set(alternative, key, value));
            machine.level = level;
        } else if (object instanceof HeapObject heap) {
            setOn(heap, key, value);
        } else if (machine.surface.isPage() && key.startsWith("on") && Promises.isCallable(value)) {
            // Elements are also globals, under their ids.
            machine.apis.assign(Api.of(PageElements.ELEMENT), null, key, value);
        }
    }

    private void setOn(HeapObject heap, String key, Value value) {
        if (heap instanceof ArrayObject array) {
            if (HeapObject.isIndex(key)) {
                setElement(array, Long.parseLong(key), value);
                return;
            }
            if (key.equals("length")) {
                setLength(array, value);
                return;
            }
        } else if (heap instanceof BytesObject bytes && HeapObject.isIndex(key)) {
            BytesAccess.set(bytes, Long.parseLong(key), value, machine.isCertain(bytes));
            return;
        } else if (heap instanceof ProxyObject proxy) {
            machine.proxies.set(proxy, key, value);
            return;
        }
        Property own = heap.find(key);
        Property accessor = own == null ? inheritedAccessor(heap, key) : own.isAccessor() ? own : null;
        if (accessor != null) {
            accessor.setter().ifPresent(setter -> machine.call(setter, heap, List.of(value)));
            return;
        }
        if (key.equals("__proto__") && (value instanceof HeapObject || value == Null.NULL)) {
            heap.setPrototype(value);
            return;
        }
        heap.delegate().ifPresent(delegate -> {
            if (delegate instanceof Api api) {
                machine.apis.assign(api, heap, key, value);
            }
        });
        if (value instanceof Closure closure) {
            closure.nameIfAnonymous(key);
            if (closure.home == null) {
                closure.home = heap;
            }
        }
        if (heap == machine.realm.global() && HostGlobals.staysTheLanguagesOwn(key)) {
            return;
        }
        Value kept = machine.pageContent.kept(heap, key, value);
        if (machine.isCertain(heap)) {
            heap.put(key, kept);
        } else {
            heap.join(key, kept);
        }
        machine.preloads.named(key, value);
        machine.noteChange(value);
    }

    private @Nullable Property inheritedAccessor(HeapObject heap, String key) {
        Value at = heap.prototype();
        for (int i = 0; i < MAXIMUM_PROTOTYPES && at instanceof HeapObject object; i++) {
            Property property = object.find(key);
            if (property != null) {
                return property.isAccessor() ? property : null;
            }
            at = object.prototype();
        }
        return null;
    }

    private void setElement(ArrayObject array, long index, Value value) {
        Value present = array.element(index);
        array.setElement(index, present == null || machine.isCertain(array) ? value : Values.join(present, value));
        machine.noteChange(value);
    }

    private void setLength(ArrayObject array, Value length) {
        if (length instanceof Num number && number.isInt() && machine.isCertain(array) && number.toInt() >= 0) {
            List<Value> elements = array.elements();
            while (elements.size() > number.toInt()) {
                elements.remove(elements.size() - 1);
            }
            while (elements.size() < Math.min(number.toInt(), ArrayObject.MAXIMUM_LENGTH)) {
                elements.add(Undefined.UNDEFINED);
            }
        }
    }

    /** {@code delete target}. */
    Value delete(Expression target) {
        if (target instanceof Expression.OptionalChain chain) {
            return machine.evaluator.inChain(() -> delete(chain.expression()), Bool.TRUE);
        }
        if (target instanceof Expression.Member member) {
            remove(machine.evaluator.value(member.object()), Text.of(member.name()));
        } else if (target instanceof Expression.Index index) {
            Value object = machine.evaluator.value(index.object());
            remove(object, Coercions.propertyKey(machine, machine.evaluator.value(index.index())));
        }
        return Bool.TRUE;
    }

    private void remove(Value object, Value key) {
        if (object instanceof ProxyObject proxy
                && proxy.ask(machine, "deleteProperty", key).isPresent()) {
            return;
        }
        if (object instanceof HeapObject heap && machine.isCertain(heap)) {
            Coercions.key(machine, key).ifPresent(heap::remove);
        }
    }
}
