package dev.vsxray.scanner.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** How one file is packed as a whole. The ways that need no further library. */
enum Compression {
    GZIP("\u001F\u008B\b", "gz") {
        @Override
        InputStream unpacked(InputStream packed) throws IOException {
            return new GZIPInputStream(packed, BUFFER);
        }
    },
    BZIP2("BZh?1AY&SY", "bz2") {
        @Override
        InputStream unpacked(InputStream packed) throws IOException {
            return new BZip2CompressorInputStream(new BufferedInputStream(packed, BUFFER), true);
        }
    };

    private static final int BUFFER = 64 * 1024;

    /** A byte of a magic number that may be anything. */
    private static final char ANY = '?';

    private final String magic;
    private final Pattern named;

    Compression(String magic, String ending) {
        this.magic = magic;
        this.named = Pattern.compile("(.+)\\." + ending, Pattern.CASE_INSENSITIVE);
    }

    abstract InputStream unpacked(InputStream packed) throws IOException;

    static Optional<Compression> of(byte[] head) {
        for (Compression compression : values()) {
            if (compression.begins(head)) {
                return Optional.of(compression);
            }
        }
        return Optional.empty();
    }

    private boolean begins(byte[] head) {
        for (int i = 0; i < magic.length(); i++) {
            if (i >= head.length || magic.charAt(i) != ANY && magic.charAt(i) != (head[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** What the unpacked file is called, by the name of the packed one. */
    String unpackedName(String name) {
        Matcher matcher = named.matcher(name);
        return matcher.matches() ? matcher.group(1) : "content";
    }
}
