package dev.vsxray.online.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What became of a request. Only {@link Absent} says that something is not there. */
public sealed interface WebAnswer {

    /**
     * The whole body, decompressed.
     *
     * @param mediaType without parameters, lower case; empty where none was named
     */
    @SuppressWarnings("ArrayRecordComponent") // bounded by the request's limit; copied nowhere, compared nowhere
    record Body(byte[] bytes, String mediaType) implements WebAnswer {
        /** The body in UTF-8. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The whole body was written to the file. */
    record Saved(Path file, long bytes) implements WebAnswer {}

    /** 404 or 410. */
    record Absent(int status) implements WebAnswer {}

    /**
     * The server wants to be left alone: 429, or 503 with a time.
     *
     * @param retryAfter how long, where it says so
     */
    record Refused(int status, Optional<Duration> retryAfter) implements WebAnswer {}

    /** @param reason a sentence of our own */
    record Failed(String reason) implements WebAnswer {}
}
