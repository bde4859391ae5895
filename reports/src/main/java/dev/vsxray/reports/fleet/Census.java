package dev.vsxray.reports.fleet;

import dev.vsxray.scanner.model.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What only a fleet has: who reported when, who did not, and how extensions spread.
 *
 * @param reported machines with the time of their newest report
 * @param silent machines that were expected and did not report, sorted
 * @param days days of which there are reports, in UTC, ascending
 * @param trend what some machine had, one entry for each day
 * @param spread one curve for each extension id whose number of machines changed over these days
 */
public record Census(
        SortedMap<String, Instant> reported,
        List<String> silent,
        List<LocalDate> days,
        List<Day> trend,
        List<Curve> spread) {

    /**
     * A day of the fleet.
     *
     * @param extensions different contents that some machine had, by the verdict of the newest look at them
     */
    public record Day(LocalDate day, Map<Verdict, Integer> extensions) {

        public Day {
            extensions = Map.copyOf(extensions);
        }

        public int count(Verdict verdict) {
            return extensions.getOrDefault(verdict, 0);
        }
    }

    /**
     * Machines that have an extension, whatever its version.
     *
     * @param extension id as a manifest writes it; untrusted text
     * @param machines one number for each day; a machine that did not report that day counts as it was before
     */
    public record Curve(String extension, List<Integer> machines) {

        public Curve {
            machines = List.copyOf(machines);
        }

        /** Machines on the first day. */
        public int first() {
            return machines.get(0);
        }

        /** Machines on the last day. */
        public int last() {
            return machines.get(machines.size() - 1);
        }
    }

    public Census {
        reported = new TreeMap<>(reported);
        silent = List.copyOf(silent);
        days = List.copyOf(days);
        trend = List.copyOf(trend);
        spread = List.copyOf(spread);
    }
}
