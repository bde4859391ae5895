package dev.vsxray.signatures.table;

/** A table could not be read. The message names the table, the line, what was expected and what was found. */
public final class TableFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param line from 1; 0 for the table as a whole */
    public TableFormatException(String table, int line, String problem) {
        super(line == 0 ? table + ": " + problem : table + ":" + line + ": " + problem);
    }
}
