package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.BigInt;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads and writes elements of buffers and typed arrays, little-endian. */
final class BytesAccess {

    private BytesAccess() {}

    static Value get(BytesObject bytes, long index) {
        if (!bytes.isKnown()) {
            return Unknown.of(Unknown.Kind.NUMBER, bytes.facts());
        }
        if (index >= bytes.length() || bytes.kind() == BytesObject.Kind.ARRAY_BUFFER) {
            return Undefined.UNDEFINED;
        }
        ByteBuffer data = ByteBuffer.wrap(bytes.block().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int at = bytes.offset() + (int) index * bytes.kind().width();
        return switch (bytes.kind()) {
            case INT8 -> Num.of(data.get(at));
            case UINT16 -> Num.of(data.getShort(at) & 0xFFFF);
            case INT16 -> Num.of(data.getShort(at));
            case UINT32 -> Num.of(data.getInt(at) & 0xFFFF_FFFFL);
            case INT32 -> Num.of(data.getInt(at));
            case FLOAT32 -> Num.of(data.getFloat(at));
            case FLOAT64 -> Num.of(data.getDouble(at));
            case BIG_INT64 -> new BigInt(BigInteger.valueOf(data.getLong(at)));
            case BIG_UINT64 -> new BigInt(new BigInteger(Long.toUnsignedString(data.getLong(at))));
            case BUFFER, UINT8, UINT8_CLAMPED, DATA_VIEW, ARRAY_BUFFER -> Num.of(data.get(at) & 0xFF);
        };
    }

    /** @param certain false where the write may not happen: then the block is no longer known, unless nothing changes */
    static void set(BytesObject bytes, long index, Value value, boolean certain) {
        if (!bytes.isKnown()) {
            bytes.addFacts(Values.deepFacts(value));
            return;
        }
        if (index >= bytes.length()) {
            return;
        }
        if (!certain || !store(bytes, (int) index, value)) {
            setUnknown(bytes, value);
        }
    }

    /** A write at an unknown place, or of an unknown value. */
    static void setUnknown(BytesObject bytes, Value value) {
        bytes.block().makeUnknown();
        bytes.addFacts(Values.deepFacts(value));
    }

    private static boolean store(BytesObject bytes, int index, Value value) {
        ByteBuffer data = ByteBuffer.wrap(bytes.block().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int at = bytes.offset() + index * bytes.kind().width();
        if (value instanceof BigInt big) {
            data.putLong(at, big.value().longValue());
            return bytes.kind().width() == Long.BYTES;
        }
        if (!(value instanceof Num number)) {
            return false;
        }
        double given = number.value();
        long integer = Double.isNaN(given) || Double.isInfinite(given) ? 0 : (long) given;
        switch (bytes.kind()) {
            case INT16, UINT16 -> data.putShort(at, (short) integer);
            case INT32, UINT32 -> data.putInt(at, (int) integer);
            case FLOAT32 -> data.putFloat(at, (float) given);
            case FLOAT64 -> data.putDouble(at, given);
            case UINT8_CLAMPED -> data.put(at, (byte) Math.rint(Math.max(0, Math.min(255, given))));
            case BIG_INT64, BIG_UINT64, ARRAY_BUFFER -> {
                return false;
            }
            case BUFFER, UINT8, INT8, DATA_VIEW -> data.put(at, (byte) integer);
        }
        return true;
    }
}
