package dev.vsxray.reports.difference;

import dev.vsxray.reports.difference.Change.Kind;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One comparison: pairs the extensions of both reports, then compares each pair. */
final class Comparison {

    private final ScanReport before;
    private final ScanReport after;
    private final Reach then;
    private final Reach now;
    private final List<Change> changes = new ArrayList<>();

    Comparison(ScanReport before, ScanReport after) {
        this.before = before;
        this.after = after;
        this.then = Reach.of(before);
        this.now = Reach.of(after);
    }

    List<Change> changes() {
        Map<String, List<ExtensionReport>> old = byIdentity(before);
        Map<String, List<ExtensionReport>> current = byIdentity(after);
        current.forEach((identity, extensions) -> pair(old.getOrDefault(identity, List.of()), extensions));
        old.forEach((identity, extensions) -> {
            if (!current.containsKey(identity)) {
                extensions.forEach(this::gone);
            }
        });
        return changes;
    }

    private static Map<String, List<ExtensionReport>> byIdentity(ScanReport report) {
        return report.extensions().stream()
                .collect(Collectors.groupingBy(Difference::identity, TreeMap::new, Collectors.toList()));
    }

    /** First those with the same bytes, then the others in order of their versions. */
    private void pair(List<ExtensionReport> old, List<ExtensionReport> current) {
        List<ExtensionReport> oldLeft = new ArrayList<>(old);
        List<ExtensionReport> left = new ArrayList<>();
        for (ExtensionReport extension : current) {
            Optional<ExtensionReport> same = oldLeft.stream()
                    .filter(candidate -> candidate.sha256().equals(extension.sha256()))
                    .findFirst();
            if (same.isPresent()) {
                oldLeft.remove(same.get());
                compare(same.get(), extension);
            } else {
                left.add(extension);
            }
        }
        oldLeft.sort(Comparator.comparing(ExtensionReport::version));
        left.sort(Comparator.comparing(ExtensionReport::version));
        int pairs = Math.min(oldLeft.size(), left.size());
        for (int i = 0; i < pairs; i++) {
            compare(oldLeft.get(i), left.get(i));
        }
        left.subList(pairs, left.size()).forEach(this::appeared);
        oldLeft.subList(pairs, oldLeft.size()).forEach(this::gone);
    }

    private void appeared(ExtensionReport extension) {
        add(
                Kind.NEW_EXTENSION,
                then.missesAllMachinesOf(extension) ? Cause.MACHINE_APPEARED : Cause.EXTENSION_APPEARED,
                extension,
                "",
                described(extension),
                titles(extension.findings()));
    }

    /** Only what was looked for where it was, and was not there, is gone. */
    private void gone(ExtensionReport extension) {
        Optional<Cause> unseen = now.missesAllMachinesOf(extension)
                ? Optional.of(Cause.MACHINE_SILENT)
                : now.failedAt(extension)
                        ? Optional.of(Cause.COVERAGE_CHANGED)
                        : now.leftOut(extension, then) ? Optional.of(Cause.NOT_LOOKED_AT) : Optional.empty();
        add(
                unseen.isPresent() ? Kind.NOT_SEEN : Kind.EXTENSION_GONE,
                unseen.orElse(Cause.EXTENSION_REMOVED),
                extension,
                described(extension),
                "",
                List.of());
    }

    private void compare(ExtensionReport old, ExtensionReport current) {
        Cause cause = cause(old, current);
        boolean bothRead = isRead(old) && isRead(current);
        if (bothRead
                && (!old.version().equals(current.version()) || !old.sha256().equals(current.sha256()))) {
            add(Kind.NEW_VERSION, Cause.EXTENSION_CHANGED, current, old.version(), current.version(), List.of());
        }
        verdict(old, current, cause);
        coverage(old, current);
        findings(old, current, cause);
        severities(old, current, cause);
        came(Kind.NEW_CAPABILITY, Kind.CAPABILITY_GONE, old, current, cause, Comparison::capabilities);
        came(Kind.NEW_HOST, Kind.HOST_GONE, old, current, cause, ExtensionReport::hosts);
        places(old, current);
    }

