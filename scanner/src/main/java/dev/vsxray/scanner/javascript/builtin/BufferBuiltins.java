package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.ByteText;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.BytesObject.Kind;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Node's {@code Buffer}. */
final class BufferBuiltins {

    private static final Map<String, Kind> NUMBERS = Map.ofEntries(
            Map.entry("UInt8", Kind.UINT8),
            Map.entry("Int8", Kind.INT8),
            Map.entry("UInt16", Kind.UINT16),
            Map.entry("Int16", Kind.INT16),
            Map.entry("UInt32", Kind.UINT32),
            Map.entry("Int32", Kind.INT32),
            Map.entry("Float", Kind.FLOAT32),
            Map.entry("Double", Kind.FLOAT64),
            Map.entry("BigInt64", Kind.BIG_INT64),
            Map.entry("BigUInt64", Kind.BIG_UINT64));

    private BufferBuiltins() {}

    static void install(Realm realm) {
        NativeFunction constructor = realm.constructor("Buffer", 2, (calls, self, arguments) -> {
            Invocation in = new Invocation(calls, self, arguments);
            return in.argument(0) instanceof Num ? alloc(in) : from(in);
        });
        Invocation.method(realm, constructor, "from", 3, BufferBuiltins::from);
        for (String name : List.of("alloc", "allocUnsafe", "allocUnsafeSlow")) {
            Invocation.method(realm, constructor, name, 1, BufferBuiltins::alloc);
        }
        Invocation.method(realm, constructor, "concat", 2, BufferBuiltins::concat);
        Invocation.method(
                realm,
                constructor,
                "isBuffer",
                1,
                in -> in.argument(0).isConstant()
                        ? Bool.FALSE
                        : in.argument(0) instanceof BytesObject bytes
                                ? Bool.of(bytes.kind() == Kind.BUFFER)
                                : in.sanitised(Unknown.Kind.BOOLEAN));
        Invocation.method(
                realm,
                constructor,
                "byteLength",
                2,
                in -> Bytes.of(in.calls(), in.argument(0), encoding(in, 1))
                        .<Value>map(bytes -> Num.of(bytes.length))
                        .orElse(Unknown.NUMBER));
        Invocation.method(
                realm,
                constructor,
                "isEncoding",
                1,
                in -> Bool.of(
                        in.text(0).flatMap(name -> ByteText.named(name.value())).isPresent()));
        Invocation.method(realm, constructor, "compare", 2, in -> compare(in, in.argument(0), in.argument(1)));

        PlainObject prototype = realm.prototype("Buffer");
        prototype.setPrototype(realm.prototype("Uint8Array"));
        Invocation.method(realm, prototype, "toString", 3, BufferBuiltins::toText);
        Invocation.method(realm, prototype, "toLocaleString", 3, BufferBuiltins::toText);
        Invocation.method(realm, prototype, "slice", 2, TypedArrayBuiltins::subarray);
        Invocation.method(realm, prototype, "subarray", 2, TypedArrayBuiltins::subarray);
        Invocation.method(realm, prototype, "equals", 1, in -> {
            Value order = compare(in, in.self(), in.argument(0));
            return order instanceof Num number ? Bool.of(number.value() == 0) : Unknown.BOOLEAN;
        });
        Invocation.method(realm, prototype, "compare", 1, in -> compare(in, in.self(), in.argument(0)));
        Invocation.method(realm, prototype, "write", 4, BufferBuiltins::write);
        Invocation.method(realm, prototype, "copy", 4, BufferBuiltins::copy);
        Invocation.method(realm, prototype, "fill", 4, BufferBuiltins::fill);
        for (int width : new int[] {2, 4, 8}) {
            Invocation.method(realm, prototype, "swap" + width * Byte.SIZE, 0, in -> swap(in, width));
        }
        Invocation.method(realm, prototype, "toJSON", 0, in -> {
            PlainObject json = in.calls().newObject();
            json.put("type", Text.of("Buffer"));
            json.put("data", Elements.orUnknown(in.calls(), in.self()).toArray(in.calls()));
            return json;
        });
        Invocation.method(realm, prototype, "indexOf", 2, in -> indexOf(in, true));
        Invocation.method(realm, prototype, "includes", 2, in -> {
            Value at = indexOf(in, true);
            return at instanceof Num number ? Bool.of(number.value() >= 0) : Unknown.BOOLEAN;
        });
        Invocation.method(realm, prototype, "lastIndexOf", 2, in -> indexOf(in, false));
        NUMBERS.forEach((name, kind) -> installNumber(realm, prototype, name, kind));
        for (String order : List.of("LE", "BE")) {
            ByteOrder byteOrder = order.equals("LE") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            Invocation.method(realm, prototype, "readUInt" + order, 2, in -> readWidth(in, byteOrder, false));
            Invocation.method(realm, prototype, "readUint" + order, 2, in -> readWidth(in, byteOrder, false));
            Invocation.method(realm, prototype, "readInt" + order, 2, in -> readWidth(in, byteOrder, true));
        }
    }

