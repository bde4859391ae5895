package dev.vsxray.reports.difference;

import dev.vsxray.reports.difference.Change.Kind;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What changed from one report to the next.
 *
 * @param since when the earlier scan was
 * @param changes most important first, then by extension
 */
public record Difference(Instant since, List<Change> changes) {

    private static final Comparator<Change> ORDER = Comparator.comparing(Change::kind)
            .thenComparing(Change::extension)
            .thenComparing(Change::before)
            .thenComparing(Change::after);

    public Difference {
        changes = changes.stream().sorted(ORDER).toList();
    }

    /** Compares {@code before} with {@code after}. */
    public static Difference between(ScanReport before, ScanReport after) {
        return new Difference(before.scan().startedAt(), new Comparison(before, after).changes());
    }

    /** One comparison: pairs the extensions of both reports, then compares each pair. */
    private static final class Comparison {

        private final ScanReport before;
        private final ScanReport after;
        private final List<Change> changes = new ArrayList<>();

        Comparison(ScanReport before, ScanReport after) {
            this.before = before;
            this.after = after;
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
                    .collect(Collectors.groupingBy(
                            extension -> extension.id().key() + "@" + extension.targetPlatform(),
                            TreeMap::new,
                            Collectors.toList()));
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
                    Cause.EXTENSION_APPEARED,
                    extension,
                    "",
                    extension.version() + " " + extension.verdict().word(),
                    titles(extension.findings()));
        }

        private void gone(ExtensionReport extension) {
            add(
                    Kind.EXTENSION_GONE,
                    Cause.EXTENSION_REMOVED,
                    extension,
                    extension.version() + " " + extension.verdict().word(),
                    "",
                    List.of());
        }

        private void compare(ExtensionReport old, ExtensionReport current) {
            Cause cause = cause(old, current);
            if (!old.version().equals(current.version()) || !old.sha256().equals(current.sha256())) {
                add(Kind.NEW_VERSION, Cause.EXTENSION_CHANGED, current, old.version(), current.version(), List.of());
            }
            verdict(old, current, cause);
            coverage(old, current);
            findings(old, current, cause);
            came(Kind.NEW_CAPABILITY, Kind.CAPABILITY_GONE, old, current, cause, Comparison::capabilities);
            came(Kind.NEW_HOST, Kind.HOST_GONE, old, current, cause, ExtensionReport::hosts);
            came(Kind.SPREAD, Kind.RETREAT, old, current, Cause.PLACES_CHANGED, Comparison::places);
        }

        private void verdict(ExtensionReport old, ExtensionReport current, Cause cause) {
            int order = current.verdict().compareTo(old.verdict());
            if (order != 0) {
                add(
                        order > 0 ? Kind.VERDICT_WORSE : Kind.VERDICT_BETTER,
                        cause,
                        current,
                        old.verdict().word(),
                        current.verdict().word(),
                        List.of());
            }
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

        /**
         * A finding that is missing where less was read was not seen; whether it is gone, nobody knows. One that a
         * decision covers now is neither.
         */
        private void findings(ExtensionReport old, ExtensionReport current, Cause cause) {
            List<Finding> appeared = without(current.findings(), old.findings());
            List<Finding> excused = suppressed(old);
            List<Finding> missing = without(old.findings(), current.findings());
            List<Finding> gone = without(missing, suppressed(current));
            changed(Kind.NEW_FINDING, cause, current, without(appeared, excused));
            changed(Kind.NEW_FINDING, Cause.DECISIONS_CHANGED, current, among(appeared, excused));
            changed(Kind.FINDING_SUPPRESSED, Cause.DECISIONS_CHANGED, current, among(missing, suppressed(current)));
            boolean unseen = current.coverage().status() != Coverage.Status.COMPLETE;
            changed(unseen ? Kind.NOT_SEEN : Kind.FINDING_GONE, unseen ? Cause.COVERAGE_CHANGED : cause, current, gone);
        }

        private void changed(Kind kind, Cause cause, ExtensionReport extension, List<Finding> findings) {
            if (!findings.isEmpty()) {
                add(kind, cause, extension, "", "", titles(findings));
            }
        }

        private void came(
                Kind appeared,
                Kind gone,
                ExtensionReport old,
                ExtensionReport current,
                Cause cause,
                Function<ExtensionReport, List<String>> values) {
            List<String> before = values.apply(old);
            List<String> now = values.apply(current);
            List<String> more =
                    now.stream().filter(value -> !before.contains(value)).toList();
            List<String> less =
                    before.stream().filter(value -> !now.contains(value)).toList();
            if (!more.isEmpty()) {
                add(appeared, cause, current, "", "", more);
            }
            if (!less.isEmpty()) {
                add(gone, cause, current, "", "", less);
            }
        }

        private Cause cause(ExtensionReport old, ExtensionReport current) {
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

        private void add(
                Kind kind, Cause cause, ExtensionReport extension, String from, String to, List<String> items) {
            changes.add(new Change(kind, cause, extension.id(), from, to, items));
        }

        private static List<Finding> without(List<Finding> findings, List<Finding> others) {
            List<String> known = others.stream().map(Finding::fingerprint).toList();
            return findings.stream()
                    .filter(finding -> !known.contains(finding.fingerprint()))
                    .toList();
        }

        private static List<Finding> among(List<Finding> findings, List<Finding> others) {
            List<Finding> apart = without(findings, others);
            return findings.stream().filter(finding -> !apart.contains(finding)).toList();
        }

        private static List<Finding> suppressed(ExtensionReport extension) {
            return extension.suppressed().stream()
                    .map(SuppressedFinding::finding)
                    .toList();
        }

        /** Fingerprints of all that was found, whether it counts or not. */
        private static Set<String> seen(ExtensionReport extension) {
            return Stream.concat(extension.findings().stream(), suppressed(extension).stream())
                    .map(Finding::fingerprint)
                    .collect(Collectors.toSet());
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

        private static List<String> places(ExtensionReport extension) {
            return extension.places().stream()
                    .map((Place place) -> place.machine().isEmpty()
                            ? (place.editor() + " " + place.profile()).strip()
                            : place.machine())
                    .distinct()
                    .toList();
        }
    }
}
