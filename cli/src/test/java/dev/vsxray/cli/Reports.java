package dev.vsxray.cli;

import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Small reports for tests of commands. */
final class Reports {

    private Reports() {}

    static ScanReport with(ExtensionReport... extensions) {
        return report(List.of(), extensions);
    }

    /** A scan that was also asked for a path at which there is no extension. */
    static ScanReport lookedInVainAt(String path, ExtensionReport... extensions) {
        return report(List.of(path), extensions);
    }

    private static ScanReport report(List<String> absent, ExtensionReport... extensions) {
        return new ScanReport(
                new ToolInfo(
                        "vsxray",
                        "0.1.0",
                        new ToolInfo.Rules(7, "sha256:" + "7a".repeat(32)),
                        new ToolInfo.Intelligence(Optional.of(LocalDate.of(2026, 8, 22)), "sha256:" + "8b".repeat(32))),
                new ScanInfo(
                        Instant.parse("2026-11-23T02:00:00Z"),
                        Duration.ofSeconds(7),
                        "build-7",
                        false,
                        List.of(),
                        absent,
                        new TreeMap<>(),
                        0),
                List.of(new RuleText(
                        "reads-a-thing", "Reads a thing", Severity.MEDIUM, "", "", "", "", List.of(), List.of())),
                List.of(extensions),
                List.of());
    }

    /** A package with the name {@code notes}. */
    static ExtensionReport handedIn(String publisher, String version) {
        return extension(
                new ExtensionId(publisher, "notes"),
                version,
                version.equals("1.0.0") ? "9d" : "9e",
                Verdict.NO_FINDINGS,
                complete());
    }

    static ExtensionReport extension(String name, Verdict verdict, Coverage coverage) {
        return extension(new ExtensionId("acme", name), "1.2.3", "9c", verdict, coverage);
    }

    private static ExtensionReport extension(
            ExtensionId id, String version, String digit, Verdict verdict, Coverage coverage) {
        return new ExtensionReport(
                id,
                version,
                "",
                "",
                List.of(Place.given("/somewhere/" + id.name(), Place.InstallSource.FOLDER)),
                digit.repeat(32),
                verdict,
                10,
                List.of(),
                coverage,
                List.of(),
                List.of(),
                Map.of(),
                PrivacyCard.unknown("Not looked at."),
                List.of(),
                verdict == Verdict.NO_FINDINGS ? List.of() : List.of(finding(Severity.MEDIUM), finding(Severity.LOW)));
    }

    static Coverage complete() {
        return Coverage.of(List.of());
    }

    static ExtensionReport judged(Verdict verdict) {
        return extension(verdict.word(), verdict, Coverage.of(List.of()));
    }

    static ExtensionReport partial(Verdict verdict) {
        return extension(
                verdict.word(),
                verdict,
                Coverage.of(List.of(new Gap("a.js", Gap.Kind.LIMIT, "Too large.", "5 bytes"))));
    }

    private static Finding finding(Severity severity) {
        return new Finding(
                "reads-a-thing",
                severity == Severity.MEDIUM ? "Reads a thing" : "Reads a smaller thing",
                severity,
                Confidence.HIGH,
                List.of(),
                "f-" + severity.word(),
                List.of(Evidence.match(Location.startOf("a.js"), "Here.", "read(thing)")));
    }
}
