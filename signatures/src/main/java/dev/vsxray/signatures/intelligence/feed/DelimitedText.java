package dev.vsxray.signatures.intelligence.feed;

import java.util.ArrayList;
import java.util.List;

/** Reads delimited text as RFC 4180 has it: a quoted cell may hold separators, line breaks and doubled quotes. */
final class DelimitedText {

    private final String text;
    private final char separator;
    private int position;
    private int line = 1;

    private DelimitedText(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /**
     * A row.
     *
     * @param line where it begins, from 1
     */
    record Row(int line, List<String> cells) {}

    /** All rows that are not empty. A byte order mark is skipped. */
    static List<Row> rows(String text, char separator) throws FeedException {
        DelimitedText reader = new DelimitedText(text.startsWith("\ufeff") ? text.substring(1) : text, separator);
        List<Row> rows = new ArrayList<>();
        while (reader.position < reader.text.length()) {
            Row row = reader.row();
            if (row.cells().size() > 1 || !row.cells().get(0).isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Row row() throws FeedException {
        int start = line;
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(cell());
            if (position >= text.length()) {
                return new Row(start, cells);
            }
            char end = text.charAt(position++);
            if (end != separator) {
                if (end == '\r' && position < text.length() && text.charAt(position) == '\n') {
                    position++;
                }
                line++;
                return new Row(start, cells);
            }
        }
    }

    private String cell() throws FeedException {
        if (position < text.length() && text.charAt(position) == '"' && separator != '\t') {
            return quoted();
        }
        int start = position;
        while (position < text.length() && !endsCell(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private boolean endsCell(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private String quoted() throws FeedException {
        int start = line;
        StringBuilder cell = new StringBuilder();
        position++;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c != '"') {
                line += c == '\n' ? 1 : 0;
                cell.append(c);
            } else if (position < text.length() && text.charAt(position) == '"') {
                cell.append('"');
                position++;
            } else {
                skipToEndOfCell();
                return cell.toString();
            }
        }
        throw new FeedException("the quoted cell that begins in line " + start + " has no end");
    }

    private void skipToEndOfCell() {
        while (position < text.length() && !endsCell(text.charAt(position))) {
            position++;
        }
    }
}
