package dev.vsxray.nightly.schedule;

/** The nightly scan cannot be scheduled so; the message says why and what to do. */
public final class ScheduleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ScheduleException(String message) {
        super(message);
    }

    public ScheduleException(String message, Throwable cause) {
        super(message, cause);
    }
}
