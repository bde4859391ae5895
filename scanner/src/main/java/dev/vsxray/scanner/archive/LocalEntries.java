package dev.vsxray.scanner.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * Reads a ZIP file from its start, entry by entry, without its directory: what is left of an archive that was cut off,
 * and archives that lie inside a package. Entries are found by unpacking what stands before them, so this is bounded by
 * what comes out.
 */
final class LocalEntries {

    /**
     * An entry.
     *
     * @param dataOffset of the packed bytes, from the start of the archive
     * @param packedBytes as far as they could be read
     * @param packing how the bytes are packed, by the numbers of {@link ZipMethod}
     */
    record LocalEntry(
            String name,
            Optional<Instant> modified,
            long dataOffset,
            long packedBytes,
            boolean encrypted,
            int packing) {

        /** The entry's bytes, given the archive from {@link #dataOffset} on. */
        InputStream unpacked(InputStream packed) {
            return packing == ZipMethod.DEFLATED.getCode()
                    ? new RawInflater(packed)
                    : new FirstBytes(packed, packedBytes);
        }
    }

    /**
     * The entries of an archive.
     *
     * @param complete false where reading ended for another reason than the end of the entries
     */
    record Listing(List<LocalEntry> entries, boolean complete) {}

    private static final int BUFFER = 64 * 1024;

    private LocalEntries() {}

    /**
     * Lists the entries; folders are left out.
     *
     * @param mostEntries entries that are listed
     * @param mostBytes unpacked bytes that are gone through
     */
    static Listing list(InputStream archive, int mostEntries, long mostBytes) {
        List<LocalEntry> entries = new ArrayList<>();
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (ZipArchiveInputStream zip = new ZipArchiveInputStream(archive, "UTF-8", true, true)) {
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean encrypted = entry.getGeneralPurposeBit().usesEncryption();
                if (!encrypted && zip.canReadEntryData(entry)) {
                    int got = 0;
                    while (got >= 0 && total <= mostBytes) {
                        got = zip.read(buffer, 0, buffer.length);
                        total += Math.max(0, got);
                    }
                }
                if (!entry.isDirectory()) {
                    entries.add(new LocalEntry(
                            entry.getName(),
                            modified(entry),
                            entry.getDataOffset(),
                            Math.max(entry.getCompressedSize(), zip.getCompressedCount()),
                            encrypted,
                            entry.getMethod()));
                }
                if (total > mostBytes || entries.size() >= mostEntries) {
                    return new Listing(entries, false);
                }
            }
            return new Listing(entries, true);
        } catch (IOException | IllegalArgumentException cutOff) {
            return new Listing(entries, false);
        }
    }

    static Optional<Instant> modified(ZipArchiveEntry entry) {
        return entry.getTime() < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(entry.getTime()));
    }

    /** Frees its inflater's memory when closed, which {@link InflaterInputStream} does only for its own. */
    private static final class RawInflater extends InflaterInputStream {

        RawInflater(InputStream packed) {
            super(packed, new Inflater(true));
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    /** The first bytes of a stream. */
    private static final class FirstBytes extends FilterInputStream {

        private long left;

        FirstBytes(InputStream in, long count) {
            super(in);
            this.left = count;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int got = in.read(buffer, from, (int) Math.min(length, left));
            left -= Math.max(0, got);
            return got;
        }
    }
}
