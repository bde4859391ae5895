package dev.vsxray.signatures.table;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table kept in one file that is replaced whole. */
public final class TableFile {

    private final Path file;
    private final List<String> columns;

    /** @param columns all that the table has, in order */
    public TableFile(Path file, List<String> columns) {
        this.file = file;
        this.columns = List.copyOf(columns);
    }

    /**
     * The table; none where none was ever written.
     *
     * @throws IOException where the file cannot be read or has other columns
     */
    public Optional<Table> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String name = String.valueOf(file.getFileName());
        try {
            Table table = Table.parse(name, Files.readString(file));
            if (!table.columns().equals(columns)) {
                throw new IOException(name + ": expected the columns " + columns + ", found " + table.columns());
            }
            return Optional.of(table);
        } catch (TableFormatException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    /** Replaces the table in one step. */
    public void replace(List<Table.Row> rows) throws IOException {
        String name = String.valueOf(file.getFileName());
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, name, ".new");
        try {
            Files.writeString(written, new Table(name, Map.of(), columns, rows).toText());
            move(written);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private void move(Path written) throws IOException {
        try {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException networkFolder) {
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
