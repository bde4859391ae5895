package dev.vsxray.reports.fleet;

import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.model.Verdict;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects reports one after the other into one report in which every place names its machine. The same bytes on 150
 * machines are one decision, so they are one extension; what is kept of it is the newest look. Where a machine has
 * several reports, the newest says what is on it, and the earlier ones only how it came there. Memory grows with the
 * different extensions and the places, not with the reports.
 */
public final class Fleet {

    private static final Comparator<Look> NEWEST_LAST =
            Comparator.comparing(Look::when).thenComparing(Look::machine);

    private final SortedMap<String, Member> extensions = new TreeMap<>();
    private final SortedMap<String, Told> rules = new TreeMap<>();
    private final SortedMap<String, Latest> machines = new TreeMap<>();
    private final List<ScanError> unreadable = new ArrayList<>();
    private final Spread spread = new Spread();
    private Optional<ScanReport> newest = Optional.empty();
    private Optional<Instant> earliest = Optional.empty();

    /** When a machine looked. */
    private record Look(Instant when, String machine) {}

    /** A rule's texts as the newest report has them. */
    private record Told(RuleText rule, Look look) {}

    /** What the newest report of a machine says beside its extensions. */
    private record Latest(Instant when, List<ScanError> errors, List<AppliedDecision> decisions) {}

    /** What is known of one content, and which machines had it when they last looked. */
    private static final class Member {

        private ExtensionReport newest;
        private Look look;
        private final Map<String, Installed> installed = new HashMap<>();

        Member(ExtensionReport extension, Look look) {
            this.newest = extension;
            this.look = look;
        }
    }

    private record Installed(Instant when, List<Place> places) {}

