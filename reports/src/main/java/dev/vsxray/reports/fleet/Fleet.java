package dev.vsxray.reports.fleet;

import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ToolInfo;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects reports one after the other into one report in which every place names its machine. The same bytes on 150
 * machines are one decision, so they are one extension; what is kept of it is the newest look. Memory grows with the
 * different extensions and the places, not with the reports.
 */
public final class Fleet {

    private final SortedMap<String, Member> extensions = new TreeMap<>();
    private final SortedMap<String, RuleText> rules = new TreeMap<>();
    private final SortedMap<String, Instant> machines = new TreeMap<>();
    private final List<ScanError> errors = new ArrayList<>();
    private Optional<ScanReport> newest = Optional.empty();
    private Optional<Instant> earliest = Optional.empty();

    /** What is known of one content, and where it is. */
    private record Member(ExtensionReport newest, Instant seen, SortedSet<Place> places) {}

    /** Reads the report in {@code file} and adds it; a file that is no report becomes an error of the fleet's report. */
    public void add(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            add(JsonReportReader.read(in));
        } catch (IOException unreadable) {
            errors.add(new ScanError("This is no report that can be read.", file.toString()));
        }
    }

    /** Adds the report of one machine. */
    public void add(ScanReport report) {
        String machine = report.scan().host();
        Instant when = report.scan().startedAt();
        machines.merge(machine, when, (a, b) -> a.isAfter(b) ? a : b);
        if (newest.isEmpty() || newest.get().scan().startedAt().isBefore(when)) {
            newest = Optional.of(withoutExtensions(report));
        }
        earliest = Optional.of(earliest.filter(first -> first.isBefore(when)).orElse(when));
        report.rules().forEach(rule -> rules.put(rule.id(), rule));
        report.errors().forEach(error -> errors.add(new ScanError(error.what(), machine + " " + error.subject())));
        for (ExtensionReport extension : report.extensions()) {
            String identity = identity(extension);
            Optional<Member> known = Optional.ofNullable(extensions.get(identity));
            extensions.put(identity, merged(known, extension, machine, when));
        }
    }

    /** Machines that reported, with the time of their newest report. */
    public SortedMap<String, Instant> machines() {
        return new TreeMap<>(machines);
    }

    /**
     * The fleet as one report.
     *
     * @param expected names of machines that should have reported; each that did not becomes an error
     */
    public ScanReport report(List<String> expected) {
        List<ScanError> all = new ArrayList<>(errors);
        expected.stream()
                .filter(machine -> !machines.containsKey(machine))
                .forEach(machine -> all.add(new ScanError("This machine did not report.", machine)));
        all.sort(Comparator.comparing(ScanError::what).thenComparing(ScanError::subject));
        return new ScanReport(
                newest.map(ScanReport::tool).orElseGet(Fleet::noTool),
                scan(),
                List.copyOf(rules.values()),
                extensions.values().stream()
                        .map(member -> withPlaces(member.newest(), List.copyOf(member.places())))
                        .toList(),
                all);
    }

    private ScanInfo scan() {
        Instant first = earliest.orElse(Instant.EPOCH);
        Instant last = newest.map(report -> report.scan().startedAt()).orElse(first);
        return new ScanInfo(
                last,
                Duration.between(first, last),
                machines.size() == 1 ? machines.firstKey() : machines.size() + " machines",
                newest.map(report -> report.scan().online()).orElse(false),
                List.copyOf(machines.keySet()),
                newest.map(report -> report.scan().limits()).orElseGet(TreeMap::new));
    }

    private static ToolInfo noTool() {
        return new ToolInfo("vsxray", "", new ToolInfo.Rules(0, ""), new ToolInfo.Intelligence(Optional.empty(), ""));
    }

    /** A value that does not keep a whole report alive. */
    private static ScanReport withoutExtensions(ScanReport report) {
        return new ScanReport(report.tool(), report.scan(), List.of(), List.of(), List.of());
    }

    private static String identity(ExtensionReport extension) {
        return String.join(
                "\n", extension.id().key(), extension.version(), extension.targetPlatform(), extension.sha256());
    }

    private static Member merged(Optional<Member> known, ExtensionReport extension, String machine, Instant when) {
        SortedSet<Place> places = known.map(Member::places).orElseGet(TreeSet::new);
        extension.places().forEach(place -> places.add(on(machine, place)));
        return known.filter(member -> !when.isAfter(member.seen()))
                .orElseGet(() -> new Member(extension, when, places));
    }

    private static Place on(String machine, Place place) {
        return new Place(
                place.path(),
                place.editor(),
                place.profile(),
                place.machine().isEmpty() ? machine : place.machine(),
                place.installSource(),
                place.registry(),
                place.state());
    }

    private static ExtensionReport withPlaces(ExtensionReport extension, List<Place> places) {
        return new ExtensionReport(
                extension.id(),
                extension.version(),
                extension.targetPlatform(),
                extension.displayName(),
                places,
                extension.sha256(),
                extension.verdict(),
                extension.score(),
                extension.scoreParts(),
                extension.coverage(),
                extension.capabilities(),
                extension.hosts(),
                extension.audit(),
                extension.privacy(),
                extension.dependencies(),
                extension.findings(),
                extension.provenance());
    }

    /** Names of machines and people are personal data: the same report with neither, for wider circulation. */
    public static ScanReport redacted(ScanReport report) {
        Map<String, String> aliases = new TreeMap<>();
        report.extensions().stream()
                .flatMap(extension -> extension.places().stream())
                .map(Place::machine)
                .filter(machine -> !machine.isEmpty())
                .sorted()
                .forEach(machine -> aliases.putIfAbsent(machine, "machine-" + (aliases.size() + 1)));
        ScanInfo scan = report.scan();
        return new ScanReport(
                report.tool(),
                new ScanInfo(scan.startedAt(), scan.duration(), "", scan.online(), List.of(), scan.limits()),
                report.rules(),
                report.extensions().stream()
                        .map(extension -> withPlaces(
                                extension,
                                extension.places().stream()
                                        .map(place -> anonymous(place, aliases))
                                        .distinct()
                                        .toList()))
                        .toList(),
                report.errors().stream()
                        .map(error -> new ScanError(error.what(), ""))
                        .toList());
    }

    private static Place anonymous(Place place, Map<String, String> aliases) {
        return new Place(
                "",
                place.editor(),
                "",
                aliases.getOrDefault(place.machine(), ""),
                place.installSource(),
                place.registry(),
                place.state());
    }
}
