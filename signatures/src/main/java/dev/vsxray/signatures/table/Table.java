package dev.vsxray.signatures.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table with named columns.
 *
 * <p>As text: header lines {@code # key: value}, one line of column names, then the rows; UTF-8, LF, cells separated by
 * one tab, no quoting. An empty cell means "not known". Lines that are empty are skipped. Cells never hold a tab, a
 * line break or another control character.
 *
 * @param name what messages call the table, such as a file name
 * @param header facts about the table in the order of the file, such as {@code as-of}
 */
public record Table(String name, Map<String, String> header, List<String> columns, List<Row> rows) {

    /** Longest line that is read, in UTF-16 code units. The longest of ours has 600; a feed gone wrong is one line. */
    static final int MAX_LINE_LENGTH = 64 * 1024;

    /** Most rows that are read. All npm advisories of malware together are about 200,000 rows. */
    static final int MAX_ROWS = 2_000_000;

    public Table {
        header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line where it stands, from 1
     * @param cells in the order of the table's columns
     */
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Reads a table from its text. */
    public static Table parse(String name, String text) throws TableFormatException {
        Map<String, String> header = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        int line = 0;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            line++;
            if (end - start > MAX_LINE_LENGTH) {
                throw new TableFormatException(name, line, "line is longer than " + MAX_LINE_LENGTH + " characters");
            }
            String content = withoutCarriageReturn(text.substring(start, end));
            start = end + 1;
            if (content.isEmpty()) {
                continue;
            }
            if (columns.isEmpty() && content.startsWith("#")) {
                addHeader(header, content);
            } else if (columns.isEmpty()) {
                columns.addAll(cells(content));
            } else {
                rows.add(row(name, line, content, columns.size()));
            }
            if (rows.size() > MAX_ROWS) {
                throw new TableFormatException(name, line, "more than " + MAX_ROWS + " rows");
            }
        }
        if (columns.isEmpty()) {
            throw new TableFormatException(name, 0, "expected a line of column names, found none");
        }
        return new Table(name, header, columns, rows);
    }

    private static void addHeader(Map<String, String> header, String content) {
        int colon = content.indexOf(':');
        if (colon > 0) {
            header.put(
                    content.substring(1, colon).strip(),
                    content.substring(colon + 1).strip());
        }
    }

    private static Row row(String name, int line, String content, int columns) throws TableFormatException {
        List<String> cells = cells(content);
        if (cells.size() != columns) {
            throw new TableFormatException(
                    name, line, "expected " + columns + " cells separated by tabs, found " + cells.size());
        }
        return new Row(line, cells);
    }

    private static List<String> cells(String content) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        for (int tab = content.indexOf('\t'); tab >= 0; tab = content.indexOf('\t', start)) {
            cells.add(content.substring(start, tab).strip());
            start = tab + 1;
        }
        cells.add(content.substring(start).strip());
        return cells;
    }

    private static String withoutCarriageReturn(String content) {
        return content.endsWith("\r") ? content.substring(0, content.length() - 1) : content;
    }

    /** The table as text, ending with a line feed. Parsing it gives the same cells. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        header.forEach((key, value) -> text.append("# ")
                .append(key)
                .append(": ")
                .append(printable(value))
                .append('\n'));
        appendRow(text, columns);
        for (Row row : rows) {
            appendRow(text, row.cells());
        }
        return text.toString();
    }

    private static void appendRow(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : "\t").append(printable(cells.get(i)));
        }
        text.append('\n');
    }

    /** Control characters would end a cell or a line, or reach a terminal later; a feed has no business with them. */
    private static String printable(String cell) {
        if (cell.chars().noneMatch(Character::isISOControl)) {
            return cell;
        }
        StringBuilder text = new StringBuilder(cell.length());
        cell.chars().forEach(c -> text.append(Character.isISOControl(c) ? ' ' : (char) c));
        return text.toString().strip();
    }

    /** Index of a column by name, where the table has it. */
    public Optional<Integer> column(String column) {
        int index = columns.indexOf(column);
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    /** Index of a column that must be there. */
    public int requiredColumn(String column) throws TableFormatException {
        return column(column)
                .orElseThrow(() -> new TableFormatException(
                        name, 0, "expected a column named " + column + ", found " + String.join(", ", columns)));
    }

    public TableFormatException problem(Row row, String problem) {
        return new TableFormatException(name, row.line(), problem);
    }
}
