package dev.vsxray.nightly.notify.channel;

import java.time.Duration;
import java.util.Optional;

/** An announcement did not arrive. */
public final class DeliveryException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean mayPass;
    private final transient Optional<Duration> wait;

    private DeliveryException(String message, boolean mayPass, Optional<Duration> wait) {
        super(message);
        this.mayPass = mayPass;
        this.wait = wait;
    }

    /** It will not arrive however often it is tried. */
    static DeliveryException lasting(String message) {
        return new DeliveryException(message, false, Optional.empty());
    }

    /** It may arrive later. */
    static DeliveryException passing(String message) {
        return new DeliveryException(message, true, Optional.empty());
    }

    /** It may arrive after the time the receiver asks for. */
    static DeliveryException passing(String message, Duration wait) {
        return new DeliveryException(message, true, Optional.of(wait));
    }

    /** Whether trying again makes sense. */
    public boolean mayPass() {
        return mayPass;
    }

    /** How long the receiver asks to wait. */
    public Optional<Duration> askedWait() {
        return wait;
    }
}