    private static void installNumber(Realm realm, PlainObject prototype, String name, Kind kind) {
        for (String order : kind.width() == 1 ? List.of("") : List.of("LE", "BE")) {
            ByteOrder byteOrder = order.equals("BE") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            for (String spelling : List.of(name, name.replace("UInt", "Uint"))) {
                Invocation.method(realm, prototype, "read" + spelling + order, 1, in -> read(in, kind, byteOrder));
                Invocation.method(
                        realm, prototype, "write" + spelling + order, 2, in -> writeNumber(in, kind, byteOrder));
            }
        }
    }

    /** Turns the bytes of each group round, in place. */
    private static Value swap(Invocation in, int width) {
        if (in.self() instanceof BytesObject bytes
                && bytes.isKnown()
                && in.calls().isCertain(bytes)) {
            Limits.spendCharacters(in.calls(), bytes.size());
            byte[] block = bytes.block().bytes();
            for (int group = bytes.offset(); group + width <= bytes.offset() + bytes.size(); group += width) {
                for (int i = 0; i < width / 2; i++) {
                    byte kept = block[group + i];
                    block[group + i] = block[group + width - 1 - i];
                    block[group + width - 1 - i] = kept;
                }
            }
        } else if (in.self() instanceof BytesObject bytes) {
            bytes.block().makeUnknown();
        }
        return in.self();
    }

    /** The encoding an argument names; UTF-8 where none is given, as in Node. */
    static ByteText encoding(Invocation in, int index) {
        return in.argument(index) instanceof Text name
                ? ByteText.named(name.value()).orElse(ByteText.UTF8)
                : ByteText.UTF8;
    }

    // making

    private static Value from(Invocation in) {
        Value source = in.argument(0);
        if (source instanceof Text || source instanceof Unknown unknown && unknown.kind() == Unknown.Kind.TEXT) {
            return Bytes.decode(in.calls(), source, encoding(in, 1));
        }
        if (source instanceof BytesObject bytes && bytes.kind() == Kind.ARRAY_BUFFER) {
            Value view = TypedArrayBuiltins.make(in, Kind.BUFFER);
            return view;
        }
        if (source instanceof BytesObject bytes) {
            return Bytes.copy(bytes)
                    .<Value>map(
                            copy -> Bytes.buffer(in.calls(), copy, bytes.block().origin()))
                    .orElseGet(() -> unknown(in, in.facts()));
        }
        Optional<Elements> elements = Elements.of(in.calls(), data(in, source));
        if (elements.isPresent()) {
            return Bytes.ofNumbers(in.calls(), elements.get())
                    .<Value>map(
                            bytes -> Bytes.buffer(in.calls(), bytes, Bytes.ofNumbersOrigin(in.calls(), elements.get())))
                    .orElseGet(() -> unknown(in, in.facts()));
        }
        if (source.isConstant()) {
            throw in.typeError("The first argument must be of type string or an instance of Buffer");
        }
        Value text = Coercions.toText(in.calls(), source);
        return text instanceof Text && !in.has(1)
                ? unknown(in, in.facts())
                : Bytes.decode(in.calls(), text instanceof Text ? text : source, encoding(in, 1));
    }

    /** The array of {@code {type: "Buffer", data: […]}}, or the value itself. */
    private static Value data(Invocation in, Value source) {
        boolean json = source instanceof PlainObject object
                && object.own("type")
                        .filter(type -> type.value().equals(Text.of("Buffer")))
                        .isPresent();
        return json ? in.calls().get(source, "data") : source;
    }

    private static BytesObject unknown(Invocation in, Facts facts) {
        return Bytes.unknown(in.calls(), Kind.BUFFER, facts);
    }

    private static Value alloc(Invocation in) {
        OptionalDouble size = in.integer(0, 0);
        if (size.isEmpty() || size.getAsDouble() > Limits.BYTES || size.getAsDouble() < 0) {
            return unknown(in, in.facts());
        }
        BytesObject made = Bytes.buffer(in.calls(), new byte[(int) size.getAsDouble()], Origin.LITERAL);
        return in.has(1) ? fill(new Invocation(in.calls(), made, List.of(in.argument(1)))) : made;
    }

