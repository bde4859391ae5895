package dev.vsxray.signatures.intelligence;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/**
 * All intelligence of one edition, as data. Lists are sorted and without duplicates, so that two sets with the same
 * content are equal and write the same bytes.
 *
 * @param asOf the day up to which the removal lists in it are complete
 */
public record IntelligenceSet(
        LocalDate asOf,
        List<IntelligenceSource> sources,
        List<ExtensionIndicator> extensions,
        List<Indicator> indicators,
        List<AnalyticsHost> analyticsHosts) {

    public IntelligenceSet {
        sources = sorted(sources);
        extensions = sorted(extensions);
        indicators = sorted(indicators);
        analyticsHosts = sorted(analyticsHosts);
    }

    private static <T extends Comparable<T>> List<T> sorted(List<T> values) {
        return List.copyOf(new TreeSet<>(values));
    }

    /** Number of entries of all kinds. */
    public int size() {
        return extensions.size() + indicators.size() + analyticsHosts.size();
    }
}
