package dev.vsxray.scanner.model;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The counts of a report.
 *
 * @param verdicts extensions per verdict; every verdict is present
 * @param coverage extensions per coverage status; every status is present
 */
public record Summary(int extensions, Map<Verdict, Integer> verdicts, Map<Coverage.Status, Integer> coverage) {

    public Summary {
        verdicts = complete(Verdict.class, verdicts);
        coverage = complete(Coverage.Status.class, coverage);
    }

    /** The number of extensions with {@code verdict}. */
    public int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** The number of extensions with coverage {@code status}. */
    public int count(Coverage.Status status) {
        return coverage.getOrDefault(status, 0);
    }

    /** Counts {@code extensions}. */
    public static Summary of(Collection<ExtensionReport> extensions) {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        Map<Coverage.Status, Integer> coverage = new EnumMap<>(Coverage.Status.class);
        for (ExtensionReport extension : extensions) {
            verdicts.merge(extension.verdict(), 1, Integer::sum);
            coverage.merge(extension.coverage().status(), 1, Integer::sum);
        }
        return new Summary(extensions.size(), verdicts, coverage);
    }

    private static <K extends Enum<K>> Map<K, Integer> complete(Class<K> keys, Map<K, Integer> counts) {
        Map<K, Integer> all = new EnumMap<>(keys);
        for (K key : keys.getEnumConstants()) {
            all.put(key, counts.getOrDefault(key, 0));
        }
        return Collections.unmodifiableMap(all);
    }
}
