package dev.vsxray.signatures.reference;

import dev.vsxray.signatures.table.Table;
import dev.vsxray.signatures.table.TableFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the shipped reference tables. Each call reads them again; hold on to the result. */
public final class ReferenceData {

    private ReferenceData() {}

    /** Well-known extensions, sorted by id. */
    public static List<PopularExtension> popularExtensions() {
        return rows("popular-extensions.tsv", (table, row) -> {
            String id = cell(table, row, "id");
            int dot = id.indexOf('.');
            if (dot <= 0) {
                throw table.problem(row, "expected publisher.name, found '" + id + "'");
            }
            return new PopularExtension(
                    id.substring(0, dot),
                    id.substring(dot + 1),
                    cell(table, row, "display_name"),
                    cell(table, row, "publisher"));
        });
    }

    /** Where language models and search services for them answer. */
    public static List<ModelEndpoint> modelEndpoints() {
        return rows(
                "model-endpoints.tsv",
                (table, row) -> new ModelEndpoint(
                        ModelEndpoint.Place.ofWord(cell(table, row, "place"))
                                .orElseThrow(() -> table.problem(row, "unknown place")),
                        cell(table, row, "value"),
                        cell(table, row, "service"),
                        cell(table, row, "company")));
    }

    /** Libraries that send telemetry, sorted by package name. */
    public static List<TelemetrySdk> telemetrySdks() {
        return rows(
                "telemetry-sdks.tsv",
                (table, row) -> new TelemetrySdk(
                        cell(table, row, "package"),
                        cell(table, row, "service"),
                        cell(table, row, "off_switch").equals("honours")));
    }

    private static String cell(Table table, Table.Row row, String column) throws TableFormatException {
        return row.cells().get(table.requiredColumn(column));
    }

    private static <T> List<T> rows(String resource, RowReader<T> reader) {
        try (InputStream in = ReferenceData.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program was packaged without its table " + resource);
            }
            Table table = Table.parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<T> values = new ArrayList<>(table.rows().size());
            for (Table.Row row : table.rows()) {
                values.add(reader.read(table, row));
            }
            return List.copyOf(values);
        } catch (TableFormatException broken) {
            throw new IllegalStateException("the program's own table is broken: " + broken.getMessage(), broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private interface RowReader<T> {
        T read(Table table, Table.Row row) throws TableFormatException;
    }
}