    /** Reads the report in {@code file} and adds it; a file that is no report becomes an error of the fleet's report. */
    public void add(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            add(JsonReportReader.read(in));
        } catch (IOException notRead) {
            unreadable.add(new ScanError("This is no report that can be read.", file.toString()));
        }
    }

    /** Adds the report of one machine. */
    public void add(ScanReport report) {
        Look look = new Look(report.scan().startedAt(), report.scan().host());
        LocalDate day = LocalDate.ofInstant(look.when(), ZoneOffset.UTC);
        Latest latest = new Latest(look.when(), report.errors(), report.decisions());
        machines.merge(look.machine(), latest, (one, other) -> other.when().isAfter(one.when()) ? other : one);
        if (newest.isEmpty() || isNewer(report, newest.get())) {
            newest = Optional.of(withoutExtensions(report));
        }
        earliest = Optional.of(
                earliest.filter(first -> first.isBefore(look.when())).orElse(look.when()));
        report.rules()
                .forEach(rule -> rules.merge(
                        rule.id(),
                        new Told(rule, look),
                        (one, other) -> NEWEST_LAST.compare(other.look(), one.look()) > 0 ? other : one));
        spread.reported(look.machine(), day);
        for (ExtensionReport extension : report.extensions()) {
            spread.installed(extension.id(), identity(extension), look.machine(), day);
            add(extension, look);
        }
    }

    private void add(ExtensionReport extension, Look look) {
        Member member = extensions.computeIfAbsent(identity(extension), any -> new Member(extension, look));
        if (NEWEST_LAST.compare(look, member.look) > 0) {
            member.newest = extension;
            member.look = look;
        }
        List<Place> places = extension.places().stream()
                .map(place -> on(look.machine(), place))
                .toList();
        member.installed.merge(
                look.machine(),
                new Installed(look.when(), places),
                (one, other) -> other.when().isAfter(one.when()) ? other : one);
    }

    /** How many machines reported. */
    public int size() {
        return machines.size();
    }

    /**
     * The fleet as one report: what the newest report of each machine says.
     *
     * @param expected names of machines that should have reported; each that did not becomes an error
     */
    public ScanReport report(List<String> expected) {
        return new ScanReport(
                newest.map(ScanReport::tool).orElseGet(Fleet::noTool),
                scan(),
                rules.values().stream().map(Told::rule).toList(),
                extensions.values().stream()
                        .map(this::current)
                        .flatMap(Optional::stream)
                        .toList(),
                errors(expected),
                decisions());
    }

    /** Who reported, who did not, and how extensions spread over the days of the reports. */
    public Census census(List<String> expected) {
        SortedMap<String, Instant> reported = new TreeMap<>();
        machines.forEach((machine, latest) -> reported.put(machine, latest.when()));
        return new Census(reported, silent(expected), spread.days(), trend(), spread.curves());
    }

    private List<Census.Day> trend() {
        List<LocalDate> days = spread.days();
        List<Map<Verdict, Integer>> counts = new ArrayList<>();
        days.forEach(day -> counts.add(new EnumMap<>(Verdict.class)));
        extensions.forEach((identity, member) -> {
            List<Integer> machines = spread.machinesOf(identity);
            for (int i = 0; i < days.size(); i++) {
                if (machines.get(i) > 0) {
                    counts.get(i).merge(member.newest.verdict(), 1, Integer::sum);
                }
            }
        });
        List<Census.Day> trend = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            trend.add(new Census.Day(days.get(i), counts.get(i)));
        }
        return trend;
    }

    /** Nothing where no machine has it any more. */
    private Optional<ExtensionReport> current(Member member) {
        List<Place> places = new ArrayList<>();
        member.installed.forEach((machine, installed) -> {
            if (isNewest(machine, installed.when())) {
                places.addAll(installed.places());
            }
        });
        return places.isEmpty() ? Optional.empty() : Optional.of(member.newest.withPlaces(places));
    }

    private boolean isNewest(String machine, Instant when) {
        return Optional.ofNullable(machines.get(machine))
                .filter(latest -> latest.when().equals(when))
                .isPresent();
    }

    private List<String> silent(List<String> expected) {
        return expected.stream()
                .filter(machine -> !machines.containsKey(machine))
                .distinct()
                .sorted()
                .toList();
    }

    private List<ScanError> errors(List<String> expected) {
        List<ScanError> all = new ArrayList<>(unreadable);
        machines.forEach((machine, latest) -> latest.errors()
                .forEach(error -> all.add(new ScanError(error.what(), machine + " " + error.subject()))));
        silent(expected).forEach(machine -> all.add(new ScanError("This machine did not report.", machine)));
        all.sort(Comparator.comparing(ScanError::what).thenComparing(ScanError::subject));
        return all;
    }

    private List<AppliedDecision> decisions() {
        Map<Decision, AppliedDecision> all = new LinkedHashMap<>();
        machines.values()
                .forEach(latest ->
                        latest.decisions().forEach(applied -> all.merge(applied.decision(), applied, Fleet::both)));
        return List.copyOf(all.values());
    }

    /** A decision that held on one machine is not left over, whatever the others had. */
    private static AppliedDecision both(AppliedDecision one, AppliedDecision other) {
        return new AppliedDecision(
                one.decision(),
                one.state().compareTo(other.state()) <= 0 ? one.state() : other.state(),
                one.matches() + other.matches());
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
                List.of(),
                newest.map(report -> report.scan().limits()).orElseGet(TreeMap::new),
                0);
    }

    private static ToolInfo noTool() {
        return new ToolInfo("vsxray", "", new ToolInfo.Rules(0, ""), new ToolInfo.Intelligence(Optional.empty(), ""));
    }

    private static boolean isNewer(ScanReport report, ScanReport other) {
        return NEWEST_LAST.compare(
                        new Look(report.scan().startedAt(), report.scan().host()),
                        new Look(other.scan().startedAt(), other.scan().host()))
                > 0;
    }

    /** A value that does not keep a whole report alive. */
    private static ScanReport withoutExtensions(ScanReport report) {
        return new ScanReport(report.tool(), report.scan(), List.of(), List.of(), List.of());
    }

    private static String identity(ExtensionReport extension) {
        return String.join(
                "\n", extension.id().key(), extension.version(), extension.targetPlatform(), extension.sha256());
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
}
