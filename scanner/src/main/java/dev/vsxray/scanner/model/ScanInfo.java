package dev.vsxray.scanner.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a scan was made.
 *
 * @param host name of the machine
 * @param online whether registries were asked
 * @param targets what was asked for, as the user wrote it; for a whole machine, the folders that were looked at
 * @param absent paths at which it was looked for extensions in vain: folders that editors do not have here, and what was
 *     asked for and holds none
 * @param limits the limits in force by name, each with its unit, such as {@code archive-entries -> 50000 entries}
 * @param reused extensions that are as they were and whose result is that of an earlier scan; at least 0
 */
public record ScanInfo(
        Instant startedAt,
        Duration duration,
        String host,
        boolean online,
        List<String> targets,
        List<String> absent,
        SortedMap<String, String> limits,
        int reused) {

    public ScanInfo {
        targets = List.copyOf(targets);
        absent = List.copyOf(absent);
        limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    }

    /** A scan that looked at everything anew, and nowhere in vain. */
    public ScanInfo(
            Instant startedAt,
            Duration duration,
            String host,
            boolean online,
            List<String> targets,
            SortedMap<String, String> limits) {
        this(startedAt, duration, host, online, targets, List.of(), limits, 0);
    }
}
