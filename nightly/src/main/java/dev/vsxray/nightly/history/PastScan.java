package dev.vsxray.nightly.history;

import dev.vsxray.scanner.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One scan that was recorded.
 *
 * @param verdicts extensions per verdict, every verdict present
 * @param fresh findings that count and had not been seen on this machine before
 * @param reused extensions that were as they had been
 */
public record PastScan(
        long number,
        Instant startedAt,
        Duration duration,
        String machine,
        int extensions,
        Map<Verdict, Integer> verdicts,
        int fresh,
        int reused) {

    public PastScan {
        verdicts = Map.copyOf(verdicts);
    }

    /** How many extensions had the verdict. */
    public int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }
}
