package dev.vsxray.reports.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.reports.SampleReports;
import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.AppliedDecision.State;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DecisionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Finding LEAVES = finding("document-leaves", Severity.CRITICAL, "0a".repeat(16));
    private static final Finding WINDOW = finding("hidden-window", Severity.MEDIUM, "0b".repeat(16));
    private static final Finding REPORTED = finding("known-malicious-extension", Severity.CRITICAL, "0c".repeat(16));

    @Test
    void aSuppressedFindingStaysAndDoesNotCount() {
        ScanReport after = applied("""
                decisions:
                  - {decision: suppress, extension: ACME.notes, rule: document-leaves, owner: ada, reason: ours, expires: never}
                """, extension("acme.Notes", "1.4.0", LEAVES, WINDOW));
        ExtensionReport notes = after.extensions().get(0);
        assertThat(notes.verdict()).isEqualTo(Verdict.RISKY);
        assertThat(notes.findings()).containsExactly(WINDOW);
        assertThat(notes.scoreParts()).extracting(part -> part.rule()).containsExactly("hidden-window");
        assertThat(notes.suppressed()).singleElement().satisfies(suppressed -> {
            assertThat(suppressed.finding()).isEqualTo(LEAVES);
            assertThat(suppressed.decision().reason()).isEqualTo("ours");
        });
        assertThat(states(after)).containsExactly(State.IN_FORCE);
        assertThat(after.decisions().get(0).matches()).isEqualTo(1);
    }

    @Test
    void everyPartOfTheScopeMustFit() {
        for (String scope : List.of(
                "extension: acme.other",
                "publisher: acm",
                "{extension: acme.notes, versions: <1.4.0}".replace("{", "").replace("}", ""),
                "extension: acme.notes, rule: hidden-windows",
                "extension: acme.notes, fingerprint: " + "0d".repeat(16))) {
            ScanReport after = applied(
                    "decisions: [{decision: suppress, " + scope + ", owner: ada, reason: x, expires: never}]",
                    extension("acme.notes", "1.4.0", LEAVES));
            assertThat(after.extensions().get(0).findings()).as(scope).containsExactly(LEAVES);
            assertThat(states(after)).as(scope).containsExactly(State.UNMATCHED);
        }
        for (String scope : List.of(
                "extension: acme.notes",
                "publisher: Acme",
                "extension: acme.notes, versions: 1.x",
                "rule: document-leaves",
                "publisher: acme, rule: document-leaves",
                "fingerprint: " + "0a".repeat(16))) {
            ScanReport after = applied(
                    "decisions: [{decision: suppress, " + scope + ", owner: ada, reason: x, expires: never}]",
                    extension("acme.notes", "1.4.0", LEAVES));
            assertThat(after.extensions().get(0).findings()).as(scope).isEmpty();
        }
    }

    /** An update may be another program: what was decided about a range says nothing of a version outside it. */
    @Test
    void aVersionThatNobodyCanCompareIsNotExcused() {
        String range = "extension: acme.notes, versions: 1.x, owner: ada, reason: x, expires: never}]";
        ExtensionReport odd = extension("acme.notes", "nightly", LEAVES);
        assertThat(applied("decisions: [{decision: suppress, " + range, odd)
                        .extensions()
                        .get(0)
                        .findings())
                .containsExactly(LEAVES);
        assertThat(applied("decisions: [{decision: deny, " + range, odd)
                        .extensions()
                        .get(0)
                        .findings())
                .extracting(Finding::rule)
                .contains("denied-extension");
    }

    @Test
    void aKnownIndicatorIsHiddenOnlyWhereItIsNamed() {
        ExtensionReport hit = extension("acme.notes", "1.4.0", REPORTED, WINDOW);
        for (String general : List.of(
                "allow, extension: acme.notes",
                "suppress, extension: acme.notes",
                "suppress, publisher: acme",
                "suppress, rule: known-malicious-extension")) {
            ExtensionReport after = applied(
                            "decisions: [{decision: " + general + ", owner: ada, reason: x, expires: never}]", hit)
                    .extensions()
                    .get(0);
            assertThat(after.findings()).as(general).contains(REPORTED);
            assertThat(after.verdict()).as(general).isEqualTo(Verdict.MALICIOUS);
        }
        for (String naming : List.of(
                "suppress, extension: acme.notes, rule: known-malicious-extension",
                "suppress, fingerprint: " + "0c".repeat(16))) {
            ExtensionReport after = applied(
                            "decisions: [{decision: " + naming + ", owner: ada, reason: x, expires: never}]", hit)
                    .extensions()
                    .get(0);
            assertThat(after.findings()).as(naming).containsExactly(WINDOW);
        }
    }

    /** What is gone is in no report, and is excused as if it were: by version, not by a decision that is over, and with a name. */
    @Test
    void whatIsGoneIsExcusedAsWhatIsThere() {
        assertThat(excused("allow, extension: acme.notes, versions: 1.x", LEAVES))
                .isTrue();
        assertThat(excused("suppress, rule: document-leaves", LEAVES)).isTrue();
        assertThat(excused("suppress, rule: document-leaves", WINDOW)).isFalse();
        assertThat(excused("allow, extension: acme.notes, versions: 2.x", LEAVES))
                .isFalse();
        assertThat(excused("deny, extension: acme.notes", LEAVES)).isFalse();
        assertThat(excused("allow, extension: acme.notes", REPORTED)).isFalse();
        assertThat(excused("suppress, extension: acme.notes, rule: known-malicious-extension", REPORTED))
                .isTrue();
        Decisions over = Decisions.of(List.of(read(
                "decisions: [{decision: allow, extension: acme.notes, owner: ada, reason: x, expires: 2026-11-22}]",
                "d.yaml")));
        assertThat(over.excuse(new ExtensionId("acme", "notes"), "1.4.0", LEAVES, TODAY))
                .isFalse();
    }

    private static boolean excused(String decision, Finding finding) {
        return Decisions.of(List.of(read(
                        "decisions: [{decision: " + decision + ", owner: ada, reason: x, expires: never}]", "d.yaml")))
                .excuse(new ExtensionId("Acme", "Notes"), "1.4.0", finding, TODAY);
    }

    @Test
    void anAllowedExtensionIsQuietUntilTheDayAfterItExpires() {
        String allowed = "decisions: [{decision: allow, extension: acme.notes, owner: ada, reason: x, expires: %s}]";
        ExtensionReport notes = extension("acme.notes", "1.4.0", LEAVES);
        ScanReport lastDay = applied(allowed.formatted("2026-11-23"), notes);
        assertThat(lastDay.extensions().get(0).verdict()).isEqualTo(Verdict.NO_FINDINGS);
        assertThat(states(lastDay)).containsExactly(State.IN_FORCE);
        ScanReport dayAfter = applied(allowed.formatted("2026-11-22"), notes);
        assertThat(dayAfter.extensions().get(0)).isEqualTo(notes);
        assertThat(states(dayAfter)).containsExactly(State.EXPIRED);
    }

    @Test
    void aDeniedExtensionIsAFindingThatNothingExcuses() {
        ScanReport after = applied("""
                decisions:
                  - {decision: allow, publisher: acme, owner: ada, reason: ours, expires: never}
                  - {decision: suppress, rule: denied-extension, owner: ada, reason: x, expires: never}
                  - {decision: deny, extension: acme.notes, owner: board, reason: no contract, expires: never}
                """, extension("acme.notes", "1.4.0"), extension("acme.paint", "2.0.0", WINDOW));
        ExtensionReport notes = after.extensions().get(0);
        assertThat(notes.id().name()).isEqualTo("notes");
        assertThat(notes.verdict()).isEqualTo(Verdict.SUSPICIOUS);
        assertThat(notes.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("denied-extension");
            assertThat(finding.evidence().get(0).excerpt()).isEqualTo("board: no contract");
        });
        assertThat(after.extensions().get(1).verdict()).isEqualTo(Verdict.NO_FINDINGS);
        assertThat(after.rules()).extracting(RuleText::id).contains("denied-extension");
        assertThat(states(after)).containsExactly(State.IN_FORCE, State.UNMATCHED, State.IN_FORCE);
    }

    @Test
    void theFileNearerToTheUserOverrules() {
        Decisions decisions = Decisions.of(List.of(
                read(
                        "decisions: [{decision: deny, extension: acme.notes, owner: b, reason: x, expires: never}]",
                        "org"),
                read(
                        "decisions: [{decision: allow, extension: Acme.Notes, owner: a, reason: y, expires: never}]",
                        "team")));
        ScanReport after = decisions.applyTo(report(extension("acme.notes", "1.4.0", LEAVES)), TODAY);
        assertThat(after.extensions().get(0).findings()).isEmpty();
        assertThat(states(after)).containsExactly(State.OVERRULED, State.IN_FORCE);
    }

    @Test
    void theSameFileTwiceIsOneFile() {
        List<Decision> file = read(
                "decisions: [{decision: suppress, extension: acme.notes, owner: a, reason: x, expires: never}]",
                "team");
        ScanReport after =
                Decisions.of(List.of(file, file)).applyTo(report(extension("acme.notes", "1.4.0", LEAVES)), TODAY);
        assertThat(states(after)).containsExactly(State.IN_FORCE);
    }

    @Test
    void nothingDecidedChangesNothing() {
        ScanReport report = SampleReports.ordinary();
        assertThat(Decisions.of(List.of()).applyTo(report, TODAY)).isEqualTo(report);
    }

    private static ScanReport applied(String yaml, ExtensionReport... extensions) {
        return Decisions.of(List.of(read(yaml, "d.yaml"))).applyTo(report(extensions), TODAY);
    }

    private static List<Decision> read(String yaml, String name) {
        DecisionFile.Reading reading = DecisionFile.read(yaml, name);
        assertThat(reading.problems()).isEmpty();
        return reading.decisions();
    }

    private static ScanReport report(ExtensionReport... extensions) {
        return new ScanReport(SampleReports.TOOL, SampleReports.SCAN, List.of(), List.of(extensions), List.of());
    }

    private static ExtensionReport extension(String id, String version, Finding... findings) {
        return SampleReports.extension(id, version, Verdict.MALICIOUS, 80, List.of(findings));
    }

    private static List<State> states(ScanReport report) {
        return report.decisions().stream().map(AppliedDecision::state).toList();
    }

    private static Finding finding(String rule, Severity severity, String fingerprint) {
        return new Finding(
                rule,
                "Title of " + rule,
                severity,
                Confidence.HIGH,
                List.of(),
                fingerprint,
                List.of(Evidence.match(Location.startOf("a.js"), "Here.", rule)));
    }
}
