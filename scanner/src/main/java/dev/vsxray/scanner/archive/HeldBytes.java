package dev.vsxray.scanner.archive;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.ref.SoftReference;

/** The bytes of an archive whose members are read in any order: held while there is memory, then read again. */
final class HeldBytes {

    private final Bytes.Opener source;
    private final long expected;
    private SoftReference<Bytes> held = new SoftReference<>(null);
    private int cameOut;

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

    /**
     * The bytes from a place on; none where that lies behind the end.
     *
     * @throws RefusedException where fewer come out than at first
     */
    synchronized InputStream from(long offset) throws RefusedException {
        byte[] bytes = get().bytes();
        if (bytes.length < cameOut) {
            throw new RefusedException("lies in an archive that can no longer be read");
        }
        cameOut = bytes.length;
        int from = (int) Math.min(bytes.length, offset);
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }
}
