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

/** Counts day by day which machines have which extension: a bit for each machine, day and extension. */
final class Spread {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final SortedMap<LocalDate, BitSet> reported = new TreeMap<>();
    private final SortedMap<ExtensionId, SortedMap<LocalDate, BitSet>> installed = new TreeMap<>();

    void reported(String machine, LocalDate day) {
        reported.computeIfAbsent(day, any -> new BitSet()).set(number(machine));
    }

    void installed(ExtensionId extension, String machine, LocalDate day) {
        installed
                .computeIfAbsent(extension, any -> new TreeMap<>())
                .computeIfAbsent(day, any -> new BitSet())
                .set(number(machine));
    }

    List<LocalDate> days() {
        return List.copyOf(reported.keySet());
    }

    /** Curves that are not flat, those that grew most first. */
    List<Census.Curve> curves() {
        List<Census.Curve> curves = new ArrayList<>();
        installed.forEach((extension, byDay) -> {
            List<Integer> machines = machines(byDay);
            if (machines.stream().distinct().count() > 1) {
                curves.add(new Census.Curve(extension.written(), machines));
            }
        });
        curves.sort(Comparator.comparing((Census.Curve curve) -> curve.first() - curve.last())
                .thenComparing(Census.Curve::extension));
        return curves;
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

    private int number(String machine) {
        return numbers.computeIfAbsent(machine, any -> numbers.size());
    }
}
