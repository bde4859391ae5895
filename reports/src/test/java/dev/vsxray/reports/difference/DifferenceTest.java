package dev.vsxray.reports.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.reports.Golden;
import dev.vsxray.reports.HostileReport;
import dev.vsxray.reports.SampleReports;
import dev.vsxray.reports.difference.Change.Kind;
import dev.vsxray.reports.html.HtmlReport;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DifferenceTest {

    private static final ToolInfo OTHER_RULES = new ToolInfo(
            "vsxray", "0.1.0", new ToolInfo.Rules(213, "sha256:" + "5e".repeat(32)), SampleReports.TOOL.intelligence());

    @Test
    void isNothingBetweenEqualReports() {
        assertThat(between(report(SampleReports.malicious()), report(SampleReports.malicious())))
                .isEmpty();
    }

    @Test
    void tellsWhatCameAndWentAndWhy() {
        assertThat(between(
                        report(SampleReports.quiet(), SampleReports.risky()),
                        report(SampleReports.quiet(), SampleReports.malicious())))
                .extracting(
                        Change::kind,
                        Change::cause,
                        change -> change.extension().written())
                .containsExactly(
                        tuple(Kind.NEW_EXTENSION, Cause.EXTENSION_APPEARED, "acme-labs.theme-helper"),
                        tuple(Kind.EXTENSION_GONE, Cause.EXTENSION_REMOVED, "weather.formatter"));
    }

    @Test
    void tellsAnUpdateFromNewRules() {
        ExtensionReport old = SampleReports.quiet();
        ExtensionReport updated = withSha(
                SampleReports.extension(
                        "honest.colours",
                        "1.0.1",
                        Verdict.RISKY,
                        15,
                        SampleReports.risky().findings()),
                "4d".repeat(32));
        assertThat(between(report(old), report(updated)))
                .extracting(Change::kind, Change::cause, Change::before, Change::after)
                .containsExactly(
                        tuple(Kind.VERDICT_WORSE, Cause.EXTENSION_CHANGED, "no-findings", "risky"),
                        tuple(Kind.NEW_FINDING, Cause.EXTENSION_CHANGED, "", ""),
                        tuple(Kind.NEW_VERSION, Cause.EXTENSION_CHANGED, "1.0.0", "1.0.1"));

        ExtensionReport sameBytes = withSha(
                SampleReports.extension(
                        "honest.colours",
                        "1.0.0",
                        Verdict.RISKY,
                        15,
                        SampleReports.risky().findings()),
                old.sha256());
        assertThat(between(
                        report(old),
                        new ScanReport(OTHER_RULES, SampleReports.SCAN, List.of(), List.of(sameBytes), List.of())))
                .extracting(Change::kind, Change::cause)
                .containsExactly(
                        tuple(Kind.VERDICT_WORSE, Cause.RULES_CHANGED), tuple(Kind.NEW_FINDING, Cause.RULES_CHANGED));
        assertThat(between(report(old), report(sameBytes)))
                .extracting(Change::cause)
                .containsOnly(Cause.UNEXPLAINED);
    }

    @Test
    void neverCallsGoneWhatWasNotRead() {
        ExtensionReport old = SampleReports.risky();
        ExtensionReport unread = withCoverage(
                SampleReports.extension("weather.formatter", "11.0.2", Verdict.NO_FINDINGS, 0, List.of()),
                Coverage.of(List.of(new Gap("dist/extension.js", Gap.Kind.LIMIT, "Too large.", "1 byte"))));
        assertThat(between(report(old), report(unread)))
                .extracting(Change::kind, Change::cause)
                .contains(
                        tuple(Kind.NOT_SEEN, Cause.COVERAGE_CHANGED),
                        tuple(Kind.COVERAGE_WORSE, Cause.COVERAGE_CHANGED))
                .doesNotContain(tuple(Kind.FINDING_GONE, Cause.COVERAGE_CHANGED));
        ExtensionReport read =
                SampleReports.extension("weather.formatter", "11.0.2", Verdict.NO_FINDINGS, 0, List.of());
        assertThat(between(report(old), report(read))).extracting(Change::kind).contains(Kind.FINDING_GONE);
    }

    @Test
    void staysHarmlessInTextAndOnThePage() throws IOException {
        ScanReport none = report();
        Difference difference = Difference.between(none, HostileReport.report());
        StringBuilder text = new StringBuilder();
        DifferenceText.write(difference, text);
        assertThat(text).contains("<U+202E>").doesNotContain("\u202e", "\u001b");
        String page = Golden.written(out -> HtmlReport.write(none, Optional.of(difference), out));
        assertThat(page)
                .contains("<h2>Changes since 2026-11-23T02:00:07Z</h2>")
                .doesNotContain("<script>" + HostileReport.MARK, "\u202e", "<img");
    }

    @Test
    void tellsADecisionFromAChange() {
        ExtensionReport counts = SampleReports.risky();
        List<Finding> findings = counts.findings();
        ExtensionReport excused = counts.judged(
                Verdict.NO_FINDINGS,
                0,
                List.of(),
                List.of(),
                findings.stream()
                        .map(finding -> new SuppressedFinding(finding, SampleReports.SUPPRESSION))
                        .toList());
        assertThat(between(report(counts), report(excused)))
                .extracting(Change::kind, Change::cause)
                .containsExactly(
                        tuple(Kind.VERDICT_BETTER, Cause.DECISIONS_CHANGED),
                        tuple(Kind.FINDING_SUPPRESSED, Cause.DECISIONS_CHANGED));
        assertThat(between(report(excused), report(counts)))
                .extracting(Change::kind, Change::cause)
                .containsExactly(
                        tuple(Kind.VERDICT_WORSE, Cause.DECISIONS_CHANGED),
                        tuple(Kind.NEW_FINDING, Cause.DECISIONS_CHANGED));
    }

    @Test
    void newFindingsAreJudgedByThemselves() {
        ExtensionReport old = SampleReports.malicious();
        Finding fresh = SampleReports.risky().findings().get(0);
        List<Finding> both =
                Stream.concat(old.findings().stream(), Stream.of(fresh)).toList();
        ScanReport found = NewFindings.since(
                report(old), report(old.withFindings(both, List.of()), SampleReports.risky(), SampleReports.quiet()));
        assertThat(found.extensions())
                .extracting(extension -> extension.id().written(), ExtensionReport::verdict)
                .containsExactlyInAnyOrder(
                        tuple(old.id().written(), Verdict.RISKY),
                        tuple("weather.formatter", Verdict.RISKY),
                        tuple("honest.colours", Verdict.NO_FINDINGS));
    }

    /** A second doubt about the same extension is what made a person necessary. */
    @Test
    void aNewFindingThatMakesItWorseCountsInFull() {
        ExtensionReport old =
                SampleReports.extension("acme.doubt", "1.0.0", Verdict.RISKY, 15, List.of(doubt("first")));
        ExtensionReport current = SampleReports.extension(
                "acme.doubt", "1.0.0", Verdict.SUSPICIOUS, 30, List.of(doubt("first"), doubt("second")));
        assertThat(NewFindings.since(report(old), report(current))
                        .extensions()
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.SUSPICIOUS);
        assertThat(NewFindings.since(report(current), report(current))
                        .extensions()
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.NO_FINDINGS);
    }

    private static Finding doubt(String rule) {
        return new Finding(
                rule,
                "Doubt " + rule,
                Severity.HIGH,
                Confidence.LOW,
                List.of(),
                "fingerprint of " + rule,
                List.of(Evidence.match(Location.startOf("a.js"), "Here.", "x")));
    }

    private static List<Change> between(ScanReport before, ScanReport after) {
        return Difference.between(before, after).changes();
    }

    private static ScanReport report(ExtensionReport... extensions) {
        return new ScanReport(SampleReports.TOOL, SampleReports.SCAN, List.of(), List.of(extensions), List.of());
    }

    private static ExtensionReport withSha(ExtensionReport extension, String sha256) {
        return new ExtensionReport(
                extension.id(),
                extension.version(),
                extension.targetPlatform(),
                extension.displayName(),
                extension.places(),
                sha256,
                extension.verdict(),
                extension.score(),
                extension.scoreParts(),
                extension.coverage(),
                extension.capabilities(),
                extension.hosts(),
                extension.audit(),
                extension.privacy(),
                extension.dependencies(),
                extension.findings());
    }

    private static ExtensionReport withCoverage(ExtensionReport extension, Coverage coverage) {
        return SampleReports.withCoverage(extension, extension.verdict(), coverage);
    }
}
