package dev.vsxray.reports.fleet;

import dev.vsxray.scanner.model.ExtensionId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts day by day which machines have what: a bit for each machine, day and thing. Things are extensions, whatever
 * their version, and contents.
 */
final class Spread {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final SortedMap<LocalDate, BitSet> reported = new TreeMap<>();
    private final SortedMap<ExtensionId, SortedMap<LocalDate, BitSet>> extensions = new TreeMap<>();
    private final Map<String, SortedMap<LocalDate, BitSet>> contents = new HashMap<>();

    void reported(String machine, LocalDate day) {
        set(reported, machine, day);
    }

    /** @param content identifies a set of bytes */
    void installed(ExtensionId extension, String content, String machine, LocalDate day) {
        set(extensions.computeIfAbsent(extension, any -> new TreeMap<>()), machine, day);
        set(contents.computeIfAbsent(content, any -> new TreeMap<>()), machine, day);
    }

    List<LocalDate> days() {
        return List.copyOf(reported.keySet());
    }

    /** Curves that are not flat, those that grew most first. */
    List<Census.Curve> curves() {
        List<Census.Curve> curves = new ArrayList<>();
        extensions.forEach((extension, byDay) -> {
            List<Integer> machines = machines(byDay);
            if (machines.stream().distinct().count() > 1) {
                curves.add(new Census.Curve(extension.written(), machines));
            }
        });
        curves.sort(Comparator.comparing((Census.Curve curve) -> curve.first() - curve.last())
                .thenComparing(Census.Curve::extension));
        return curves;
    }

    /** Machines that have {@code content}, one number for each day. */
    List<Integer> machinesOf(String content) {
        return machines(contents.getOrDefault(content, new TreeMap<>()));
    }

    private List<Integer> machines(SortedMap<LocalDate, BitSet> byDay) {
        List<Integer> counts = new ArrayList<>();
        BitSet having = new BitSet();
        reported.forEach((day, machines) -> {
            having.andNot(machines);
            having.or(byDay.getOrDefault(day, new BitSet()));
            counts.add(having.cardinality());
        });
        return counts;
    }

    private void set(SortedMap<LocalDate, BitSet> byDay, String machine, LocalDate day) {
        byDay.computeIfAbsent(day, any -> new BitSet()).set(numbers.computeIfAbsent(machine, any -> numbers.size()));
    }
}
