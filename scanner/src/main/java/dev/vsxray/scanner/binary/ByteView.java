package dev.vsxray.scanner.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers and texts in bytes of either order. What lies outside reads as zero, so that damaged files need no special care. */
final class ByteView {

    private final byte[] bytes;
    private final int base;
    private final boolean bigEndian;

    ByteView(byte[] bytes, int base, boolean bigEndian) {
        this.bytes = bytes;
        this.base = base;
        this.bigEndian = bigEndian;
    }

    static ByteView littleEndian(byte[] bytes) {
        return new ByteView(bytes, 0, false);
    }

    long length() {
        return bytes.length - (long) base;
    }

    int u8(long at) {
        long index = base + at;
        return index >= base && index < bytes.length ? bytes[(int) index] & 0xFF : 0;
    }

    int u16(long at) {
        return bigEndian ? u8(at) << 8 | u8(at + 1) : u8(at + 1) << 8 | u8(at);
    }

    long u32(long at) {
        return bigEndian ? (long) u16(at) << 16 | u16(at + 2) : (long) u16(at + 2) << 16 | u16(at);
    }

    long u64(long at) {
        return bigEndian ? u32(at) << 32 | u32(at + 4) : u32(at + 4) << 32 | u32(at);
    }

    /** The bytes up to a zero, as Latin-1, at most {@code max} of them. */
    String text(long at, int max) {
        long index = base + at;
        if (index < 0 || index >= bytes.length || at < 0) {
            return "";
        }
        int start = (int) index;
        int end = start;
        while (end < bytes.length && end - start < max && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** The bytes from {@code at}, as many as there are of {@code length}. */
    byte[] slice(long at, long length) {
        long from = Math.max(base, Math.min(bytes.length, base + Math.max(0, at)));
        long to = Math.max(from, Math.min(bytes.length, from + Math.max(0, length)));
        return Arrays.copyOfRange(bytes, (int) from, (int) to);
    }
}
