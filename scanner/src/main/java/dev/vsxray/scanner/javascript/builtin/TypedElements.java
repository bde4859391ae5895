package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.BigInt;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Value;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads and writes the elements of windows on bytes. */
public final class TypedElements {

    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

    private TypedElements() {}

    /** The element at {@code index}, which must lie inside. */
    public static Value read(BytesObject bytes, int index) {
        return read(bytes, bytes.kind(), index * bytes.kind().width(), ByteOrder.LITTLE_ENDIAN);
    }

    /** A value of a kind at a byte of the window. */
    static Value read(BytesObject bytes, BytesObject.Kind kind, int at, ByteOrder order) {
        ByteBuffer view = view(bytes, order);
        return switch (kind) {
            case BUFFER, ARRAY_BUFFER, DATA_VIEW, UINT8, UINT8_CLAMPED -> Num.of(view.get(at) & 0xFF);
            case INT8 -> Num.of(view.get(at));
            case UINT16 -> Num.of(view.getShort(at) & 0xFFFF);
            case INT16 -> Num.of(view.getShort(at));
            case UINT32 -> Num.of(Integer.toUnsignedLong(view.getInt(at)));
            case INT32 -> Num.of(view.getInt(at));
            case FLOAT32 -> Num.of(view.getFloat(at));
            case FLOAT64 -> Num.of(view.getDouble(at));
            case BIG_INT64 -> new BigInt(BigInteger.valueOf(view.getLong(at)));
            case BIG_UINT64 -> new BigInt(BigInteger.valueOf(view.getLong(at)).mod(TWO_64));
        };
    }

    /** Writes an element; what is not known makes the whole block unknown, with the facts of what was written. */
    public static void write(BytesObject bytes, int index, Value value) {
        write(bytes, bytes.kind(), index * bytes.kind().width(), value, ByteOrder.LITTLE_ENDIAN);
    }

    static void write(BytesObject bytes, BytesObject.Kind kind, int at, Value value, ByteOrder order) {
        ByteBuffer view = view(bytes, order);
        if (value instanceof BigInt big) {
            view.putLong(at, big.value().longValue());
            return;
        }
        if (!(value instanceof Num number)) {
            bytes.block().makeUnknown();
            bytes.addFacts(value.facts());
            return;
        }
        double exact = number.value();
        int whole = Coercions.toInt32(exact);
        switch (kind) {
            case UINT8_CLAMPED -> view.put(at, (byte) Math.rint(Math.min(255, Math.max(0, exact))));
            case BUFFER, ARRAY_BUFFER, DATA_VIEW, UINT8, INT8 -> view.put(at, (byte) whole);
            case UINT16, INT16 -> view.putShort(at, (short) whole);
            case UINT32, INT32 -> view.putInt(at, whole);
            case FLOAT32 -> view.putFloat(at, (float) exact);
            case FLOAT64 -> view.putDouble(at, exact);
            case BIG_INT64, BIG_UINT64 -> view.putLong(at, (long) exact);
        }
    }

    private static ByteBuffer view(BytesObject bytes, ByteOrder order) {
        return ByteBuffer.wrap(bytes.block().bytes(), bytes.offset(), bytes.size())
                .slice()
                .order(order);
    }
}
