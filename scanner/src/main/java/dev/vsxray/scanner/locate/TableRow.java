package dev.vsxray.scanner.locate;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/**
 * A row of an SQLite table: a header of serial types, then the columns' bytes. Of a row that overflows its page only the
 * first columns may be there; reading others fails with an {@link IndexOutOfBoundsException} or a {@link
 * java.nio.BufferUnderflowException}.
 */
final class TableRow {

    /** Bytes of the integers with serial types 0 to 9, where 0 is NULL and 8 and 9 are the constants 0 and 1. */
    private static final int[] INTEGER_BYTES = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};

    private static final int FIRST_TEXT_OR_BLOB = 12;

    private final byte[] payload;
    private final Charset encoding;

    TableRow(byte[] payload, Charset encoding) {
        this.payload = payload;
        this.encoding = encoding;
    }

    /** A column as text; blobs hold text too. Empty for NULL, numbers, and for text that is not all there. */
    String text(int column) {
        Column found = column(column);
        boolean whole = found.from() + found.length() <= payload.length;
        return found.type() >= FIRST_TEXT_OR_BLOB && whole
                ? new String(payload, (int) found.from(), (int) found.length(), encoding)
                : "";
    }

    /** A column that holds an integer; 0 for anything else. */
    long number(int column) {
        Column found = column(column);
        if (found.type() == 9) {
            return 1;
        }
        if (found.type() < 1 || found.type() > 6) {
            return 0;
        }
        long value = payload[(int) found.from()];
        for (int i = 1; i < found.length(); i++) {
            value = value << 8 | payload[(int) found.from() + i] & 0xFF;
        }
        return value;
    }

    private record Column(long type, long from, long length) {}

    private Column column(int wanted) {
        ByteBuffer header = ByteBuffer.wrap(payload);
        long from = varint(header);
        for (int column = 0; ; column++) {
            long type = varint(header);
            long length = length(type);
            if (column == wanted) {
                return new Column(type, from, length);
            }
            from += length;
        }
    }

    private static long length(long type) {
        if (type < 0 || type == 10 || type == 11) {
            throw new IndexOutOfBoundsException("no serial type: " + type);
        }
        return type < FIRST_TEXT_OR_BLOB ? INTEGER_BYTES[(int) type] : (type - FIRST_TEXT_OR_BLOB) / 2;
    }

    /** A big-endian number of one to nine bytes; all but the last have the high bit set, the ninth counts whole. */
    static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            byte next = bytes.get();
            value = value << 7 | next & 0x7F;
            if (next >= 0) {
                return value;
            }
        }
        return value << 8 | bytes.get() & 0xFF;
    }
}
