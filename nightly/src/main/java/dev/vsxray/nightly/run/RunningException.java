package dev.vsxray.nightly.run;

/** Another nightly run is under way; the message says whose and since when. */
public final class RunningException extends Exception {

    private static final long serialVersionUID = 1;

    RunningException(String message) {
        super(message);
    }
}
