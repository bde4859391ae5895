package dev.vsxray.reports;

import dev.vsxray.scanner.model.Answer;
import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.AuditQuestion;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Feature.DependencyKind;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.PackageDependency;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report in which every text that an extension may write attacks the reader: one extension per attack, the attack in
 * every untrusted field of it.
 */
public final class HostileReport {

    /** Marks the attacks, so that tests find what came through. */
    public static final String MARK = "PWNED";

    /** Characters of the longest text; it stands in some thirty fields, so that the report has ten megabytes of it. */
    private static final int LONG = 350_000;

    public static final List<String> ATTACKS = List.of(
            "</script><script>" + MARK + "()</script>",
            "\"><img src=x onerror=" + MARK + "()>",
            "' onmouseover='" + MARK + "()",
            "javascript:" + MARK + "()",
            "--><!--" + MARK + "]]>",
            "\u202e" + MARK + "\u2066\u2069",
            "a\u200b\u200d\ufeff" + MARK,
            "\u0000" + MARK + "\u0008\u007f\u009b31m",
            "\u001b[2J\u001b[1;31m" + MARK + "\u001b]0;title\u0007",
            "\u001b]8;;https://evil.example\u001b\\" + MARK + "\u001b]8;;\u001b\\",
            "=cmd|' /C calc'!A0 " + MARK,
            "@SUM(1+1)*" + MARK,
            "+" + MARK,
            "-" + MARK,
            "\t=" + MARK,
            "line\r\n::error::" + MARK + "\n##vso[task.complete]",
            "{{constructor.constructor('" + MARK + "')()}}${" + MARK + "}@raw",
            "[click](https://evil.example) ![x](https://evil.example/" + MARK + ") | `" + MARK + "` <b>",
            "\ud800" + MARK + "\udc00",
            "\u05d0\u05d1\u05d2 " + MARK + " \u0645\u0631\u062d\u0628\u0627",
            "\ud83d\ude00" + MARK + "\udb40\udd00\udb40\udd01\udb40\udd02\udb40\udd03\udb40\udd04",
            "a,b;\"c\"\n" + MARK,
            "x".repeat(LONG) + MARK);

    private HostileReport() {}

    public static ScanReport report() {
        return report(ATTACKS);
    }

    /** One extension for each of {@code attacks}. */
    public static ScanReport report(List<String> attacks) {
        List<ExtensionReport> extensions = new ArrayList<>();
        for (int i = 0; i < attacks.size(); i++) {
            extensions.add(extension(attacks.get(i), i));
        }
        return new ScanReport(
                SampleReports.TOOL,
                scan(attacks),
                List.of(SampleReports.DOCUMENT_LEAVES),
                extensions,
                List.of(new ScanError("This folder could not be read.", attacks.get(0))),
                attacks.stream()
                        .map(attack -> new AppliedDecision(decision(attack), AppliedDecision.State.IN_FORCE, 1))
                        .toList());
    }

    /** Names of machines and folders are written by somebody else too. */
    private static ScanInfo scan(List<String> attacks) {
        return new ScanInfo(
                SampleReports.SCAN.startedAt(),
                SampleReports.SCAN.duration(),
                attacks.get(0),
                false,
                attacks,
                attacks,
                SampleReports.SCAN.limits(),
                0);
    }

    /** Whoever can write the team's file can do worse; its texts are shown with the same care all the same. */
    private static Decision decision(String attack) {
        return new Decision(
                Decision.Kind.SUPPRESS,
                new Decision.Scope(attack, attack, attack, attack, attack),
                attack,
                attack,
                Optional.empty(),
                attack);
    }

    private static ExtensionReport extension(String attack, int number) {
        Evidence evidence = new Evidence(
                Evidence.Role.MATCH,
                new Location(attack, number, 1, 1),
                "A note of our own.",
                attack,
                List.of(new Decoding("base64", attack)),
                false,
                Optional.of(attack));
        AuditAnswer answer = new AuditAnswer(Answer.UNKNOWN, "A ground of our own.", attack, List.of(evidence));
        Finding finding = new Finding(
                SampleReports.DOCUMENT_LEAVES.id(),
                SampleReports.DOCUMENT_LEAVES.title(),
                Severity.CRITICAL,
                Confidence.HIGH,
                List.of("T1041"),
                "f" + number,
                List.of(evidence));
        return new ExtensionReport(
                new ExtensionId("publisher" + attack, attack),
                attack,
                attack,
                attack,
                List.of(new Place(
                        attack,
                        "VS Code",
                        attack,
                        attack,
                        Place.InstallSource.VSIX,
                        Registry.SIDELOADED,
                        Place.State.ENABLED)),
                String.format("%064x", number),
                Verdict.MALICIOUS,
                99 - number,
                List.of(),
                Coverage.of(List.of(new Gap(attack, Gap.Kind.LIMIT, "A reason of our own.", "1 byte"))),
                List.of(new Capability("network", "A detail of our own.", List.of(attack), List.of(evidence))),
                List.of(attack),
                Map.of(AuditQuestion.SOURCE_AVAILABLE, answer),
                new PrivacyCard(
                        List.of(attack),
                        List.of(attack),
                        answer,
                        List.of(attack),
                        List.of(attack),
                        List.of(attack),
                        answer,
                        List.of(attack)),
                List.of(new PackageDependency(DependencyKind.BUNDLED, attack, attack, "pkg:npm/" + number)),
                List.of(finding),
                List.of(new SuppressedFinding(finding, decision(attack))),
                Provenance.notAsked());
    }
}
