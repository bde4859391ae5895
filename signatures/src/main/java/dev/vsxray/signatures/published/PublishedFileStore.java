package dev.vsxray.signatures.published;

import dev.vsxray.signatures.table.Table;
import dev.vsxray.signatures.table.TableFile;
import dev.vsxray.signatures.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The table of published files a machine was given. */
public final class PublishedFileStore {

    private static final List<String> COLUMNS = List.of("package", "version", "path", "sha256");

    private final TableFile file;

    /** @param folder where the imported intelligence is */
    public PublishedFileStore(Path folder) {
        this.file = new TableFile(folder.resolve("npm-files.tsv"), COLUMNS);
    }

    /**
     * All that is known; none where nothing was ever taken in.
     *
     * @throws IOException where the file cannot be read or is none of ours
     */
    public List<PublishedFile> read() throws IOException {
        try {
            List<PublishedFile> known = new ArrayList<>();
            for (Table table : file.read().stream().toList()) {
                known.addAll(files(table));
            }
            return known;
        } catch (TableFormatException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    /** Replaces the table in one step. */
    public void replace(Collection<PublishedFile> known) throws IOException {
        List<Table.Row> rows = new ArrayList<>();
        known.stream()
                .sorted()
                .distinct()
                .forEach(published -> rows.add(new Table.Row(
                        rows.size() + 1,
                        List.of(published.npmPackage(), published.version(), published.path(), published.sha256()))));
        file.replace(rows);
    }

    /** The rows of a table with the columns {@code package}, {@code version}, {@code path} and {@code sha256}, in any order. */
    public static List<PublishedFile> files(Table table) throws TableFormatException {
        int npmPackage = table.requiredColumn(COLUMNS.get(0));
        int version = table.requiredColumn(COLUMNS.get(1));
        int path = table.requiredColumn(COLUMNS.get(2));
        int sha256 = table.requiredColumn(COLUMNS.get(3));
        List<PublishedFile> files = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            List<String> cells = row.cells();
            try {
                files.add(new PublishedFile(
                        cells.get(npmPackage), cells.get(version), cells.get(path), cells.get(sha256)));
            } catch (IllegalArgumentException wrong) {
                throw table.problem(row, String.valueOf(wrong.getMessage()));
            }
        }
        return files;
    }
}
