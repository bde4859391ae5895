package dev.vsxray.scanner.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * Reads a ZIP file from its start, entry by entry, without its directory: what is left of an archive that was cut off,
 * and archives that lie inside a package. Where an entry does not say where it ends, its data is unpacked to find out;
 * where the bytes make no sense, the next entry is looked for.
 *
 * <p>A library's reader is deliberately not used: it starts whatever unpacker an entry names before it can be asked.
 */
final class LocalEntries {

    /**
     * An entry.
     *
     * @param dataOffset of the packed bytes, from the start of the archive
     * @param packedBytes as many as there are; not more than the archive has
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
        InputStream unpacked(InputStream archive) {
            InputStream packed = new FirstBytes(archive, packedBytes);
            return packing == ZipMethod.DEFLATED.getCode() ? new RawInflater(packed) : packed;
        }
    }

    /**
     * The entries of an archive, folders left out.
     *
     * @param complete false where bytes were passed over, or reading ended before the entries did
     * @param unpacked bytes that were unpacked to find where entries end
     */
    record Listing(List<LocalEntry> entries, boolean complete, long unpacked) {}

    private static final int LOCAL_ENTRY = 0x04034b50;
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int HEADER_BYTES = 30;

    private static final int ENCRYPTED = 1;
    private static final int SIZES_FOLLOW_DATA = 8;
    private static final long IN_EXTRA_FIELD = 0xFFFFFFFFL;

    /** Bytes of sizes that may follow an entry's data: a data descriptor of ZIP64 with its signature. */
    private static final int DATA_DESCRIPTOR = 24;

    private static final int BUFFER = 64 * 1024;

    private final SeekableByteChannel archive;
    private final long mostBytes;
    private final List<LocalEntry> entries = new ArrayList<>();
    private long unpacked;

    private LocalEntries(SeekableByteChannel archive, long mostBytes) {
        this.archive = archive;
        this.mostBytes = mostBytes;
    }

    /**
     * Lists the entries.
     *
     * @param mostEntries entries that are listed
     * @param mostBytes bytes that are unpacked to find where entries end
     */
    static Listing list(SeekableByteChannel archive, int mostEntries, long mostBytes) throws IOException {
        return new LocalEntries(archive, mostBytes).list(mostEntries);
    }

    private Listing list(int mostEntries) throws IOException {
        boolean complete = true;
        long at = 0;
        while (true) {
            long next = nextEntry(at);
            complete &= next >= 0 ? next - at <= (at == 0 ? 0 : DATA_DESCRIPTOR) : endsAt(at);
            if (next < 0) {
                return new Listing(entries, complete, unpacked);
            }
            if (entries.size() >= mostEntries || unpacked > mostBytes) {
                return new Listing(entries, false, unpacked);
            }
            long end = entry(next);
            complete &= end <= archive.size();
            at = Math.min(end, archive.size());
        }
    }

    /** Takes in the entry at a place; gives where its data ends, which is beyond the archive where that is cut off. */
    private long entry(long at) throws IOException {
        ByteBuffer header = bytes(at, HEADER_BYTES);
        if (header.limit() < HEADER_BYTES) {
            return Long.MAX_VALUE;
        }
        int flags = header.getShort(6);
        int packing = header.getShort(8) & 0xFFFF;
        long packed = header.getInt(18) & 0xFFFFFFFFL;
        int nameBytes = header.getShort(26) & 0xFFFF;
        int extraBytes = header.getShort(28) & 0xFFFF;
        ByteBuffer nameBuffer = bytes(at + HEADER_BYTES, nameBytes);
        byte[] name = new byte[nameBuffer.limit()];
        nameBuffer.get(name);
        long data = at + HEADER_BYTES + nameBytes + extraBytes;
        boolean encrypted = (flags & ENCRYPTED) != 0;
        boolean open = (flags & SIZES_FOLLOW_DATA) != 0 || packed == IN_EXTRA_FIELD;
        if (open && !encrypted && packing == ZipMethod.DEFLATED.getCode()) {
            packed = inflatedLength(data);
        } else if (open) {
            packed = lengthToNextSignature(data);
        }
        String text = new String(name, StandardCharsets.UTF_8);
        if (!text.endsWith("/") && data <= archive.size()) {
            entries.add(new LocalEntry(
                    text,
                    dosTime(header.getShort(12), header.getShort(10)),
                    data,
                    Math.min(packed, archive.size() - data),
                    encrypted,
                    packing));
        }
        return data + packed;
    }

    /** How many bytes an inflater takes until the data says that it ends. */
    private long inflatedLength(long from) throws IOException {
        Inflater inflater = new Inflater(true);
        byte[] discarded = new byte[BUFFER];
        try {
            long at = from;
            while (!inflater.finished() && unpacked <= mostBytes) {
                if (inflater.needsInput()) {
                    ByteBuffer input = bytes(at, BUFFER);
                    if (!input.hasRemaining()) {
                        return Long.MAX_VALUE - from;
                    }
                    at += input.remaining();
                    inflater.setInput(input);
                }
                unpacked += inflater.inflate(discarded);
            }
            return inflater.getBytesRead();
        } catch (DataFormatException damaged) {
            return lengthToNextSignature(from);
        } finally {
            inflater.end();
        }
    }

    private long lengthToNextSignature(long from) throws IOException {
        long next = find(from, LOCAL_ENTRY);
        long end = next >= 0 ? next : find(from, DIRECTORY_ENTRY);
        return end >= 0 ? end - from : Long.MAX_VALUE - from;
    }

    /** The first entry at or after a place, or -1. */
    private long nextEntry(long from) throws IOException {
        return find(from, LOCAL_ENTRY);
    }

    /** True where the directory starts, sizes of the last entry aside. */
    private boolean endsAt(long from) throws IOException {
        ByteBuffer rest = bytes(from, DATA_DESCRIPTOR + Integer.BYTES);
        for (int at = 0; at + Integer.BYTES <= rest.limit(); at++) {
            if (rest.getInt(at) == DIRECTORY_ENTRY || rest.getInt(at) == END) {
                return true;
            }
        }
        return false;
    }

    /** Where a signature stands, at or after a place, or -1. */
    private long find(long from, int signature) throws IOException {
        for (long at = from; at + Integer.BYTES <= archive.size(); at += BUFFER - Integer.BYTES + 1) {
            ByteBuffer window = bytes(at, BUFFER);
            for (int in = 0; in + Integer.BYTES <= window.limit(); in++) {
                if (window.get(in) == 'P' && window.getInt(in) == signature) {
                    return at + in;
                }
            }
        }
        return -1;
    }

    /** Up to so many bytes; fewer at the end of the archive. */
    private ByteBuffer bytes(long from, int most) throws IOException {
        int count = (int) Math.max(0, Math.min(most, archive.size() - from));
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        archive.position(Math.min(from, archive.size()));
        while (buffer.hasRemaining() && archive.read(buffer) >= 0) {
            // A channel may give less than was asked for.
        }
        return buffer.flip();
    }

    /** A time without a zone, in steps of two seconds; taken as UTC, so that it is the same on every machine. */
    static Optional<Instant> dosTime(short date, short time) {
        try {
            return Optional.of(LocalDateTime.of(
                            1980 + (date >> 9 & 0x7F),
                            date >> 5 & 0x0F,
                            date & 0x1F,
                            time >> 11 & 0x1F,
                            time >> 5 & 0x3F,
                            (time & 0x1F) * 2)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
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
}
