package dev.vsxray.signatures.intelligence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What changed from one set to another. An entry is changed when both sets have one about the same thing by the same
 * campaign, with other details; the new one is told.
 */
public record IntelligenceDifference(Changes<ExtensionIndicator> extensions, Changes<Indicator> indicators) {

    /** Added, removed and changed entries of one kind, each sorted. */
    public record Changes<T>(List<T> added, List<T> removed, List<T> changed) {
        public Changes {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            changed = List.copyOf(changed);
        }

        public boolean none() {
            return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
        }
    }

    public static IntelligenceDifference between(IntelligenceSet older, IntelligenceSet newer) {
        return new IntelligenceDifference(
                changes(
                        older.extensions(),
                        newer.extensions(),
                        row -> String.join(
                                "\t", row.id(), row.campaign(), row.registry().word())),
                changes(
                        older.indicators(),
                        newer.indicators(),
                        row -> String.join("\t", row.kind().word(), row.value(), row.campaign())));
    }

    public boolean none() {
        return extensions.none() && indicators.none();
    }

    private static <T> Changes<T> changes(List<T> older, List<T> newer, Function<T, String> identity) {
        Map<String, List<T>> before = grouped(older, identity);
        Map<String, List<T>> after = grouped(newer, identity);
        List<T> added = new ArrayList<>();
        List<T> changed = new ArrayList<>();
        after.forEach((key, rows) -> {
            if (!before.containsKey(key)) {
                added.addAll(rows);
            } else if (!rows.equals(before.get(key))) {
                changed.addAll(rows);
            }
        });
        List<T> removed = new ArrayList<>();
        before.forEach((key, rows) -> {
            if (!after.containsKey(key)) {
                removed.addAll(rows);
            }
        });
        return new Changes<>(added, removed, changed);
    }

    private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> identity) {
        Map<String, List<T>> groups = new TreeMap<>();
        rows.forEach(row -> groups.computeIfAbsent(identity.apply(row), unused -> new ArrayList<>())
                .add(row));
        return groups;
    }
}
