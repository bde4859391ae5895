package dev.vsxray.signatures.intelligence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A host that collects usage, crashes or sessions. Its presence is a disclosure, not malice.
 *
 * @param suffix the host itself or any subdomain of it
 * @param service product name
 * @param country ISO 3166 alpha-2 of the company's home, {@code EU} where that is unclear
 * @param paths path prefixes that were seen, such as {@code /collect}
 * @param pathLimited true where the host also serves other things, so that host and path are needed
 */
public record AnalyticsHost(
        String suffix,
        String service,
        String company,
        String country,
        Category category,
        List<String> paths,
        boolean pathLimited)
        implements Comparable<AnalyticsHost> {

    /** What kind of data goes there. */
    public enum Category {
        PRODUCT_ANALYTICS,
        SESSION_REPLAY,
        CRASH_REPORTING,
        ADS,
        /** Application performance monitoring. */
        APM;

        /** The word used in tables and reports, such as {@code session-replay}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Category> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(category -> category.word().equals(word))
                    .findFirst();
        }
    }

    public AnalyticsHost {
        suffix = suffix.toLowerCase(Locale.ROOT);
        paths = List.copyOf(paths);
    }

    /**
     * Whether a URL on the host goes to the collector.
     *
     * @param path of the URL, or empty where only the host is known
     */
    public boolean acceptsPath(String path) {
        return !pathLimited || paths.stream().anyMatch(path::startsWith);
    }

    @Override
    public int compareTo(AnalyticsHost other) {
        return Comparator.comparing(AnalyticsHost::suffix)
                .thenComparing(AnalyticsHost::service)
                .compare(this, other);
    }
}
