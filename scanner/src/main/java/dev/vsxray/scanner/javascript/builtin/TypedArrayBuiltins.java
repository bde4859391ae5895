package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.BigInt;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.BytesObject.Kind;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** {@code ArrayBuffer}, the typed arrays and {@code DataView}. */
final class TypedArrayBuiltins {

    /** Methods of arrays that only read, and read a typed array as well. */
    private static final List<String> READING = List.of(
            "forEach",
            "reduce",
            "reduceRight",
            "some",
            "every",
            "find",
            "findIndex",
            "findLast",
            "findLastIndex",
            "join",
            "indexOf",
            "lastIndexOf",
            "includes",
            "at",
            "keys",
            "values",
            "entries",
            "toString");

    /** Methods of arrays that make another array, of the same kind here. */
    private static final List<String> MAKING = List.of("map", "filter", "slice", "toSorted", "toReversed", "with");

    /** Methods of arrays that change the array. */
    private static final List<String> CHANGING = List.of("reverse", "fill", "sort", "copyWithin");

    private static final Map<String, Kind> DATA_VIEW = Map.of(
            "Uint8", Kind.UINT8,
            "Int8", Kind.INT8,
            "Uint16", Kind.UINT16,
            "Int16", Kind.INT16,
            "Uint32", Kind.UINT32,
            "Int32", Kind.INT32,
            "Float32", Kind.FLOAT32,
            "Float64", Kind.FLOAT64,
            "BigInt64", Kind.BIG_INT64,
            "BigUint64", Kind.BIG_UINT64);

    private TypedArrayBuiltins() {}

    static void install(Realm realm) {
        NativeFunction arrayBuffer = realm.constructor(
                "ArrayBuffer",
                1,
                (calls, self, arguments) -> allocate(new Invocation(calls, self, arguments), Kind.ARRAY_BUFFER));
        Invocation.method(
                realm,
                arrayBuffer,
                "isView",
                1,
                in -> dev.vsxray.scanner.javascript.value.Bool.of(
                        in.argument(0) instanceof BytesObject bytes && bytes.kind() != Kind.ARRAY_BUFFER));
        realm.global().putHidden("SharedArrayBuffer", arrayBuffer);
        PlainObject buffers = realm.prototype("ArrayBuffer");
        accessor(realm, buffers, "byteLength", TypedArrayBuiltins::byteLength);
        Invocation.method(realm, buffers, "slice", 2, in -> copyOfRange(in, Kind.ARRAY_BUFFER));

        PlainObject shared = realm.prototype("TypedArray");
        for (Kind kind : Kind.values()) {
            if (kind != Kind.ARRAY_BUFFER && kind != Kind.DATA_VIEW && kind != Kind.BUFFER) {
                installKind(realm, shared, kind);
            }
        }
        installShared(realm, shared);

        realm.constructor(
                "DataView",
                1,
                (calls, self, arguments) -> viewOf(new Invocation(calls, self, arguments), Kind.DATA_VIEW));
        PlainObject views = realm.prototype("DataView");
        windowAccessors(realm, views);
        DATA_VIEW.forEach((name, kind) -> {
            Invocation.method(realm, views, "get" + name, 1, in -> dataViewGet(in, kind));
            Invocation.method(realm, views, "set" + name, 2, in -> dataViewSet(in, kind));
        });
    }

    private static void installKind(Realm realm, PlainObject shared, Kind kind) {
        NativeFunction constructor = realm.constructor(
                kind.className(), 3, (calls, self, arguments) -> make(new Invocation(calls, self, arguments), kind));
        constructor.putHidden("BYTES_PER_ELEMENT", Num.of(kind.width()));
        realm.prototype(kind.className()).setPrototype(shared);
        Invocation.method(realm, constructor, "from", 1, in -> {
            Value array = in.calls().call(arrayFrom(realm), Undefined.UNDEFINED, in.arguments());
            return make(new Invocation(in.calls(), Undefined.UNDEFINED, List.of(array)), kind);
        });
        Invocation.method(
                realm,
                constructor,
                "of",
                0,
                in -> make(
                        new Invocation(
                                in.calls(),
                                Undefined.UNDEFINED,
                                List.of(in.calls().newArray(in.arguments()))),
                        kind));
    }

    private static Value arrayFrom(Realm realm) {
        HeapObject array =
                (HeapObject) realm.global().own("Array").orElseThrow().value();
        return array.own("from").orElseThrow().value();
    }

