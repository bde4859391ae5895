package dev.vsxray.scanner.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * What came out of a source before it ended, failed, or enough was read.
 *
 * @param more true where the source had more than was asked for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Bytes(byte[] bytes, boolean more, Optional<IOException> failure) {

    private static final int FIRST_BUFFER = 8 * 1024;

    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /** Reads at most {@code most} bytes. {@code expected} only sizes the first buffer; it may be wrong or a lie. */
    static Bytes read(Opener opener, long expected, int most) {
        byte[] buffer = new byte[(int) Math.max(1, Math.min(most, Math.max(FIRST_BUFFER, Math.min(expected, most))))];
        int count = 0;
        try (InputStream in = opener.open()) {
            while (true) {
                if (count == buffer.length) {
                    if (count >= most) {
                        return new Bytes(buffer, in.read() >= 0, Optional.empty());
                    }
                    buffer = Arrays.copyOf(buffer, (int) Math.min(most, buffer.length * 2L));
                }
                int got = in.read(buffer, count, buffer.length - count);
                if (got < 0) {
                    return new Bytes(Arrays.copyOf(buffer, count), false, Optional.empty());
                }
                count += got;
            }
        } catch (IOException failure) {
            return new Bytes(Arrays.copyOf(buffer, count), true, Optional.of(failure));
        }
    }
}
