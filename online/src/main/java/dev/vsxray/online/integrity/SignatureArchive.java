package dev.vsxray.online.integrity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The small zip beside a package: a manifest with digests, and a signature over it or over the package. */
record SignatureArchive(SortedMap<String, byte[]> entries) {

    static final String MANIFEST = ".signature.manifest";
    static final String PKCS7 = ".signature.p7s";
    static final String ED25519 = ".signature.sig";

    private static final int MOST_ENTRIES = 16;

    /** Bytes of one entry. The manifest of a package with 30,000 files is near 5 MiB. */
    private static final int MOST_BYTES = 32 << 20;

    /** @throws IOException where it is no zip, or larger than any real one */
    static SignatureArchive read(byte[] zip) throws IOException {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = next(in); entry != null; entry = next(in)) {
                byte[] bytes = in.readNBytes(MOST_BYTES);
                if (entries.size() >= MOST_ENTRIES || bytes.length == MOST_BYTES) {
                    throw new IOException("the signature archive is larger than any real one");
                }
                entries.put(entry.getName(), bytes);
            }
        }
        if (entries.isEmpty()) {
            throw new IOException("the signature archive has no entries");
        }
        return new SignatureArchive(entries);
    }

    private static @Nullable ZipEntry next(ZipInputStream in) throws IOException {
        try {
            return in.getNextEntry();
        } catch (IllegalArgumentException nameOfOtherBytes) {
            throw new IOException("an entry of the signature archive has a name that is no UTF-8", nameOfOtherBytes);
        }
    }

    /** The content of an entry; an empty entry is one that only stands in for something. */
    Optional<byte[]> entry(String name) {
        return Optional.ofNullable(entries.get(name)).filter(bytes -> bytes.length > 0);
    }
}