    private static void installShared(Realm realm, PlainObject shared) {
        PlainObject arrays = realm.arrayPrototype();
        for (String name : READING) {
            shared.putHidden(name, arrays.own(name).map(Property::value).orElseThrow());
        }
        shared.putHidden(
                Symbol.ITERATOR.key(), arrays.own("values").map(Property::value).orElseThrow());
        for (String name : MAKING) {
            Invocation.method(
                    realm,
                    shared,
                    name,
                    1,
                    in -> viaArray(in, name)
                            .map(made -> make(new Invocation(in.calls(), Undefined.UNDEFINED, List.of(made)), kind(in)))
                            .orElseGet(in::derived));
        }
        for (String name : CHANGING) {
            Invocation.method(realm, shared, name, 1, in -> {
                viaArray(in, name).ifPresent(changed -> overwrite(in.calls(), (BytesObject) in.self(), changed, 0));
                return in.self();
            });
        }
        windowAccessors(realm, shared);
        Invocation.method(realm, shared, "subarray", 2, TypedArrayBuiltins::subarray);
        Invocation.method(realm, shared, "set", 2, in -> {
            OptionalDouble offset = in.integer(1, 0);
            if (in.self() instanceof BytesObject bytes) {
                if (offset.isPresent()) {
                    overwrite(in.calls(), bytes, in.argument(0), offset.getAsDouble());
                } else {
                    bytes.block().makeUnknown();
                }
            }
            return Undefined.UNDEFINED;
        });
    }

    private static Kind kind(Invocation in) {
        return in.self() instanceof BytesObject bytes ? bytes.kind() : Kind.UINT8;
    }

    /** What the method of arrays gives for the numbers in {@code this}. */
    private static Optional<Value> viaArray(Invocation in, String name) {
        if (!(in.self() instanceof BytesObject bytes)) {
            return Optional.empty();
        }
        Value method = in.calls().get(in.calls().realm().arrayPrototype(), name);
        Value array = Bytes.toArray(in.calls(), bytes);
        boolean sortsNumbers = name.endsWith("ort") || name.equals("toSorted");
        List<Value> arguments = sortsNumbers && !in.has(0) ? List.of(byValue(in.calls())) : in.arguments();
        return Optional.of(in.calls().call(method, array, arguments));
    }

    /** Typed arrays sort by number where arrays sort by text. */
    private static Value byValue(Calls calls) {
        return new NativeFunction(calls.realm().functionPrototype(), "", 2, (inner, self, arguments) -> {
            Integer order = Equality.compare(inner, arguments.get(0), arguments.get(1));
            return Num.of(order == null ? 0 : order);
        });
    }

    private static void accessor(Realm realm, PlainObject prototype, String name, Function<BytesObject, Value> read) {
        NativeFunction getter = new NativeFunction(
                realm.functionPrototype(),
                "get " + name,
                0,
                (calls, self, none) -> self instanceof BytesObject bytes ? read.apply(bytes) : Undefined.UNDEFINED);
        prototype.defineAccessor(name, Optional.of(getter), Optional.empty(), false);
    }

    static void windowAccessors(Realm realm, PlainObject prototype) {
        accessor(realm, prototype, "byteLength", TypedArrayBuiltins::byteLength);
        accessor(realm, prototype, "byteOffset", bytes -> Num.of(bytes.offset()));
        accessor(realm, prototype, "length", bytes -> bytes.isKnown() ? Num.of(bytes.length()) : Unknown.NUMBER);
        NativeFunction buffer = new NativeFunction(realm.functionPrototype(), "get buffer", 0, (calls, self, none) -> {
            if (!(self instanceof BytesObject bytes)) {
                return Undefined.UNDEFINED;
            }
            BytesObject whole = Bytes.window(
                    calls, Kind.ARRAY_BUFFER, bytes.block(), 0, bytes.block().bytes().length);
            whole.addFacts(bytes.facts());
            return whole;
        });
        prototype.defineAccessor("buffer", Optional.of(buffer), Optional.empty(), false);
    }

    private static Value byteLength(BytesObject bytes) {
        return bytes.isKnown() ? Num.of(bytes.size()) : Unknown.NUMBER;
    }

    // making

    static Value make(Invocation in, Kind kind) {
        Value first = in.argument(0);
        if (!in.has(0) || first instanceof Num) {
            return allocate(in, kind);
        }
        if (first instanceof BytesObject source && source.kind() == Kind.ARRAY_BUFFER) {
            return viewOf(in, kind);
        }
        Elements elements = Elements.orUnknown(in.calls(), first);
        boolean exact = elements.isExact() && (long) elements.items().size() * kind.width() <= Limits.BYTES;
        if (!exact) {
            return Bytes.unknown(in.calls(), kind, in.facts());
        }
        Origin origin = first instanceof BytesObject source
                ? source.block().origin()
                : kind.width() == 1 && elements.items().size() > 2
                        ? Bytes.ofNumbersOrigin(in.calls(), elements)
                        : Origin.COMPOSED;
        BytesObject made =
                Bytes.known(in.calls(), kind, new byte[elements.items().size() * kind.width()], origin);
        overwrite(in.calls(), made, first, 0);
        return made;
    }

    private static Value allocate(Invocation in, Kind kind) {
        OptionalDouble length = in.integer(0, 0);
        if (length.isEmpty()) {
            return Bytes.unknown(in.calls(), kind, in.facts());
        }
        double size = length.getAsDouble() * kind.width();
        if (size < 0 || size > 9007199254740991.0) {
            throw in.rangeError("Invalid typed array length");
        }
        return size > Limits.BYTES
                ? Bytes.unknown(in.calls(), kind, in.facts())
                : Bytes.known(in.calls(), kind, new byte[(int) size], Origin.LITERAL);
    }

