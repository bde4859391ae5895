package dev.vsxray.online.http;

import java.time.Duration;

/** Waits; injected, so that tests do not. */
@FunctionalInterface
public interface Pause {

    /** @throws InterruptedException where the wait was broken off */
    void sleep(Duration duration) throws InterruptedException;

    /** Waits in earnest. */
    static Pause real() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}
