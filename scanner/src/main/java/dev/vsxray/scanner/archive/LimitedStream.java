package dev.vsxray.scanner.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what comes out of a file and stops at the limits on one file. Turns whatever else an unpacker throws at damaged
 * input into an {@link IOException}, so that nothing but that has to be expected of a file.
 */
final class LimitedStream extends FilterInputStream {

    private final long packedBytes;
    private final ReadLimits limits;
    private long count;

    private LimitedStream(InputStream in, long packedBytes, ReadLimits limits) {
        super(in);
        this.packedBytes = packedBytes;
        this.limits = limits;
    }

    static InputStream of(ByteSource source, ReadLimits limits) throws IOException {
        try {
            return new LimitedStream(source.open(), source.packedBytes(), limits);
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException damaged) {
            throw new IOException("damaged", damaged);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int got;
        try {
            got = in.read(buffer, from, length);
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException damaged) {
            throw new IOException("damaged", damaged);
        }
        counted(Math.max(0, got));
        return got;
    }

    /** By reading, so that the bytes count. */
    @Override
    public long skip(long bytes) throws IOException {
        byte[] passed = new byte[(int) Math.min(bytes, 8_192)];
        return bytes <= 0 ? 0 : Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(long bytes) throws LimitReachedException {
        count += bytes;
        if (count > limits.fileBytes()) {
            throw new LimitReachedException(
                    "file is larger than what is read of one file", limits.fileBytes() + " bytes a file");
        }
        if (packedBytes >= 0
                && count > ReadLimits.RATIO_FREE_BYTES
                && count / Math.max(1, packedBytes) > limits.ratio()) {
            throw LimitReachedException.inflated("file", limits.ratio());
        }
    }
}
