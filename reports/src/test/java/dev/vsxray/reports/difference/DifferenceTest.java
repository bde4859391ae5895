package dev.vsxray.reports.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.reports.Golden;
import dev.vsxray.reports.HostileReport;
import dev.vsxray.reports.ReportFormat;
import dev.vsxray.reports.SampleReports;
import dev.vsxray.reports.difference.Change.Kind;
import dev.vsxray.reports.html.HtmlReport;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** The same bytes, judged otherwise: what the tool knows changed. */
    @Test
    void tellsNewIntelligenceFromNewRulesAndFromANewTool() {
        ExtensionReport old = SampleReports.quiet();
        ExtensionReport accused = withSha(
                SampleReports.extension(
                        "honest.colours",
                        "1.0.0",
                        Verdict.MALICIOUS,
                        95,
                        SampleReports.malicious().findings()),
                old.sha256());
        ToolInfo tool = SampleReports.TOOL;
        ToolInfo.Intelligence newer =
                new ToolInfo.Intelligence(Optional.of(LocalDate.of(2026, 11, 24)), "sha256:" + "3c".repeat(32));
        ToolInfo newIntelligence = new ToolInfo(tool.name(), tool.version(), tool.rules(), newer);
        ToolInfo newTool = new ToolInfo(tool.name(), "0.2.0", tool.rules(), tool.intelligence());
        ToolInfo allNew = new ToolInfo(tool.name(), "0.2.0", OTHER_RULES.rules(), newer);

        assertThat(between(report(old), by(newIntelligence, accused)))
                .extracting(Change::kind, Change::cause)
                .containsExactly(
                        tuple(Kind.VERDICT_WORSE, Cause.INTELLIGENCE_CHANGED),
                        tuple(Kind.NEW_FINDING, Cause.INTELLIGENCE_CHANGED));
        assertThat(between(report(old), by(newTool, accused)))
                .extracting(Change::cause)
                .containsOnly(Cause.TOOL_CHANGED);
        assertThat(between(report(old), by(allNew, accused)))
                .extracting(Change::cause)
                .as("rules explain most, so they are named first")
                .containsOnly(Cause.RULES_CHANGED);
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "HTML", "MARKDOWN", "JSON"})
    void eachFormatWithAPlaceForItTellsEachCause(ReportFormat format) throws IOException {
        for (Cause cause : Cause.values()) {
            Difference difference = new Difference(
                    SampleReports.SCAN.startedAt(),
                    "",
                    List.of(new Change(
                            Kind.NOT_SEEN, cause, SampleReports.quiet().id(), "1.0.0 no-findings", "", List.of())),
                    Map.of());
            String told =
                    Golden.written(out -> format.write(report(SampleReports.quiet()), Optional.of(difference), out));
            assertThat(told.replace("&#39;", "'"))
                    .contains(format == ReportFormat.JSON ? "\"not-seen\"" : "not seen")
                    .contains(
                            format == ReportFormat.JSON
                                    ? "\""
                                            + cause.name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', '-') + "\""
                                    : cause.words());
        }
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
    void neverCallsGoneWhatCouldNotBeOpened() {
        ExtensionReport old = SampleReports.malicious();
        ExtensionReport torn = SampleReports.withCoverage(
                withSha(SampleReports.extension("acme-labs.theme-helper", "", Verdict.UNKNOWN, 0, List.of()), ""),
                Verdict.UNKNOWN,
                Coverage.notAnalysed(new Gap("", Gap.Kind.UNREADABLE, "The archive is torn.", "")));
        ExtensionReport samePlatform = withPlatform(torn, old.targetPlatform());
        assertThat(between(report(old), report(samePlatform)))
                .extracting(Change::kind)
                .contains(Kind.NOT_SEEN, Kind.COVERAGE_WORSE)
                .doesNotContain(Kind.NEW_VERSION, Kind.VERDICT_BETTER, Kind.HOST_GONE, Kind.CAPABILITY_GONE);
    }

    @Test
    void neverCallsGoneWhatLiesInAFolderThatCouldNotBeRead() {
        ExtensionReport old = SampleReports.risky();
        ScanReport unreadable = new ScanReport(
                SampleReports.TOOL,
                SampleReports.SCAN,
                List.of(),
                List.of(),
                List.of(new ScanError("This folder could not be read.", "/home/ada/.vscode")));
        assertThat(between(report(old), unreadable))
                .extracting(Change::kind, Change::cause)
                .containsExactly(tuple(Kind.NOT_SEEN, Cause.COVERAGE_CHANGED));
        assertThat(between(report(old), lookingAt("/srv/vsix")))
                .extracting(Change::kind, Change::cause)
                .containsExactly(tuple(Kind.NOT_SEEN, Cause.NOT_LOOKED_AT));
        assertThat(between(report(old), report()))
                .extracting(Change::kind, Change::cause)
                .containsExactly(tuple(Kind.EXTENSION_GONE, Cause.EXTENSION_REMOVED));
    }

    @Test
    void callsGoneWhatLayInAFolderThatIsNoLongerThere() {
        String folder = "/home/ada/.vscode/extensions";
        ExtensionReport anywhere = SampleReports.ordinary().extensions().get(0);
        ExtensionReport extension = anywhere.withPlaces(anywhere.places().stream()
                .filter(place -> place.path().startsWith(folder))
                .toList());
        assertThat(extension.places()).isNotEmpty();
        assertThat(between(report(extension), lookingInVainFor(folder)))
                .extracting(Change::kind, Change::cause)
                .containsExactly(tuple(Kind.EXTENSION_GONE, Cause.EXTENSION_REMOVED));
        assertThat(between(report(extension), lookingInVainFor("/home/bob")))
                .extracting(Change::kind, Change::cause)
                .containsExactly(tuple(Kind.NOT_SEEN, Cause.NOT_LOOKED_AT));
    }

    @Test
    void tellsMachinesThatCameOrFellSilentFromInstallations() {
        ScanReport before = fleet(List.of("ada", "bob"), onMachines(SampleReports.risky(), "ada", "bob"));
        ScanReport grown = fleet(List.of("ada", "bob", "eve"), onMachines(SampleReports.risky(), "ada", "bob", "eve"));
        ScanReport silent = fleet(List.of("ada"), onMachines(SampleReports.risky(), "ada"));
        ScanReport removed = fleet(List.of("ada", "bob"), onMachines(SampleReports.risky(), "ada"));
        assertThat(between(before, grown))
                .extracting(Change::kind, Change::cause, Change::before, Change::after, Change::items)
                .containsExactly(
                        tuple(Kind.SPREAD, Cause.MACHINE_APPEARED, "2 machines", "3 machines", List.of("eve")));
        assertThat(between(before, silent))
                .extracting(Change::kind, Change::cause, Change::items)
                .containsExactly(tuple(Kind.NOT_SEEN, Cause.MACHINE_SILENT, List.of("bob")));
        assertThat(between(before, removed))
                .extracting(Change::kind, Change::cause, Change::items)
                .containsExactly(tuple(Kind.RETREAT, Cause.PLACES_CHANGED, List.of("bob")));
        assertThat(between(before, fleet(List.of("zoe"), onMachines(SampleReports.quiet(), "zoe"))))
                .extracting(Change::kind, Change::cause)
                .containsExactly(
                        tuple(Kind.NEW_EXTENSION, Cause.MACHINE_APPEARED), tuple(Kind.NOT_SEEN, Cause.MACHINE_SILENT));
    }

    @Test
    void tellsADecisionFromAFindingThatIsGone() {
        ExtensionReport open = SampleReports.risky();
        Finding first = open.findings().get(0);
        ExtensionReport decided = open.withFindings(
                open.findings().subList(1, 2), List.of(new SuppressedFinding(first, SampleReports.SUPPRESSION)));
        assertThat(between(report(open), report(decided)))
                .extracting(Change::kind, Change::cause, Change::items)
                .containsExactly(tuple(Kind.FINDING_SUPPRESSED, Cause.DECISIONS_CHANGED, List.of(first.title())));
        assertThat(between(report(decided), report(open)))
                .extracting(Change::kind, Change::cause)
                .containsExactly(tuple(Kind.NEW_FINDING, Cause.DECISIONS_CHANGED));
    }

    @Test
    void tellsAFindingThatBecameWorse() {
        ExtensionReport old = SampleReports.risky();
        Finding was = old.findings().get(0);
        Finding worse = new Finding(
                was.rule(),
                was.title(),
                Severity.HIGH,
                was.confidence(),
                was.attack(),
                was.fingerprint(),
                was.evidence());
        ExtensionReport current = old.withFindings(List.of(worse, old.findings().get(1)), List.of());
        Difference difference = Difference.between(
                report(old), new ScanReport(OTHER_RULES, SampleReports.SCAN, List.of(), List.of(current), List.of()));
        assertThat(difference.changes())
                .extracting(Change::kind, Change::cause, Change::before, Change::after)
                .containsExactly(tuple(Kind.SEVERITY_RAISED, Cause.RULES_CHANGED, "medium", "high"));
        assertThat(difference.state(current, worse)).isEqualTo(Difference.State.UPDATED);
        assertThat(difference.state(current, old.findings().get(1))).isEqualTo(Difference.State.UNCHANGED);
        assertThat(difference.state(
                        current, SampleReports.suspicious().findings().get(0)))
                .isEqualTo(Difference.State.NEW);
        assertThat(difference.isNew(current)).isFalse();
        assertThat(difference.isNew(SampleReports.quiet())).isTrue();
    }

    @Test
    void isAsExpectedInText() throws IOException {
        StringBuilder text = new StringBuilder();
        DifferenceText.write(
                Difference.between(
                                report(SampleReports.quiet(), SampleReports.suspicious()),
                                report(SampleReports.malicious(), SampleReports.suspicious()))
                        .fromFile("ab".repeat(32)),
                text);
        Golden.assertMatches("difference.txt", text.toString());
    }

    @Test
    void staysHarmlessInTextAndOnThePage() throws IOException {
        ScanReport none = report();
        Difference difference = Difference.between(none, HostileReport.report());
        StringBuilder text = new StringBuilder();
        DifferenceText.write(difference, text);
        assertThat(text).contains("<U+202E>").doesNotContain("\u202e", "\u001b");
        assertThat(Golden.written(out -> ReportFormat.MARKDOWN.write(none, Optional.of(difference), out)))
                .contains("23 changes since 2026-11-23T02:00:07Z", "U+202E", "(a machine reported that did not before)")
                .doesNotContain("\u202e", "\u001b");
        String page = Golden.written(out -> HtmlReport.write(none, Optional.of(difference), Optional.empty(), out));
        assertThat(page)
                .contains("Since the report of 23 November 2026, 02:00 UTC")
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

    private static ScanReport by(ToolInfo tool, ExtensionReport... extensions) {
        return new ScanReport(tool, SampleReports.SCAN, List.of(), List.of(extensions), List.of());
    }

    private static ScanReport lookingAt(String target) {
        ScanInfo scan = SampleReports.SCAN;
        return new ScanReport(
                SampleReports.TOOL,
                new ScanInfo(scan.startedAt(), scan.duration(), scan.host(), false, List.of(target), scan.limits()),
                List.of(),
                List.of(),
                List.of());
    }

    private static ScanReport lookingInVainFor(String folder) {
        ScanInfo scan = SampleReports.SCAN;
        return new ScanReport(
                SampleReports.TOOL,
                new ScanInfo(
                        scan.startedAt(),
                        scan.duration(),
                        scan.host(),
                        false,
                        List.of("/srv"),
                        List.of(folder),
                        scan.limits(),
                        0),
                List.of(),
                List.of(),
                List.of(new ScanError("There is no extension at", folder)));
    }

    private static ScanReport fleet(List<String> machines, ExtensionReport... extensions) {
        ScanInfo scan = SampleReports.SCAN;
        return new ScanReport(
                SampleReports.TOOL,
                new ScanInfo(
                        scan.startedAt(),
                        scan.duration(),
                        machines.size() + " machines",
                        false,
                        machines,
                        scan.limits()),
                List.of(),
                List.of(extensions),
                List.of());
    }

    private static ExtensionReport onMachines(ExtensionReport extension, String... machines) {
        return extension.withPlaces(Arrays.stream(machines)
                .map(machine -> new Place(
                        "/home/x/.vscode/extensions/" + extension.id(),
                        "VS Code",
                        "",
                        machine,
                        Place.InstallSource.GALLERY,
                        Registry.OPEN_VSX,
                        Place.State.ENABLED))
                .toList());
    }

    private static ExtensionReport withSha(ExtensionReport extension, String sha256) {
        return with(extension, extension.targetPlatform(), sha256);
    }

    private static ExtensionReport withPlatform(ExtensionReport extension, String platform) {
        return with(extension, platform, extension.sha256());
    }

    private static ExtensionReport with(ExtensionReport extension, String platform, String sha256) {
        return new ExtensionReport(
                extension.id(),
                extension.version(),
                platform,
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
