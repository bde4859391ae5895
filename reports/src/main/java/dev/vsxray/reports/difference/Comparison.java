package dev.vsxray.reports.difference;

import dev.vsxray.reports.difference.Change.Kind;
import dev.vsxray.reports.difference.Pairing.Ground;
import dev.vsxray.reports.difference.Pairing.Pair;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.scanner.release.Novelty;
import dev.vsxray.scanner.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One comparison: of each extension then with itself now. */
final class Comparison {

    private static final String BY_NAME_ALONE = "Taken for the same extension by its name alone.";

    private final ScanReport before;
    private final ScanReport after;
    private final Reach then;
    private final Reach now;
    private final Pairing pairing;
    private final Places places;
    private final List<Change> changes = new ArrayList<>();

    /** What the places of extensions tell. */
    enum Places {
        /** Both looked at the same ones, or one of them did not. */
        THE_SAME,
        /** Nothing: both are about the same packages, wherever they lie. */
        ANY
    }

    private Comparison(ScanReport before, ScanReport after, Pairing pairing, Places places) {
        this.before = before;
        this.after = after;
        this.then = Reach.of(before);
        this.now = Reach.of(after);
        this.pairing = pairing;
        this.places = places;
    }

    static List<Change> ofPlaces(ScanReport before, ScanReport after) {
        return new Comparison(before, after, Pairing.byId(before, after), Places.THE_SAME).changes();
    }

    static List<Change> ofVersions(ScanReport before, ScanReport after) {
        return new Comparison(before, after, Pairing.byIdOrName(before, after), Places.ANY).changes();
    }

    private List<Change> changes() {
        pairing.pairs().forEach(this::compare);
        pairing.appeared().forEach(this::appeared);
        pairing.gone().forEach(this::gone);
        return changes;
    }

    private void appeared(ExtensionReport extension) {
        add(
                Kind.NEW_EXTENSION,
                then.missesAllMachinesOf(extension) ? Cause.MACHINE_APPEARED : Cause.EXTENSION_APPEARED,
                extension,
                "",
                described(extension),
                Stream.concat(namesake(extension).stream(), titles(extension.findings()).stream())
                        .toList());
    }

    /** Another publisher makes another extension, and yet whoever sees it come should know what went. */
    private Optional<String> namesake(ExtensionReport extension) {
        return pairing.namesakeOf(extension)
                .filter(old -> unseen(old).isEmpty())
                .map(old -> "Has the name of " + old.id().written() + ", which is no longer there.");
    }

    private void gone(ExtensionReport extension) {
        Optional<Cause> unseen = unseen(extension);
        add(
                unseen.isPresent() ? Kind.NOT_SEEN : Kind.EXTENSION_GONE,
                unseen.orElse(Cause.EXTENSION_REMOVED),
                extension,
                described(extension),
                "",
                List.of());
    }

    /** Why nothing is said of it being gone. Only what was looked for where it was, and was not there, is gone. */
    private Optional<Cause> unseen(ExtensionReport extension) {
        if (places == Places.ANY) {
            return now.failedAnywhere() ? Optional.of(Cause.COVERAGE_CHANGED) : Optional.empty();
        }
        if (now.missesAllMachinesOf(extension)) {
            return Optional.of(Cause.MACHINE_SILENT);
        }
        if (now.failedAt(extension)) {
            return Optional.of(Cause.COVERAGE_CHANGED);
        }
        return now.leftOut(extension, then) ? Optional.of(Cause.NOT_LOOKED_AT) : Optional.empty();
    }

    private void compare(Pair pair) {
        ExtensionReport old = pair.old();
        ExtensionReport current = pair.current();
        Cause cause = cause(old, current);
        boolean bothRead = isRead(old) && isRead(current);
        if (bothRead
                && (!old.version().equals(current.version()) || !old.sha256().equals(current.sha256()))) {
            add(Kind.NEW_VERSION, Cause.EXTENSION_CHANGED, current, old.version(), current.version(), List.of());
        }
        news(pair, cause);
        verdict(old, current, cause);
        coverage(old, current);
        findings(old, current, cause);
        severities(old, current, cause);
        came(Kind.NEW_CAPABILITY, Kind.CAPABILITY_GONE, old, current, cause, Comparison::capabilities);
        came(Kind.NEW_HOST, Kind.HOST_GONE, old, current, cause, ExtensionReport::hosts);
        places(old, current);
    }

