package dev.vsxray.scanner.archive;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the bytes of a ZIP file are laid out, as APPNOTE.TXT 6.3.10 describes it: what no list of entries shows. Read
 * before the file is given to a library, which would hold every entry of a directory of any size in memory.
 *
 * @param entries in the central directory; counting stops at the limit
 * @param tooMany true where there are more entries than the limit
 * @param leadingBytes before the first entry
 * @param trailingBytes after the end of the archive
 * @param hiddenBytes between entries, and between the last one and the directory: belonging to none
 * @param overlapping true where entries share bytes, as in archives made to unpack without end
 * @param renamed names that differ between an entry and the directory; different tools see different files
 */
record ZipLayout(
        int entries,
        boolean tooMany,
        long leadingBytes,
        long trailingBytes,
        long hiddenBytes,
        boolean overlapping,
        List<String> renamed) {

    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int LOCAL_ENTRY = 0x04034b50;

    private static final int END_BYTES = 22;
    private static final int LOCATOR_BYTES = 20;
    private static final int DIRECTORY_ENTRY_BYTES = 46;
    private static final int LOCAL_ENTRY_BYTES = 30;

    /** Bytes. The longest comment, which is all that may follow the end record. */
    private static final int MAX_COMMENT = 0xFFFF;

    /** Bytes of sizes that may follow an entry's data: a data descriptor of ZIP64 with its signature. */
    private static final int DATA_DESCRIPTOR = 24;

    private static final long IN_EXTRA_FIELD = 0xFFFFFFFFL;
    private static final int MAX_RENAMED = 20;

    /** Where the directory says an entry lies. */
    private record Span(long start, long packed, String name) {}

    /**
     * Looks at a ZIP file.
     *
     * @param most entries that are looked at
     * @return empty where the file has no readable central directory: it is cut off, or no ZIP file
     */
    static Optional<ZipLayout> of(SeekableByteChannel file, int most) throws IOException {
        try {
            return new Scan(file, most).scan();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static final class Scan {

        private final SeekableByteChannel file;
        private final int most;
        private final List<Span> spans = new ArrayList<>();
        private final List<String> renamed = new ArrayList<>();
        private long directoryStart;
        private long directorySize;
        private long preamble;
        private long archiveEnd;
        private boolean tooMany;

        Scan(SeekableByteChannel file, int most) {
            this.file = file;
            this.most = most;
        }

        Optional<ZipLayout> scan() throws IOException {
            if (!findDirectory()) {
                return Optional.empty();
            }
            readDirectory();
            spans.sort(Comparator.comparingLong(Span::start).thenComparingLong(Span::packed));
            long end = spans.isEmpty() ? directoryStart : spans.get(0).start();
            long leading = end;
            long hidden = 0;
            boolean overlapping = false;
            for (Span span : spans) {
                overlapping |= span.start() < end;
                hidden += beyondDescriptor(span.start() - end);
                end = Math.max(end, dataEnd(span));
            }
            overlapping |= end > directoryStart;
            hidden += beyondDescriptor(directoryStart - end);
            return Optional.of(new ZipLayout(
                    spans.size(),
                    tooMany,
                    leading,
                    file.size() - archiveEnd,
                    hidden,
                    overlapping,
                    List.copyOf(renamed)));
        }

        private static long beyondDescriptor(long bytes) {
            return bytes > DATA_DESCRIPTOR ? bytes : 0;
        }

        private boolean findDirectory() throws IOException {
            int tailBytes = (int) Math.min(file.size(), END_BYTES + MAX_COMMENT);
            long tailStart = file.size() - tailBytes;
            ByteBuffer tail = bytes(tailStart, tailBytes);
            for (int at = tailBytes - END_BYTES; at >= 0; at--) {
                if (tail.getInt(at) == END) {
                    int comment = tail.getShort(at + 20) & 0xFFFF;
                    archiveEnd = Math.min(file.size(), tailStart + at + END_BYTES + comment);
                    return placeDirectory(tail, at, tailStart + at);
                }
            }
            return false;
        }

        private boolean placeDirectory(ByteBuffer tail, int at, long endRecord) throws IOException {
            directorySize = tail.getInt(at + 12) & 0xFFFFFFFFL;
            long offset = tail.getInt(at + 16) & 0xFFFFFFFFL;
            long directoryEnd = endRecord;
            if (directorySize == IN_EXTRA_FIELD || offset == IN_EXTRA_FIELD) {
                ByteBuffer locator = bytes(endRecord - LOCATOR_BYTES, LOCATOR_BYTES);
                if (locator.getInt(0) != LOCATOR_64) {
                    return false;
                }
                directoryEnd = locator.getLong(8);
                ByteBuffer end = bytes(directoryEnd, 56);
                if (end.getInt(0) != END_64) {
                    return false;
                }
                directorySize = end.getLong(40);
                offset = end.getLong(48);
            }
            directoryStart = directoryEnd - directorySize;
            preamble = directoryStart - offset;
            return directorySize >= 0 && directoryStart >= 0 && preamble >= 0;
        }

        private void readDirectory() throws IOException {
            long at = directoryStart;
            while (at + DIRECTORY_ENTRY_BYTES <= file.size()) {
                ByteBuffer entry = bytes(at, DIRECTORY_ENTRY_BYTES);
                if (entry.getInt(0) != DIRECTORY_ENTRY) {
                    return;
                }
                if (spans.size() == most) {
                    tooMany = true;
                    return;
                }
                int nameBytes = entry.getShort(28) & 0xFFFF;
                int extraBytes = entry.getShort(30) & 0xFFFF;
                int commentBytes = entry.getShort(32) & 0xFFFF;
                ByteBuffer variable = bytes(at + DIRECTORY_ENTRY_BYTES, nameBytes + extraBytes);
                spans.add(span(entry, variable, nameBytes));
                at += DIRECTORY_ENTRY_BYTES + nameBytes + extraBytes + commentBytes;
            }
        }

        private Span span(ByteBuffer entry, ByteBuffer variable, int nameBytes) {
            long packed = entry.getInt(20) & 0xFFFFFFFFL;
            long unpacked = entry.getInt(24) & 0xFFFFFFFFL;
            long offset = entry.getInt(42) & 0xFFFFFFFFL;
            String name = text(variable, 0, nameBytes);
            // The ZIP64 field holds, in this order, only those values that did not fit above.
            for (int at = nameBytes; at + 4 <= variable.limit(); at += 4 + (variable.getShort(at + 2) & 0xFFFF)) {
                if (variable.getShort(at) == 1) {
                    int value = at + 4;
                    if (unpacked == IN_EXTRA_FIELD) {
                        value += 8;
                    }
                    if (packed == IN_EXTRA_FIELD) {
                        packed = variable.getLong(value);
                        value += 8;
                    }
                    if (offset == IN_EXTRA_FIELD) {
                        offset = variable.getLong(value);
                    }
                    break;
                }
            }
            return new Span(offset + preamble, Math.max(0, packed), name);
        }

        private long dataEnd(Span span) throws IOException {
            ByteBuffer local = bytes(span.start(), LOCAL_ENTRY_BYTES);
            if (local.getInt(0) != LOCAL_ENTRY) {
                throw new IllegalArgumentException("directory points at no entry");
            }
            int nameBytes = local.getShort(26) & 0xFFFF;
            int extraBytes = local.getShort(28) & 0xFFFF;
            String name = text(bytes(span.start() + LOCAL_ENTRY_BYTES, nameBytes), 0, nameBytes);
            if (!name.equals(span.name()) && renamed.size() < MAX_RENAMED) {
                renamed.add(name);
            }
            return span.start() + LOCAL_ENTRY_BYTES + nameBytes + extraBytes + span.packed();
        }

        private static String text(ByteBuffer bytes, int from, int length) {
            byte[] text = new byte[length];
            bytes.get(from, text);
            return new String(text, StandardCharsets.UTF_8);
        }

        private ByteBuffer bytes(long from, int count) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
            file.position(from);
            while (buffer.hasRemaining()) {
                if (file.read(buffer) < 0) {
                    throw new IndexOutOfBoundsException("file ends within a record");
                }
            }
            return buffer.flip();
        }
    }
}