    private static Value concat(Invocation in) {
        Elements parts = Elements.orUnknown(in.calls(), in.argument(0));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Origin origin = Origin.LITERAL;
        boolean known = parts.isExact();
        for (Value part : parts.items()) {
            Optional<byte[]> bytes = Bytes.copy(part);
            known &= bytes.isPresent() && all.size() + bytes.get().length <= Limits.BYTES;
            if (known) {
                all.writeBytes(bytes.orElseThrow());
                origin = Origin.join(origin, Bytes.origin(part));
            }
        }
        if (!known) {
            return unknown(in, in.facts());
        }
        byte[] bytes = all.toByteArray();
        OptionalDouble length = in.integer(1, bytes.length);
        boolean resized = length.isPresent() && length.getAsDouble() >= 0 && length.getAsDouble() <= Limits.BYTES;
        return Bytes.buffer(in.calls(), resized ? Arrays.copyOf(bytes, (int) length.getAsDouble()) : bytes, origin);
    }

    // reading

    private static Value toText(Invocation in) {
        Value bytes = in.self();
        if (in.has(1) || in.has(2)) {
            bytes = TypedArrayBuiltins.subarray(new Invocation(in.calls(), in.self(), in.argumentsFrom(1)));
        }
        return Bytes.text(in.calls(), bytes, encoding(in, 0));
    }

    private static Value compare(Invocation in, Value left, Value right) {
        Optional<byte[]> a = Bytes.copy(left);
        Optional<byte[]> b = Bytes.copy(right);
        return a.isPresent() && b.isPresent()
                ? Num.of(Integer.signum(Arrays.compareUnsigned(a.get(), b.get())))
                : in.sanitised(Unknown.Kind.NUMBER);
    }

    private static Value indexOf(Invocation in, boolean forward) {
        Optional<byte[]> bytes = Bytes.copy(in.self());
        Optional<byte[]> wanted = in.argument(0) instanceof Num number
                ? Optional.of(new byte[] {(byte) Coercions.toInt32(number.value())})
                : Bytes.of(in.calls(), in.argument(0), encoding(in, 2));
        if (bytes.isEmpty() || wanted.isEmpty()) {
            return in.sanitised(Unknown.Kind.NUMBER);
        }
        // Latin-1 keeps each byte as one character, so the search of strings finds bytes.
        String all = ByteText.LATIN1.text(bytes.get());
        String part = ByteText.LATIN1.text(wanted.get());
        OptionalDouble start = in.relative(1, forward ? 0 : all.length(), all.length());
        int from = (int) start.orElse(0);
        return Num.of(forward ? all.indexOf(part, from) : all.lastIndexOf(part, from));
    }

    private static Value read(Invocation in, Kind kind, ByteOrder order) {
        OptionalDouble at = in.integer(0, 0);
        if (!(in.self() instanceof BytesObject bytes) || !bytes.isKnown() || at.isEmpty()) {
            return in.derived(Unknown.Kind.NUMBER);
        }
        if (at.getAsDouble() < 0 || at.getAsDouble() + kind.width() > bytes.size()) {
            throw in.rangeError("The value of \"offset\" is out of range.");
        }
        return TypedElements.read(bytes, kind, (int) at.getAsDouble(), order);
    }

    /** {@code readUIntLE(offset, byteLength)} and its kind, up to 6 bytes. */
    private static Value readWidth(Invocation in, ByteOrder order, boolean signed) {
        OptionalDouble at = in.integer(0, 0);
        OptionalDouble width = in.integer(1, 1);
        Optional<byte[]> bytes = Bytes.copy(in.self());
        if (bytes.isEmpty() || at.isEmpty() || width.isEmpty()) {
            return in.derived(Unknown.Kind.NUMBER);
        }
        int start = (int) at.getAsDouble();
        int count = (int) width.getAsDouble();
        if (start < 0 || count < 1 || count > 6 || start + count > bytes.get().length) {
            throw in.rangeError("The value of \"offset\" is out of range.");
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            int index = order == ByteOrder.BIG_ENDIAN ? start + i : start + count - 1 - i;
            value = value << 8 | bytes.get()[index] & 0xFF;
        }
        int unused = Long.SIZE - 8 * count;
        return Num.of(signed ? value << unused >> unused : value);
    }

