package dev.vsxray.scanner.archive;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.ref.SoftReference;

/** The bytes of an archive whose members are read in any order: held while there is memory, then read again. */
final class HeldBytes {

    private final Bytes.Opener source;
    private final long expected;
    private SoftReference<Bytes> held = new SoftReference<>(null);

    /** @param expected how many bytes there are, as far as known */
    HeldBytes(Bytes.Opener source, long expected) {
        this.source = source;
        this.expected = expected;
    }

    /** The first {@link NestedArchive#MAX_BYTES}, or fewer where the source ends or fails. */
    synchronized Bytes get() {
        Bytes bytes = held.get();
        if (bytes == null) {
            bytes = Bytes.read(source, expected, NestedArchive.MAX_BYTES);
            held = new SoftReference<>(bytes);
        }
        return bytes;
    }

    /** The bytes from a place on; none where that lies behind the end. */
    InputStream from(long offset) {
        byte[] bytes = get().bytes();
        int from = (int) Math.min(bytes.length, offset);
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }
}
