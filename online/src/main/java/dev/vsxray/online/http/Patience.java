package dev.vsxray.online.http;

import java.time.Duration;

/**
 * How long the tool waits, and how often it tries.
 *
 * @param connect longest time to reach a host
 * @param silence longest time without a byte
 * @param whole longest time for one answer, so that a server that drips bytes cannot hold the tool
 * @param attempts tries of one request, at least 1
 * @param longestPause a server that asks for a longer pause is not asked again
 */
public record Patience(Duration connect, Duration silence, Duration whole, int attempts, Duration longestPause) {

    /** Enough for a package of 500 MB over a slow line. */
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(15), 3, Duration.ofSeconds(60));

    public Patience {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts is " + attempts + ", expected at least 1");
        }
    }
}
