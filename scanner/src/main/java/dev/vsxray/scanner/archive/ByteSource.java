package dev.vsxray.scanner.archive;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of a file come from. Each call of {@link #open} starts anew. */
@FunctionalInterface
interface ByteSource {

    /** What {@link #packedBytes} says of a file that is not packed. */
    long NOT_PACKED = -1;

    InputStream open() throws IOException;

    /** Bytes the file takes in its archive, or {@link #NOT_PACKED}. */
    default long packedBytes() {
        return NOT_PACKED;
    }

    /** Bytes the archive says will come out, or {@link #NOT_PACKED}. Never to be relied on. */
    default long declaredBytes() {
        return NOT_PACKED;
    }
}