    /** What the package has become, beside what it can do. The same bytes have become nothing. */
    private void news(Pair pair, Cause cause) {
        ExtensionReport old = pair.old();
        ExtensionReport current = pair.current();
        if (!isRead(old) || !isRead(current) || old.sha256().equals(current.sha256())) {
            return;
        }
        for (Novelty novelty : Release.of(current).since(Release.of(old))) {
            String value = String.join(", ", novelty.values());
            List<String> ground = pair.ground() == Ground.NAME ? List.of(BY_NAME_ALONE) : List.of();
            switch (novelty.kind()) {
                case PUBLISHER -> add(Kind.PUBLISHER_CHANGED, cause, current, novelty.before(), value, ground);
                case NAME -> add(Kind.NAME_CHANGED, cause, current, novelty.before(), value, List.of());
                case REPOSITORY -> add(Kind.REPOSITORY_CHANGED, cause, current, novelty.before(), value, List.of());
                case EXTENSION -> add(Kind.NEW_PACK_ENTRY, cause, current, "", "", novelty.values());
                case BINARY -> add(Kind.NEW_BINARY, cause, current, "", "", novelty.values());
                case ACTIVATION ->
                    add(Kind.ACTIVATION_WIDENED, cause, current, orOnDemand(novelty.before()), value, List.of());
                case OBFUSCATION -> add(Kind.OBFUSCATION_APPEARED, cause, current, "", "", List.of());
                case CAPABILITY, HOST -> {
                    // Told below together with what went, and also where the bytes are the same.
                }
            }
        }
    }

    private static String orOnDemand(String events) {
        return events.isEmpty() ? "on demand" : events;
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
        Function<Finding, String> mark = mark(old, current);
        Set<String> wereSuppressed = suppressed(old, mark);
        Set<String> areSuppressed = suppressed(current, mark);
        List<Finding> appeared = without(current.findings(), old.findings(), mark);
        List<Finding> missing = without(old.findings(), current.findings(), mark);
        tell(
                Kind.NEW_FINDING,
                cause,
                current,
                where(appeared, finding -> !wereSuppressed.contains(mark.apply(finding))));
        tell(
                Kind.NEW_FINDING,
                Cause.DECISIONS_CHANGED,
                current,
                where(appeared, finding -> wereSuppressed.contains(mark.apply(finding))));
        tell(
                Kind.FINDING_SUPPRESSED,
                Cause.DECISIONS_CHANGED,
                current,
                where(missing, finding -> areSuppressed.contains(mark.apply(finding))));
        boolean unseen = current.coverage().status() != Coverage.Status.COMPLETE;
        tell(
                unseen ? Kind.NOT_SEEN : Kind.FINDING_GONE,
                unseen ? Cause.COVERAGE_CHANGED : cause,
                current,
                where(missing, finding -> !areSuppressed.contains(mark.apply(finding))));
    }

    private void tell(Kind kind, Cause cause, ExtensionReport extension, List<Finding> findings) {
        if (!findings.isEmpty()) {
            add(kind, cause, extension, "", "", titles(findings));
        }
    }

    private void severities(ExtensionReport old, ExtensionReport current, Cause cause) {
        Function<Finding, String> mark = mark(old, current);
        Map<String, Finding> known =
                old.findings().stream().collect(Collectors.toMap(mark, finding -> finding, (first, other) -> first));
        for (Finding finding : current.findings()) {
            Optional<Finding> was = Optional.ofNullable(known.get(mark.apply(finding)));
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
        if (seen(old).equals(seen(current))
                && !suppressed(old, Finding::fingerprint).equals(suppressed(current, Finding::fingerprint))) {
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

    /**
     * What a finding is known again by. A fingerprint holds the id of the extension, so it is another one where that
     * changed; then the same rule in the same file is the same finding.
     */
    private static Function<Finding, String> mark(ExtensionReport old, ExtensionReport current) {
        return old.id().equals(current.id())
                ? Finding::fingerprint
                : finding -> finding.rule() + " "
                        + finding.evidence().get(0).location().file();
    }

    private static Set<String> suppressed(ExtensionReport extension, Function<Finding, String> mark) {
        return extension.suppressed().stream()
                .map(SuppressedFinding::finding)
                .map(mark)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Fingerprints of all that was found, whether it counts or not. */
    private static Set<String> seen(ExtensionReport extension) {
        Set<String> seen = suppressed(extension, Finding::fingerprint);
        extension.findings().forEach(finding -> seen.add(finding.fingerprint()));
        return seen;
    }

    private static List<Finding> without(List<Finding> findings, List<Finding> others, Function<Finding, String> mark) {
        Set<String> known = others.stream().map(mark).collect(Collectors.toSet());
        return where(findings, finding -> !known.contains(mark.apply(finding)));
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
