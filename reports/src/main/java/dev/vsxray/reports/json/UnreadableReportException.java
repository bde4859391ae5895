package dev.vsxray.reports.json;

import java.io.IOException;

/** A file that should be a report is none; the message says what was expected and what was found. */
public final class UnreadableReportException extends IOException {

    private static final long serialVersionUID = 1;

    UnreadableReportException(String message) {
        super(message);
    }

    UnreadableReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