    private void verdict(ExtensionReport old, ExtensionReport current, Cause cause) {
        int order = current.verdict().compareTo(old.verdict());
        if (order == 0) {
            return;
        }
        boolean unseen = order < 0 && isLessRead(old, current);
        add(
                order > 0 ? Kind.VERDICT_WORSE : unseen ? Kind.NOT_SEEN : Kind.VERDICT_BETTER,
                unseen ? Cause.COVERAGE_CHANGED : cause,
                current,
                old.verdict().word(),
                current.verdict().word(),
                List.of());
    }

    private void coverage(ExtensionReport old, ExtensionReport current) {
        int order = current.coverage().status().compareTo(old.coverage().status());
        if (order != 0) {
            add(
                    order > 0 ? Kind.COVERAGE_WORSE : Kind.COVERAGE_BETTER,
                    Cause.COVERAGE_CHANGED,
                    current,
                    old.coverage().status().word(),
                    current.coverage().status().word(),
                    List.of());
        }
    }

    /** A finding that is missing where not all was read was not seen; whether it is gone, nobody knows. */
    private void findings(ExtensionReport old, ExtensionReport current, Cause cause) {
        Set<String> wereSuppressed = suppressed(old);
        Set<String> areSuppressed = suppressed(current);
        List<Finding> appeared = without(current.findings(), old.findings());
        List<Finding> missing = without(old.findings(), current.findings());
        tell(
                Kind.NEW_FINDING,
                cause,
                current,
                where(appeared, finding -> !wereSuppressed.contains(finding.fingerprint())));
        tell(
                Kind.NEW_FINDING,
                Cause.DECISIONS_CHANGED,
                current,
                where(appeared, finding -> wereSuppressed.contains(finding.fingerprint())));
        tell(
                Kind.FINDING_SUPPRESSED,
                Cause.DECISIONS_CHANGED,
                current,
                where(missing, finding -> areSuppressed.contains(finding.fingerprint())));
        boolean unseen = current.coverage().status() != Coverage.Status.COMPLETE;
        tell(
                unseen ? Kind.NOT_SEEN : Kind.FINDING_GONE,
                unseen ? Cause.COVERAGE_CHANGED : cause,
                current,
                where(missing, finding -> !areSuppressed.contains(finding.fingerprint())));
    }

    private void tell(Kind kind, Cause cause, ExtensionReport extension, List<Finding> findings) {
        if (!findings.isEmpty()) {
            add(kind, cause, extension, "", "", titles(findings));
        }
    }

    private void severities(ExtensionReport old, ExtensionReport current, Cause cause) {
        Map<String, Finding> known = old.findings().stream()
                .collect(Collectors.toMap(Finding::fingerprint, finding -> finding, (first, other) -> first));
        for (Finding finding : current.findings()) {
            Optional<Finding> was = Optional.ofNullable(known.get(finding.fingerprint()));
            if (was.isPresent() && finding.severity().compareTo(was.get().severity()) > 0) {
                add(
                        Kind.SEVERITY_RAISED,
                        cause,
                        current,
                        was.get().severity().word(),
                        finding.severity().word(),
                        List.of(finding.title()));
            }
        }
    }

    private void came(
            Kind appeared,
            Kind gone,
            ExtensionReport old,
            ExtensionReport current,
            Cause cause,
            Function<ExtensionReport, List<String>> values) {
        List<String> more = missing(values.apply(current), values.apply(old));
        List<String> less = missing(values.apply(old), values.apply(current));
        if (!more.isEmpty()) {
            add(appeared, cause, current, "", "", more);
        }
        if (!less.isEmpty() && !isLessRead(old, current)) {
            add(gone, cause, current, "", "", less);
        }
    }

