package dev.vsxray.nightly.history;

import java.io.IOException;
import java.sql.SQLException;

/** The history could not be read or written; the message says what to do. */
public final class HistoryException extends IOException {

    private static final long serialVersionUID = 1;

    HistoryException(String message, SQLException cause) {
        super(message + ": " + cause.getMessage(), cause);
    }

    HistoryException(String message) {
        super(message);
    }
}
