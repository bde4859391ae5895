package dev.vsxray.reports.difference;

import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What changed from one report to the next.
 *
 * @param since when the earlier scan was
 * @param digest {@code sha256:} and hexadecimal digits over the file of the earlier report; empty where it was no file
 * @param changes most important first, then by extension
 * @param known what the earlier report found, by extension and fingerprint
 */
public record Difference(Instant since, String digest, List<Change> changes, Map<String, Map<String, Finding>> known) {

    private static final Comparator<Change> ORDER = Comparator.comparing(Change::kind)
            .thenComparing(Change::extension)
            .thenComparing(Change::before)
            .thenComparing(Change::after);

    /** These name findings by their titles. */
    private static final Set<Change.Kind> TELLING_OF_FINDINGS =
            EnumSet.of(Change.Kind.NEW_EXTENSION, Change.Kind.NEW_FINDING, Change.Kind.SEVERITY_RAISED);

    /** How a finding stands to the earlier report. */
    public enum State {
        NEW,
        UNCHANGED,
        /** It was there with another severity or confidence. */
        UPDATED;

        /** As in reports, such as {@code new}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Difference {
        changes = changes.stream().sorted(ORDER).toList();
        known = Map.copyOf(known);
    }

    /** Compares two looks at the same places. An extension is known again by its id, as editors do. */
    public static Difference between(ScanReport before, ScanReport after) {
        return new Difference(before.scan().startedAt(), "", Comparison.ofPlaces(before, after), findings(before));
    }

    /**
     * Compares packages with later versions of the same packages, wherever these lie. One is known again also where it
     * changed its publisher: by its name, or because there is no other.
     */
    public static Difference ofVersions(ScanReport before, ScanReport after) {
        return new Difference(before.scan().startedAt(), "", Comparison.ofVersions(before, after), findings(before));
    }

    /** The same, naming the file of the earlier report by its digest. */
    public Difference fromFile(String sha256) {
        return new Difference(since, "sha256:" + sha256, changes, known);
    }

    /** Whether nothing of this id was there before. */
    public boolean isNew(ExtensionReport extension) {
        return !known.containsKey(identity(extension));
    }

    /** Whether {@code finding} of {@code extension} was there before. */
    public State state(ExtensionReport extension, Finding finding) {
        Map<String, Finding> old = known.getOrDefault(identity(extension), Map.of());
        if (!old.containsKey(finding.fingerprint())) {
            return State.NEW;
        }
        Finding then = old.get(finding.fingerprint());
        boolean same = then.severity() == finding.severity() && then.confidence() == finding.confidence();
        return same ? State.UNCHANGED : State.UPDATED;
    }

    /** Why {@code finding} of {@code extension} counts and did not before; empty where it did, or where no change says so. */
    public Optional<Cause> cause(ExtensionReport extension, Finding finding) {
        boolean isNews = state(extension, finding) != State.UNCHANGED;
        return of(extension.id()).stream()
                .filter(change -> TELLING_OF_FINDINGS.contains(change.kind()))
                .filter(change -> isNews || change.cause() == Cause.DECISIONS_CHANGED)
                .filter(change -> change.items().contains(finding.title()))
                .map(Change::cause)
                .findFirst();
    }

    /** The changes of extensions that {@code report}, the later one, does not have. */
    public List<Change> ofThoseGone(ScanReport report) {
        Set<ExtensionId> there =
                report.extensions().stream().map(ExtensionReport::id).collect(Collectors.toSet());
        return changes.stream()
                .filter(change -> !there.contains(change.extension()))
                .toList();
    }

    /** The changes of one extension, most important first. */
    public List<Change> of(ExtensionId extension) {
        return changes.stream()
                .filter(change -> change.extension().equals(extension))
                .toList();
    }

    /** What stays the same while an extension is updated. */
    static String identity(ExtensionReport extension) {
        return extension.id().key() + "@" + extension.targetPlatform();
    }

    /** A finding that was suppressed was known all the same. */
    private static Map<String, Map<String, Finding>> findings(ScanReport report) {
        return report.extensions().stream()
                .collect(Collectors.groupingBy(
                        Difference::identity,
                        Collectors.flatMapping(
                                Difference::all,
                                Collectors.toMap(Finding::fingerprint, finding -> finding, Difference::worse))));
    }

    private static Stream<Finding> all(ExtensionReport extension) {
        return Stream.concat(
                extension.findings().stream(), extension.suppressed().stream().map(SuppressedFinding::finding));
    }

    private static Finding worse(Finding one, Finding other) {
        return one.severity().compareTo(other.severity()) >= 0 ? one : other;
    }
}