    private void places(ExtensionReport old, ExtensionReport current) {
        List<String> more = missing(names(current.places()), names(old.places()));
        List<String> less = missing(names(old.places()), names(current.places()));
        List<String> silent = less.stream().filter(this::isSilent).toList();
        List<String> left = missing(less, silent);
        if (!more.isEmpty()) {
            boolean machinesCame = more.stream().noneMatch(then::hasMachine) && isOfAFleet(current);
            add(
                    Kind.SPREAD,
                    machinesCame ? Cause.MACHINE_APPEARED : Cause.PLACES_CHANGED,
                    current,
                    count(old),
                    count(current),
                    more);
        }
        if (!left.isEmpty()) {
            add(Kind.RETREAT, Cause.PLACES_CHANGED, current, count(old), count(current), left);
        }
        if (!silent.isEmpty()) {
            add(Kind.NOT_SEEN, Cause.MACHINE_SILENT, current, count(old), count(current), silent);
        }
    }

    private boolean isSilent(String machine) {
        return then.hasMachine(machine) && !now.hasMachine(machine);
    }

    private Cause cause(ExtensionReport old, ExtensionReport current) {
        if (!isRead(old) || !isRead(current)) {
            return Cause.COVERAGE_CHANGED;
        }
        if (!old.sha256().equals(current.sha256())) {
            return Cause.EXTENSION_CHANGED;
        }
        if (!old.coverage().equals(current.coverage())) {
            return Cause.COVERAGE_CHANGED;
        }
        if (seen(old).equals(seen(current)) && !suppressed(old).equals(suppressed(current))) {
            return Cause.DECISIONS_CHANGED;
        }
        if (!before.tool().rules().digest().equals(after.tool().rules().digest())) {
            return Cause.RULES_CHANGED;
        }
        if (!before.tool().intelligence().equals(after.tool().intelligence())) {
            return Cause.INTELLIGENCE_CHANGED;
        }
        return before.tool().version().equals(after.tool().version()) ? Cause.UNEXPLAINED : Cause.TOOL_CHANGED;
    }

    private void add(Kind kind, Cause cause, ExtensionReport extension, String from, String to, List<String> items) {
        changes.add(new Change(kind, cause, extension.id(), from, to, items));
    }

    private static boolean isRead(ExtensionReport extension) {
        return extension.coverage().status() != Coverage.Status.NOT_ANALYSED;
    }

    private static boolean isLessRead(ExtensionReport old, ExtensionReport current) {
        return current.coverage().status().compareTo(old.coverage().status()) > 0;
    }

    private static String described(ExtensionReport extension) {
        return (extension.version() + " " + extension.verdict().word()).strip();
    }

    private static Set<String> suppressed(ExtensionReport extension) {
        return extension.suppressed().stream()
                .map(SuppressedFinding::finding)
                .map(Finding::fingerprint)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Fingerprints of all that was found, whether it counts or not. */
    private static Set<String> seen(ExtensionReport extension) {
        Set<String> seen = suppressed(extension);
        extension.findings().forEach(finding -> seen.add(finding.fingerprint()));
        return seen;
    }

    private static List<Finding> without(List<Finding> findings, List<Finding> others) {
        Set<String> known = others.stream().map(Finding::fingerprint).collect(Collectors.toSet());
        return where(findings, finding -> !known.contains(finding.fingerprint()));
    }

    private static List<Finding> where(List<Finding> findings, Predicate<Finding> holds) {
        return findings.stream().filter(holds).toList();
    }

    private static List<String> missing(List<String> values, List<String> others) {
        Set<String> known = Set.copyOf(others);
        return values.stream().filter(value -> !known.contains(value)).toList();
    }

    private static List<String> titles(List<Finding> findings) {
        return findings.stream().map(Finding::title).distinct().toList();
    }

    private static List<String> capabilities(ExtensionReport extension) {
        return extension.capabilities().stream()
                .map(Capability::name)
                .distinct()
                .toList();
    }

    private static boolean isOfAFleet(ExtensionReport extension) {
        return extension.places().stream().noneMatch(place -> place.machine().isEmpty());
    }

    private static String count(ExtensionReport extension) {
        return Headline.count(names(extension.places()).size(), isOfAFleet(extension) ? "machine" : "place");
    }

    /** Machines where they are named, else editors with their profiles. */
    private static List<String> names(List<Place> places) {
        return places.stream()
                .map((Place place) ->
                        place.machine().isEmpty() ? (place.editor() + " " + place.profile()).strip() : place.machine())
                .distinct()
                .toList();
    }
}
