package dev.vsxray.scanner.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes ZIP files that no library would write: with names, sizes, offsets and gaps as a test wants them. */
final class ZipBytes {

    private static final int ENCRYPTED = 1;

    private static final class Entry {
        private final String name;
        private String localName;
        private final byte[] packed;
        private int method;
        private int flags = 0x800;
        private final int crc;
        private int declared;
        private int attributes;
        private byte[] junkAfter = new byte[0];
        private boolean listed = true;
        private int offset = -1;

        Entry(String name, byte[] packed, int method, int crc, int size) {
            this.name = name;
            this.localName = name;
            this.packed = packed;
            this.method = method;
            this.crc = crc;
            this.declared = size;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private byte[] leading = new byte[0];
    private byte[] trailing = new byte[0];

    /** Adds an entry that is packed as usual. The methods below change the entry that was added last. */
    ZipBytes file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    ZipBytes file(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        entries.add(new Entry(name, deflated(content), 8, (int) crc.getValue(), content.length));
        return this;
    }

    /** Adds an entry of that many zero bytes; they are packed piece by piece, never held. */
    ZipBytes zeros(String name, long count) {
        Deflater deflater = new Deflater(6, true);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 20];
        byte[] buffer = new byte[1 << 16];
        for (long left = count; left > 0; left -= piece.length) {
            deflater.setInput(piece, 0, (int) Math.min(left, piece.length));
            while (!deflater.needsInput()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        entries.add(new Entry(name, packed.toByteArray(), 8, 0, (int) Math.min(count, Integer.MAX_VALUE)));
        return this;
    }

    ZipBytes declaring(int size) {
        last().declared = size;
        return this;
    }

    ZipBytes encrypted() {
        last().flags |= ENCRYPTED;
        return this;
    }

    ZipBytes packedBy(int method) {
        last().method = method;
        return this;
    }

    ZipBytes asSymlink() {
        last().attributes = 0120777 << 16;
        return this;
    }

    ZipBytes calledLocally(String name) {
        last().localName = name;
        return this;
    }

    ZipBytes followedBy(byte[] junk) {
        last().junkAfter = junk;
        return this;
    }

    /** Leaves the entry out of the directory. */
    ZipBytes unlisted() {
        last().listed = false;
        return this;
    }

    /** Lists the bytes of the first entry once more, under another name. */
    ZipBytes sameAsFirst(String name) {
        Entry first = entries.get(0);
        Entry copy = new Entry(name, first.packed, first.method, first.crc, first.declared);
        copy.offset = 0;
        entries.add(copy);
        return this;
    }

    ZipBytes after(byte[] bytes) {
        leading = bytes;
        return this;
    }

    ZipBytes before(byte[] bytes) {
        trailing = bytes;
        return this;
    }

    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(leading);
        List<Integer> offsets = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.offset >= 0) {
                offsets.add(entry.offset);
                continue;
            }
            offsets.add(out.size() - leading.length);
            byte[] name = entry.localName.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(record(30)
                    .putInt(0x04034b50)
                    .putShort((short) 20)
                    .putShort((short) entry.flags)
                    .putShort((short) entry.method)
                    .putInt(0x5a5a5a5a)
                    .putInt(entry.crc)
                    .putInt(entry.packed.length)
                    .putInt(entry.declared)
                    .putShort((short) name.length)
                    .putShort((short) 0)
                    .array());
            out.writeBytes(name);
            out.writeBytes(entry.packed);
            out.writeBytes(entry.junkAfter);
        }
        int directory = out.size();
        int listed = 0;
        for (int index = 0; index < entries.size(); index++) {
            Entry entry = entries.get(index);
            if (entry.listed) {
                listed++;
                out.writeBytes(directoryEntry(entry, offsets.get(index)));
            }
        }
        out.writeBytes(record(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) listed)
                .putShort((short) listed)
                .putInt(out.size() - directory)
                .putInt(directory - leading.length)
                .putShort((short) 0)
                .array());
        out.writeBytes(trailing);
        return out.toByteArray();
    }

    private static byte[] directoryEntry(Entry entry, int offset) {
        byte[] name = entry.name.getBytes(StandardCharsets.UTF_8);
        return record(46 + name.length)
                .putInt(0x02014b50)
                .putShort((short) (3 << 8 | 20))
                .putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0x5a5a5a5a)
                .putInt(entry.crc)
                .putInt(entry.packed.length)
                .putInt(entry.declared)
                .putShort((short) name.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(entry.attributes)
                .putInt(offset)
                .put(name)
                .array();
    }

    private Entry last() {
        return entries.get(entries.size() - 1);
    }

    private static ByteBuffer record(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }
}
