package dev.vsxray.signatures.intelligence;

import java.time.LocalDate;
import java.util.ArrayList;
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

    /** Both sets together, as of the later day. */
    public IntelligenceSet and(IntelligenceSet other) {
        return new IntelligenceSet(
                asOf.isAfter(other.asOf) ? asOf : other.asOf,
                joined(sources, other.sources),
                joined(extensions, other.extensions),
                joined(indicators, other.indicators),
                joined(analyticsHosts, other.analyticsHosts));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Number of entries of all kinds. */
    public int size() {
        return extensions.size() + indicators.size() + analyticsHosts.size();
    }
}
