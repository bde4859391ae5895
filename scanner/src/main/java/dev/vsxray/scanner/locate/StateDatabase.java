package dev.vsxray.scanner.locate;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads one value of an editor's {@code state.vscdb}: an SQLite 3 file with the table {@code ItemTable(key, value)}.
 * Walks the table's pages as {@code https://www.sqlite.org/fileformat2.html} describes them; that is all of SQLite a
 * scanner needs, and keeps native code away from files an extension can write. Changes that still stand in a write-ahead
 * log are not seen: the editors do not use one.
 */
final class StateDatabase implements AutoCloseable {

    private static final String TABLE = "ItemTable";
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 100;

    /** Pages of one walk. At 4 KiB a page this is a table of 800 MiB without its long values. */
    private static final int MAX_PAGES = 200_000;

    /** Bytes of one value. Lists of disabled extensions are a few KiB. */
    private static final int MAX_VALUE = 8 << 20;

    private static final int INTERIOR = 0x05;
    private static final int LEAF = 0x0d;

    /** Columns of {@code sqlite_schema} that are needed: type, name, tbl_name, rootpage. */
    private static final int SCHEMA_NAME = 1;

    private static final int SCHEMA_ROOT = 3;

    private final SeekableByteChannel file;
    private final int pageSize;
    private final int usable;
    private final Charset encoding;

    private StateDatabase(SeekableByteChannel file) throws IOException {
        this.file = file;
        ByteBuffer header = bytes(0, HEADER_BYTES);
        for (byte expected : MAGIC) {
            if (header.get() != expected) {
                throw new IOException("no SQLite file");
            }
        }
        int size = header.getShort(16) & 0xFFFF;
        this.pageSize = size == 1 ? 65_536 : size;
        this.usable = pageSize - (header.get(20) & 0xFF);
        if (Integer.bitCount(pageSize) != 1 || pageSize < 512 || usable < 480) {
            throw new IOException("impossible page size");
        }
        this.encoding = switch (header.getInt(56)) {
            case 2 -> StandardCharsets.UTF_16LE;
            case 3 -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }

    /**
     * The text stored under a key, or empty where the database has none or does not exist.
     *
     * @throws IOException where the file cannot be read or is no sound SQLite file
     */
    static Optional<String> value(Path database, String key) throws IOException {
        if (!Files.isRegularFile(database)) {
            return Optional.empty();
        }
        try (StateDatabase open = new StateDatabase(Files.newByteChannel(database, StandardOpenOption.READ))) {
            Optional<TableRow> table = open.find(1, row -> row.text(SCHEMA_NAME).equals(TABLE));
            if (table.isEmpty()) {
                return Optional.empty();
            }
            int root = (int) table.get().number(SCHEMA_ROOT);
            return open.find(root, row -> row.text(0).equals(key)).map(row -> row.text(1));
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException damaged) {
            throw new IOException("damaged SQLite file", damaged);
        }
    }

    /** The first row of the table, in order of its pages, for which the claim holds. */
    private Optional<TableRow> find(int root, Predicate<TableRow> claim) throws IOException {
        Deque<Integer> pages = new ArrayDeque<>(List.of(root));
        Set<Integer> seen = new HashSet<>();
        while (!pages.isEmpty()) {
            int number = pages.pop();
            if (!seen.add(number) || seen.size() > MAX_PAGES) {
                throw new IOException("pages form a loop, or are too many");
            }
            ByteBuffer page = page(number);
            int start = number == 1 ? HEADER_BYTES : 0;
            int kind = page.get(start) & 0xFF;
            int cells = page.getShort(start + 3) & 0xFFFF;
            if (kind == INTERIOR) {
                pages.push(page.getInt(start + 8));
                for (int cell = cells - 1; cell >= 0; cell--) {
                    pages.push(page.getInt(page.getShort(start + 12 + 2 * cell) & 0xFFFF));
                }
            } else if (kind == LEAF) {
                for (int cell = 0; cell < cells; cell++) {
                    Optional<TableRow> row = row(page, page.getShort(start + 8 + 2 * cell) & 0xFFFF, claim);
                    if (row.isPresent()) {
                        return row;
                    }
                }
            } else {
                throw new IOException("unknown kind of page");
            }
        }
        return Optional.empty();
    }

    /** The row at a place of a leaf page, if the claim holds of it. Pages a long row overflows to are read only then. */
    private Optional<TableRow> row(ByteBuffer page, int at, Predicate<TableRow> claim) throws IOException {
        ByteBuffer cell = page.duplicate().position(at);
        long size = TableRow.varint(cell);
        TableRow.varint(cell); // the row's number says nothing here
        int local = localBytes(size);
        byte[] start = new byte[local];
        cell.get(start);
        if (!claim.test(new TableRow(start, encoding))) {
            return Optional.empty();
        }
        if (local == size) {
            return Optional.of(new TableRow(start, encoding));
        }
        if (size > MAX_VALUE) {
            throw new IOException("value is larger than any the editors write");
        }
        ByteBuffer whole = ByteBuffer.allocate((int) size).put(start);
        int next = cell.getInt();
        while (whole.hasRemaining()) {
            ByteBuffer overflow = page(next);
            next = overflow.getInt();
            whole.put(overflow.slice(4, Math.min(usable - 4, whole.remaining())));
        }
        return Optional.of(new TableRow(whole.array(), encoding));
    }

    /** How many bytes of a row's payload stand on the leaf page itself; the format's own arithmetic. */
    private int localBytes(long size) throws IOException {
        int most = usable - 35;
        if (size < 0) {
            throw new IOException("negative size");
        }
        if (size <= most) {
            return (int) size;
        }
        int least = (usable - 12) * 32 / 255 - 23;
        int fit = (int) (least + (size - least) % (usable - 4));
        return fit <= most ? fit : least;
    }

    private ByteBuffer page(int number) throws IOException {
        if (number < 1) {
            throw new IOException("no such page");
        }
        return bytes((number - 1L) * pageSize, pageSize);
    }

    private ByteBuffer bytes(long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        file.position(from);
        while (buffer.hasRemaining()) {
            if (file.read(buffer) < 0) {
                throw new IOException("ends early");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
