package dev.vsxray.online.provenance;

import dev.vsxray.online.registry.Listing;
import dev.vsxray.online.registry.Release;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rhythm of releases. The packages of one version for several platforms are one release, of the time of the first.
 *
 * @param times of the releases, oldest first
 */
record Cadence(List<Instant> times) {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    static Cadence of(Listing listing) {
        Map<String, Instant> first = new TreeMap<>();
        for (Release release : listing.releases()) {
            release.published()
                    .ifPresent(time -> first.merge(release.version(), time, (a, b) -> a.isBefore(b) ? a : b));
        }
        return new Cadence(first.values().stream().sorted().toList());
    }

    /** The most releases within one hour. */
    int mostInAnHour() {
        int most = 0;
        int start = 0;
        for (int end = 0; end < times.size(); end++) {
            while (Duration.between(times.get(start), times.get(end)).compareTo(AN_HOUR) > 0) {
                start++;
            }
            most = Math.max(most, end - start + 1);
        }
        return most;
    }

    /** Days between the newest release and the one before it. */
    Optional<Long> silenceBeforeNewest() {
        return times.size() < 2
                ? Optional.empty()
                : Optional.of(ChronoUnit.DAYS.between(times.get(times.size() - 2), times.get(times.size() - 1)));
    }
}
