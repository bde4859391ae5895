package dev.vsxray.reports.fleet;

import dev.vsxray.reports.difference.Change;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes names of machines and people out of what a fleet reports, for wider circulation: both are personal data. A
 * machine has the same alias in the report, the census and the changes; paths and owners are left out.
 */
public final class Redaction {

    private final SortedMap<String, String> aliases = new TreeMap<>();

    private Redaction(Stream<String> machines) {
        machines.filter(machine -> !machine.isEmpty())
                .sorted()
                .distinct()
                .forEach(machine -> aliases.put(machine, "machine-" + (aliases.size() + 1)));
    }

    /** A redaction that knows the machines of {@code report} and {@code census}, silent ones too. */
    public static Redaction of(ScanReport report, Census census) {
        return new Redaction(Stream.of(
                        report.extensions().stream()
                                .flatMap(extension -> extension.places().stream())
                                .map(Place::machine),
                        census.reported().keySet().stream(),
                        census.silent().stream())
                .flatMap(names -> names));
    }

    public ScanReport redacted(ScanReport report) {
        ScanInfo scan = report.scan();
        return new ScanReport(
                report.tool(),
                new ScanInfo(
                        scan.startedAt(),
                        scan.duration(),
                        "",
                        scan.online(),
                        List.of(),
                        List.of(),
                        scan.limits(),
                        scan.reused()),
                report.rules(),
                report.extensions().stream().map(this::redacted).toList(),
                report.errors().stream()
                        .map(error -> new ScanError(error.what(), alias(error.subject())))
                        .toList(),
                report.decisions().stream()
                        .map(applied ->
                                new AppliedDecision(redacted(applied.decision()), applied.state(), applied.matches()))
                        .toList());
    }

    public Census redacted(Census census) {
        return new Census(
                census.reported().entrySet().stream()
                        .collect(Collectors.toMap(
                                machine -> alias(machine.getKey()),
                                machine -> machine.getValue(),
                                (one, other) -> one,
                                TreeMap::new)),
                census.silent().stream().map(this::alias).sorted().toList(),
                census.days(),
                census.trend(),
                census.spread());
    }

    public Difference redacted(Difference difference) {
        return new Difference(
                difference.since(),
                difference.digest(),
                difference.changes().stream().map(this::redacted).toList(),
                difference.known());
    }

    /** Where a change lists places, a machine that only the earlier report knew has no alias and is left out. */
    private Change redacted(Change change) {
        boolean listsPlaces = change.kind() == Change.Kind.SPREAD
                || change.kind() == Change.Kind.RETREAT
                || change.kind() == Change.Kind.NOT_SEEN;
        return new Change(
                change.kind(),
                change.cause(),
                change.extension(),
                change.before(),
                change.after(),
                listsPlaces
                        ? change.items().stream()
                                .map(this::alias)
                                .filter(alias -> !alias.isEmpty())
                                .toList()
                        : change.items());
    }

    private ExtensionReport redacted(ExtensionReport extension) {
        return extension
                .withPlaces(extension.places().stream()
                        .map(this::redacted)
                        .distinct()
                        .toList())
                .withFindings(
                        extension.findings(),
                        extension.suppressed().stream()
                                .map(suppressed ->
                                        new SuppressedFinding(suppressed.finding(), redacted(suppressed.decision())))
                                .toList());
    }

    private static Decision redacted(Decision decision) {
        return new Decision(decision.kind(), decision.scope(), "", decision.reason(), decision.expires(), "");
    }

    private Place redacted(Place place) {
        return new Place(
                "", place.editor(), "", alias(place.machine()), place.installSource(), place.registry(), place.state());
    }

    /** Empty for what is no machine of this fleet. */
    private String alias(String machine) {
        return aliases.getOrDefault(machine, "");
    }
}
