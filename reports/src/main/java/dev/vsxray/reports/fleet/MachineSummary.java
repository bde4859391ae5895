package dev.vsxray.reports.fleet;

import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One machine of a report.
 *
 * @param name as its reports give it; untrusted text
 * @param verdicts extensions for each verdict that occurs
 * @param alone ids of extensions that no other machine has, in any version; untrusted text
 * @param reported when its newest report was made, where that is known
 * @param isOld whether others reported much later
 */
public record MachineSummary(
        String name,
        Verdict worst,
        Map<Verdict, Integer> verdicts,
        int extensions,
        List<String> alone,
        Optional<Instant> reported,
        boolean isOld) {

    /** A report this much older than the newest is told as old: the machine missed a night. */
    private static final Duration OLD = Duration.ofHours(36);

    public MachineSummary {
        verdicts = Map.copyOf(verdicts);
        alone = List.copyOf(alone);
    }

    public int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** The machines of a fleet that reported, worst first; none in the report of one machine. */
    public static List<MachineSummary> ofFleet(ScanReport report, Optional<Census> census) {
        Map<String, List<ExtensionReport>> byMachine = new HashMap<>();
        Map<String, Set<String>> machinesOf = new HashMap<>();
        for (ExtensionReport extension : report.extensions()) {
            Set<String> names = names(extension);
            names.forEach(name ->
                    byMachine.computeIfAbsent(name, any -> new ArrayList<>()).add(extension));
            machinesOf
                    .computeIfAbsent(extension.id().key(), any -> new TreeSet<>())
                    .addAll(names);
        }
        census.ifPresent(known ->
                known.reported().keySet().forEach(name -> byMachine.computeIfAbsent(name, any -> new ArrayList<>())));
        Optional<Instant> newest =
                census.flatMap(known -> known.reported().values().stream().max(Comparator.naturalOrder()));
        List<MachineSummary> machines = new ArrayList<>();
        byMachine.forEach((name, extensions) -> {
            List<String> alone = extensions.stream()
                    .filter(extension -> machinesOf
                                    .getOrDefault(extension.id().key(), Set.of())
                                    .size()
                            == 1)
                    .map(extension -> extension.id().written())
                    .distinct()
                    .sorted()
                    .toList();
            Optional<Instant> reported =
                    census.flatMap(known -> Optional.ofNullable(known.reported().get(name)));
            machines.add(of(name, extensions, alone, reported, newest));
        });
        machines.sort(Comparator.comparing(MachineSummary::worst, Verdict.WORST_FIRST)
                .thenComparing(machine -> -machine.count(Verdict.MALICIOUS))
                .thenComparing(machine -> -machine.count(Verdict.SUSPICIOUS))
                .thenComparing(machine -> -machine.count(Verdict.RISKY))
                .thenComparing(MachineSummary::name));
        return List.copyOf(machines);
    }

    /** The machine of a report that knows no other. */
    public static MachineSummary ofOne(ScanReport report) {
        Optional<Instant> reported = Optional.of(report.scan().startedAt());
        return of(report.scan().host(), report.extensions(), List.of(), reported, reported);
    }

    /** Names of the machines that have {@code extension}. */
    public static Set<String> names(ExtensionReport extension) {
        return extension.places().stream()
                .map(Place::machine)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static MachineSummary of(
            String name,
            List<ExtensionReport> extensions,
            List<String> alone,
            Optional<Instant> reported,
            Optional<Instant> newest) {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        extensions.forEach(extension -> verdicts.merge(extension.verdict(), 1, Integer::sum));
        boolean isOld = reported.isPresent()
                && newest.isPresent()
                && Duration.between(reported.get(), newest.get()).compareTo(OLD) > 0;
        return new MachineSummary(
                name,
                verdicts.keySet().stream().min(Verdict.WORST_FIRST).orElse(Verdict.UNKNOWN),
                verdicts,
                extensions.size(),
                alone,
                reported,
                isOld);
    }
}