    // writing

    private static Value writeNumber(Invocation in, Kind kind, ByteOrder order) {
        OptionalDouble at = in.integer(1, 0);
        if (!(in.self() instanceof BytesObject bytes)) {
            return Unknown.NUMBER;
        }
        boolean fits = at.isPresent() && at.getAsDouble() >= 0 && at.getAsDouble() + kind.width() <= bytes.size();
        if (!fits || !in.calls().isCertain(bytes)) {
            bytes.block().makeUnknown();
            bytes.addFacts(in.argument(0).facts());
            return Unknown.NUMBER;
        }
        TypedElements.write(bytes, kind, (int) at.getAsDouble(), in.argument(0), order);
        return Num.of(at.getAsDouble() + kind.width());
    }

    /** {@code write(text[, offset[, length]][, encoding])}. */
    private static Value write(Invocation in) {
        int last = in.count() - 1;
        boolean named = last > 0 && in.argument(last) instanceof Text;
        Optional<byte[]> data = Bytes.of(in.calls(), in.argument(0), named ? encoding(in, last) : ByteText.UTF8);
        OptionalDouble offset = in.argument(1) instanceof Text ? OptionalDouble.of(0) : in.integer(1, 0);
        if (!(in.self() instanceof BytesObject bytes)) {
            return Unknown.NUMBER;
        }
        if (data.isEmpty() || offset.isEmpty() || !in.calls().isCertain(bytes)) {
            bytes.block().makeUnknown();
            bytes.addFacts(Values.deepFacts(in.argument(0)));
            return Unknown.NUMBER;
        }
        int at = (int) Math.min(Math.max(0, offset.getAsDouble()), bytes.size());
        int count = Math.min(data.get().length, bytes.size() - at);
        System.arraycopy(data.get(), 0, bytes.block().bytes(), bytes.offset() + at, count);
        bytes.block().setOrigin(Origin.join(bytes.block().origin(), Bytes.origin(in.argument(0))));
        return Num.of(count);
    }

    private static Value copy(Invocation in) {
        Optional<byte[]> source = Bytes.copy(in.self());
        OptionalDouble to = in.integer(1, 0);
        if (!(in.argument(0) instanceof BytesObject target)) {
            return Unknown.NUMBER;
        }
        OptionalDouble from = in.integer(2, 0);
        OptionalDouble end = in.integer(3, source.map(bytes -> bytes.length).orElse(0));
        boolean known = source.isPresent() && to.isPresent() && from.isPresent() && end.isPresent();
        if (!known || !in.calls().isCertain(target)) {
            target.block().makeUnknown();
            target.addFacts(Values.deepFacts(in.self()));
            return Unknown.NUMBER;
        }
        int start = (int) Math.min(Math.max(0, from.getAsDouble()), source.get().length);
        int stop = (int) Math.min(Math.max(start, end.getAsDouble()), source.get().length);
        int at = (int) Math.min(Math.max(0, to.getAsDouble()), target.size());
        int count = Math.min(stop - start, target.size() - at);
        System.arraycopy(source.get(), start, target.block().bytes(), target.offset() + at, count);
        target.block().setOrigin(Origin.join(target.block().origin(), Bytes.origin(in.self())));
        return Num.of(count);
    }

    private static Value fill(Invocation in) {
        if (!(in.self() instanceof BytesObject bytes)) {
            return in.self();
        }
        Optional<byte[]> pattern = in.argument(0) instanceof Num number
                ? Optional.of(new byte[] {(byte) Coercions.toInt32(number.value())})
                : Bytes.of(
                        in.calls(), in.argument(0), in.argument(1) instanceof Text ? encoding(in, 1) : ByteText.UTF8);
        if (pattern.isEmpty() || !in.calls().isCertain(bytes)) {
            bytes.block().makeUnknown();
            bytes.addFacts(in.argument(0).facts());
            return bytes;
        }
        OptionalDouble from = in.argument(1) instanceof Text ? OptionalDouble.of(0) : in.relative(1, 0, bytes.size());
        OptionalDouble to = in.argument(2) instanceof Text
                ? OptionalDouble.of(bytes.size())
                : in.relative(2, bytes.size(), bytes.size());
        for (int i = (int) from.orElse(0), k = 0; i < to.orElse(0) && pattern.get().length > 0; i++, k++) {
            bytes.block().bytes()[bytes.offset() + i] = pattern.get()[k % pattern.get().length];
        }
        return bytes;
    }
}
