package dev.vsxray.reports.difference;

import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where a scan looked, so that "not there" can be told from "not looked".
 *
 * @param machines that reported; only the nameless one for the scan of a single machine
 * @param targets folders and files that were looked at, or looked for and not there
 * @param unread paths that could not be read
 */
record Reach(Set<String> machines, List<String> targets, List<String> unread) {

    static Reach of(ScanReport report) {
        Set<String> machines = report.extensions().stream()
                .flatMap(extension -> extension.places().stream())
                .map(Place::machine)
                .collect(Collectors.toCollection(TreeSet::new));
        machines.addAll(report.scan().targets());
        List<String> targets = new ArrayList<>(report.scan().targets());
        targets.addAll(report.scan().absent());
        return new Reach(
                machines,
                targets,
                report.errors().stream()
                        .map(ScanError::subject)
                        .filter(subject ->
                                !subject.isEmpty() && !report.scan().absent().contains(subject))
                        .toList());
    }

    /** Whether none of the machines that have {@code extension} reported here. */
    boolean missesAllMachinesOf(ExtensionReport extension) {
        return machines(extension.places()).stream()
                .noneMatch(machine -> machine.isEmpty() || machines.contains(machine));
    }

    boolean hasMachine(String machine) {
        return machines.contains(machine);
    }

    /** Whether a place of {@code extension} lies where something could not be read. */
    boolean failedAt(ExtensionReport extension) {
        return extension.places().stream()
                .anyMatch(place -> unread.stream().anyMatch(path -> lies(place.path(), path)));
    }

    /** Whether anything could not be read. */
    boolean failedAnywhere() {
        return !unread.isEmpty();
    }

    /** Whether {@code other} looked at all places of {@code extension} and this scan was asked to look elsewhere. */
    boolean leftOut(ExtensionReport extension, Reach other) {
        return extension.places().stream()
                .allMatch(place -> other.targets.stream().anyMatch(target -> lies(place.path(), target))
                        && targets.stream().noneMatch(target -> lies(place.path(), target)));
    }

    private static boolean lies(String path, String folder) {
        return path.startsWith(folder)
                && (path.length() == folder.length()
                        || folder.endsWith("/")
                        || "/\\".indexOf(path.charAt(folder.length())) >= 0);
    }

    static Set<String> machines(List<Place> places) {
        return places.stream().map(Place::machine).collect(Collectors.toCollection(TreeSet::new));
    }
}
