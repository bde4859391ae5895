package dev.vsxray.reports.html;

import dev.vsxray.reports.fleet.Census;
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
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The machines of a fleet's report, worst first; none in the report of one machine. */
public record Machines(List<Machine> all, Map<String, Integer> numbers, boolean canFilter) {

    /** Pairs of a machine and an extension above which the page has no filter by machine: its data would be the page. */
    private static final int MAX_PAIRS = 30_000;

    /** A report this much older than the newest is told as old: the machine missed a night. */
    private static final Duration OLD = Duration.ofHours(36);

    /**
     * One machine.
     *
     * @param number by which rows name it
     * @param verdicts extensions for each verdict that occurs
     * @param alone ids of extensions that no other machine has, in any version; untrusted text
     * @param reported when its newest report was made, where that is known
     * @param isOld whether others reported much later
     */
    public record Machine(
            int number,
            String name,
            Verdict worst,
            Map<Verdict, Integer> verdicts,
            int extensions,
            List<String> alone,
            Optional<Instant> reported,
            boolean isOld) {

        public int count(Verdict verdict) {
            return verdicts.getOrDefault(verdict, 0);
        }
    }

    static Machines of(ScanReport report, Optional<Census> census) {
        Map<String, List<ExtensionReport>> byMachine = new HashMap<>();
        Map<String, Set<String>> machinesOf = new HashMap<>();
        int pairs = 0;
        for (ExtensionReport extension : report.extensions()) {
            Set<String> names = names(extension);
            pairs += names.size();
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
        List<Machine> unnumbered = new ArrayList<>();
        byMachine.forEach((name, extensions) -> {
            Optional<Instant> reported =
                    census.flatMap(known -> Optional.ofNullable(known.reported().get(name)));
            unnumbered.add(machine(name, extensions, machinesOf, reported, newest));
        });
        unnumbered.sort(Comparator.comparing(Machine::worst, Verdict.WORST_FIRST)
                .thenComparing(machine -> -machine.count(Verdict.MALICIOUS))
                .thenComparing(machine -> -machine.count(Verdict.SUSPICIOUS))
                .thenComparing(machine -> -machine.count(Verdict.RISKY))
                .thenComparing(Machine::name));
        Map<String, Integer> numbers = new HashMap<>();
        List<Machine> all = new ArrayList<>();
        for (Machine machine : unnumbered) {
            numbers.put(machine.name(), all.size());
            all.add(new Machine(
                    all.size(),
                    machine.name(),
                    machine.worst(),
                    machine.verdicts(),
                    machine.extensions(),
                    machine.alone(),
                    machine.reported(),
                    machine.isOld()));
        }
        return new Machines(List.copyOf(all), Map.copyOf(numbers), pairs <= MAX_PAIRS);
    }

    /** Distinct machines that have {@code extension}. */
    int count(ExtensionReport extension) {
        return names(extension).size();
    }

    /** Machines that the row of {@code extension} names for the filter. */
    int filtered(ExtensionReport extension) {
        return canFilter ? count(extension) : 0;
    }

    /** The numbers of the machines that have {@code extension}, where the page can filter by them. */
    String numbers(ExtensionReport extension) {
        if (!canFilter) {
            return "";
        }
        StringJoiner joined = new StringJoiner("|", "|", "|");
        names(extension).forEach(name -> joined.add(Integer.toString(numbers.getOrDefault(name, -1))));
        return joined.toString();
    }

    private static Machine machine(
            String name,
            List<ExtensionReport> extensions,
            Map<String, Set<String>> machinesOf,
            Optional<Instant> reported,
            Optional<Instant> newest) {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        extensions.forEach(extension -> verdicts.merge(extension.verdict(), 1, Integer::sum));
        List<String> alone = extensions.stream()
                .filter(extension ->
                        machinesOf.getOrDefault(extension.id().key(), Set.of()).size() == 1)
                .map(extension -> extension.id().written())
                .distinct()
                .sorted()
                .toList();
        boolean isOld = reported.isPresent()
                && newest.isPresent()
                && Duration.between(reported.get(), newest.get()).compareTo(OLD) > 0;
        return new Machine(
                0,
                name,
                verdicts.keySet().stream().min(Verdict.WORST_FIRST).orElse(Verdict.UNKNOWN),
                verdicts,
                extensions.size(),
                alone,
                reported,
                isOld);
    }

    private static Set<String> names(ExtensionReport extension) {
        return extension.places().stream()
                .map(Place::machine)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