    private static Value viewOf(Invocation in, Kind kind) {
        if (!(in.argument(0) instanceof BytesObject source)) {
            return Bytes.unknown(in.calls(), kind, in.facts());
        }
        OptionalDouble offset = in.integer(1, 0);
        if (!source.isKnown() || offset.isEmpty()) {
            return Bytes.unknown(in.calls(), kind, in.facts());
        }
        double start = offset.getAsDouble();
        int whole = (int) Math.max(0, source.size() - start) / kind.width();
        OptionalDouble length = in.integer(2, whole);
        if (length.isEmpty()
                || start < 0
                || length.getAsDouble() < 0
                || start + length.getAsDouble() * kind.width() > source.size()) {
            throw in.rangeError("Invalid typed array length");
        }
        return Bytes.window(
                in.calls(),
                kind,
                source.block(),
                source.offset() + (int) start,
                (int) length.getAsDouble() * kind.width());
    }

    static Value subarray(Invocation in) {
        return range(
                in,
                (bytes, from, to) -> Bytes.window(
                        in.calls(),
                        bytes.kind(),
                        bytes.block(),
                        bytes.offset() + from * bytes.kind().width(),
                        (to - from) * bytes.kind().width()));
    }

    private static Value copyOfRange(Invocation in, Kind kind) {
        return range(
                in,
                (bytes, from, to) -> Bytes.known(
                        in.calls(),
                        kind,
                        Arrays.copyOfRange(bytes.block().bytes(), bytes.offset() + from, bytes.offset() + to),
                        bytes.block().origin()));
    }

    @FunctionalInterface
    private interface Range {
        Value of(BytesObject bytes, int from, int to);
    }

    private static Value range(Invocation in, Range result) {
        if (!(in.self() instanceof BytesObject bytes)) {
            return in.derivedThrough("truncate");
        }
        OptionalDouble from = in.relative(0, 0, bytes.length());
        OptionalDouble to = in.relative(1, bytes.length(), bytes.length());
        if (!bytes.isKnown() || from.isEmpty() || to.isEmpty()) {
            return Bytes.unknown(
                    in.calls(),
                    bytes.kind(),
                    in.facts().through("truncate", in.calls().place()));
        }
        int start = (int) from.getAsDouble();
        return result.of(bytes, start, (int) Math.max(start, to.getAsDouble()));
    }

    /** Writes elements from an index on; what does not fit or is not known makes the bytes unknown. */
    static void overwrite(Calls calls, BytesObject target, Value source, double offset) {
        Elements elements = Elements.orUnknown(calls, source);
        boolean fits =
                elements.isExact() && offset >= 0 && offset + elements.items().size() <= target.length();
        if (!fits || !calls.isCertain(target)) {
            target.block().makeUnknown();
            target.addFacts(dev.vsxray.scanner.javascript.value.Values.deepFacts(source));
            return;
        }
        int at = (int) offset;
        for (Value item : elements.items()) {
            Value number = item instanceof BigInt ? item : Coercions.toNumber(calls, item);
            TypedElements.write(target, at++, number);
        }
    }

    // DataView

    private static Value dataViewGet(Invocation in, Kind kind) {
        OptionalDouble at = in.integer(0, 0);
        if (!(in.self() instanceof BytesObject bytes) || !bytes.isKnown() || at.isEmpty()) {
            return in.derived(Unknown.Kind.NUMBER);
        }
        if (at.getAsDouble() < 0 || at.getAsDouble() + kind.width() > bytes.size()) {
            throw in.rangeError("Offset is outside the bounds of the DataView");
        }
        return TypedElements.read(bytes, kind, (int) at.getAsDouble(), order(in, 1));
    }

    private static Value dataViewSet(Invocation in, Kind kind) {
        OptionalDouble at = in.integer(0, 0);
        if (!(in.self() instanceof BytesObject bytes)) {
            return Undefined.UNDEFINED;
        }
        if (at.isEmpty() || at.getAsDouble() < 0 || at.getAsDouble() + kind.width() > bytes.size()) {
            bytes.block().makeUnknown();
            bytes.addFacts(in.argument(1).facts());
            return Undefined.UNDEFINED;
        }
        Value value =
                in.argument(1) instanceof BigInt ? in.argument(1) : Coercions.toNumber(in.calls(), in.argument(1));
        TypedElements.write(bytes, kind, (int) at.getAsDouble(), value, order(in, 2));
        return Undefined.UNDEFINED;
    }

    private static ByteOrder order(Invocation in, int argument) {
        return Boolean.TRUE.equals(Coercions.truth(in.argument(argument)))
                ? ByteOrder.LITTLE_ENDIAN
                : ByteOrder.BIG_ENDIAN;
    }
}
