package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.ByteText;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes byte objects and reads what is known of them. */
final class Bytes {

    /** Elements that are described when numbers become bytes; a report shows no more. */
    private static final int SHOWN_ELEMENTS = 60;

    private Bytes() {}

    static String prototypeName(BytesObject.Kind kind) {
        return kind == BytesObject.Kind.BUFFER ? "Buffer" : kind.className();
    }

    static BytesObject window(Calls calls, BytesObject.Kind kind, BytesObject.Block block, int offset, int size) {
        return new BytesObject(calls.level(), calls.realm().prototype(prototypeName(kind)), kind, block, offset, size);
    }

    static BytesObject known(Calls calls, BytesObject.Kind kind, byte[] bytes, Origin origin) {
        Limits.spendCharacters(calls, bytes.length);
        return window(calls, kind, new BytesObject.Block(bytes, origin), 0, bytes.length);
    }

    static BytesObject buffer(Calls calls, byte[] bytes, Origin origin) {
        return known(calls, BytesObject.Kind.BUFFER, bytes, origin);
    }

    /** Bytes of unknown number and value that carry facts. */
    static BytesObject unknown(Calls calls, BytesObject.Kind kind, Facts facts) {
        BytesObject bytes = window(calls, kind, new BytesObject.Block(new byte[0], Origin.LITERAL), 0, 0);
        bytes.block().makeUnknown();
        bytes.addFacts(facts);
        return bytes;
    }

    /** A copy of the window's bytes, where they are known. */
    static Optional<byte[]> copy(Value value) {
        return value instanceof BytesObject bytes && bytes.isKnown()
                ? Optional.of(Arrays.copyOfRange(bytes.block().bytes(), bytes.offset(), bytes.offset() + bytes.size()))
                : Optional.empty();
    }

    /** The bytes of a text or byte object, as the functions of {@code node:crypto} and {@code node:zlib} read them. */
    static Optional<byte[]> of(Calls calls, Value value, ByteText encoding) {
        if (value instanceof Text text) {
            Limits.spendCharacters(calls, text.length());
            return Optional.of(encoding.bytes(text.value()));
        }
        return copy(value);
    }

    /** How the data of a text or byte object came to be. */
    static Origin origin(Value value) {
        return value instanceof Text text
                ? text.origin()
                : value instanceof BytesObject bytes ? bytes.block().origin() : Origin.LITERAL;
    }

    /** The numbers of an array-like as bytes, modulo 256; empty where one is not known. */
    static Optional<byte[]> ofNumbers(Calls calls, Elements elements) {
        if (!elements.isExact() || elements.items().size() > Limits.BYTES) {
            return Optional.empty();
        }
        byte[] bytes = new byte[elements.items().size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!(Coercions.toNumber(calls, elements.items().get(i)) instanceof Num number)) {
                return Optional.empty();
            }
            bytes[i] = (byte) Coercions.toInt32(number.value());
        }
        return Optional.of(bytes);
    }

    /** That bytes came from a list of numbers, which is a way to write text so that it is not read. */
    static Origin ofNumbersOrigin(Calls calls, Elements elements) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(SHOWN_ELEMENTS, elements.items().size());
        for (int i = 0; i < end; i++) {
            shown.append(i == 0 ? "" : ",").append(elements.items().get(i) instanceof Num n ? (int) n.value() : "…");
        }
        return Origin.decoded("char-codes", calls.place(), shown.toString(), Origin.COMPOSED);
    }

    /** The bytes as text. Base64 and hexadecimal encode, the others read. */
    static Value text(Calls calls, Value bytes, ByteText encoding) {
        Optional<byte[]> known = copy(bytes);
        if (known.isPresent()) {
            Limits.spendCharacters(calls, known.get().length);
            Origin origin = origin(bytes);
            return Text.of(encoding.text(known.get()), origin.isDecoded() ? origin : Origin.COMPOSED);
        }
        Facts facts = Values.deepFacts(bytes);
        return Unknown.of(
                Unknown.Kind.TEXT,
                switch (encoding) {
                    case BASE64, BASE64URL -> facts.through("base64-encode", calls.place());
                    case HEX -> facts.through("hex-encode", calls.place());
                    case UTF8, UTF16LE, LATIN1, ASCII -> facts;
                });
    }

    /** {@code Buffer.from(text, encoding)}. */
    static BytesObject decode(Calls calls, Value text, ByteText encoding) {
        boolean decodes = encoding == ByteText.BASE64 || encoding == ByteText.BASE64URL || encoding == ByteText.HEX;
        if (!(text instanceof Text known)) {
            Facts facts = Values.deepFacts(text);
            return unknown(calls, BytesObject.Kind.BUFFER, decodes ? facts.through("decode", calls.place()) : facts);
        }
        Limits.spendCharacters(calls, known.length());
        String how = encoding == ByteText.HEX ? "hex" : "base64";
        Origin origin = decodes ? Origin.decoded(how, calls.place(), known.value(), known.origin()) : known.origin();
        return buffer(calls, encoding.bytes(known.value()), origin);
    }

    /** The numbers of a typed array as an ordinary array. */
    static ArrayObject toArray(Calls calls, BytesObject bytes) {
        List<Value> items = new ArrayList<>();
        Elements elements = Elements.orUnknown(calls, bytes);
        items.addAll(elements.items());
        ArrayObject array = calls.newArray(items);
        elements.others().ifPresent(array::addRest);
        return array;
    }
}
