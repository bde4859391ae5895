package dev.vsxray.scanner.javascript.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.brotli.dec.BrotliInputStream;

/** Unpacks gzip, zlib, raw deflate and Brotli. */
public final class Decompression {

    /** Bytes that come out at most; a script of this size is read whole elsewhere, more is a bomb. */
    public static final int MAX_OUTPUT = 8 * 1024 * 1024;

    private static final int GZIP_HEADER = 10;

    private Decompression() {}

    /** By its first bytes gzip or zlib, as {@code zlib.unzipSync} does. Empty where it is neither or too large. */
    public static Optional<byte[]> unzip(byte[] packed) {
        return isGzip(packed) ? gunzip(packed) : inflate(packed);
    }

    public static Optional<byte[]> inflate(byte[] packed) {
        return inflate(packed, 0, false);
    }

    public static Optional<byte[]> inflateRaw(byte[] packed) {
        return inflate(packed, 0, true);
    }

    public static Optional<byte[]> gunzip(byte[] packed) {
        if (!isGzip(packed)) {
            return Optional.empty();
        }
        int flags = packed[3];
        int at = GZIP_HEADER;
        if ((flags & 4) != 0 && at + 2 <= packed.length) {
            at += 2 + (packed[at] & 0xFF) + ((packed[at + 1] & 0xFF) << 8);
        }
        if ((flags & 8) != 0) {
            at = afterZero(packed, at);
        }
        if ((flags & 16) != 0) {
            at = afterZero(packed, at);
        }
        if ((flags & 2) != 0) {
            at += 2;
        }
        return at < packed.length ? inflate(packed, at, true) : Optional.empty();
    }

    public static Optional<byte[]> brotli(byte[] packed) {
        try (BrotliInputStream plain = new BrotliInputStream(new ByteArrayInputStream(packed))) {
            byte[] all = plain.readNBytes(MAX_OUTPUT + 1);
            return all.length > MAX_OUTPUT ? Optional.empty() : Optional.of(all);
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isGzip(byte[] packed) {
        return packed.length > GZIP_HEADER && packed[0] == 0x1F && (packed[1] & 0xFF) == 0x8B;
    }

    private static int afterZero(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != 0) {
            at++;
        }
        return at + 1;
    }

    private static Optional<byte[]> inflate(byte[] packed, int from, boolean raw) {
        Inflater inflater = new Inflater(raw);
        try {
            inflater.setInput(packed, from, packed.length - from);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            byte[] chunk = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return Optional.empty();
                }
                plain.write(chunk, 0, count);
                if (plain.size() > MAX_OUTPUT) {
                    return Optional.empty();
                }
            }
            return Optional.of(Arrays.copyOf(plain.toByteArray(), plain.size()));
        } catch (DataFormatException malformed) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
