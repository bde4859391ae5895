package dev.vsxray.scanner.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what comes out of a file and stops at the limits on one file. */
final class LimitedStream extends FilterInputStream {

    private final String path;
    private final long mostBytes;
    private final long packedBytes;
    private final int mostRatio;
    private long count;

    LimitedStream(InputStream in, String path, long mostBytes, long packedBytes, int mostRatio) {
        super(in);
        this.path = path;
        this.mostBytes = mostBytes;
        this.packedBytes = packedBytes;
        this.mostRatio = mostRatio;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            counted(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int got = in.read(buffer, from, length);
        if (got > 0) {
            counted(got);
        }
        return got;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(n);
        counted(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(long bytes) throws LimitReachedException {
        count += bytes;
        if (count > mostBytes) {
            throw new LimitReachedException(
                    "file is larger than what is read of one file", mostBytes + " bytes a file");
        }
        if (packedBytes >= 0 && count > ReadLimits.RATIO_FREE_BYTES && count / Math.max(1, packedBytes) > mostRatio) {
            throw new LimitReachedException(
                    "file unpacks to far more than its packed size", mostRatio + " unpacked bytes for one packed byte");
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
