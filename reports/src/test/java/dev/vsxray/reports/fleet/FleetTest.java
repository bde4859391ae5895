package dev.vsxray.reports.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.reports.Golden;
import dev.vsxray.reports.ReportFormat;
import dev.vsxray.reports.SampleReports;
import dev.vsxray.reports.difference.Change;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FleetTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void makesOneExtensionOfTheSameBytesOnManyMachines() {
        Fleet fleet = new Fleet();
        fleet.add(machine("ada", 1, SampleReports.malicious(), SampleReports.quiet()));
        fleet.add(machine("bob", 3, SampleReports.malicious()));
        fleet.add(machine("eve", 2, SampleReports.risky()));
        ScanReport report = fleet.report(List.of("ada", "bob", "eve", "zoe"));
        assertThat(report.extensions())
                .extracting(extension -> extension.id().written())
                .containsExactly("acme-labs.theme-helper", "weather.formatter", "honest.colours");
        assertThat(report.extensions().get(0).places())
                .extracting(Place::machine)
                .containsExactly("ada", "ada", "bob", "bob");
        assertThat(report.scan().host()).isEqualTo("3 machines");
        assertThat(report.scan().startedAt()).isEqualTo(MIDNIGHT.plusSeconds(3));
        assertThat(report.errors()).containsExactly(new ScanError("This machine did not report.", "zoe"));
    }

    @Test
    void isTheSameInWhateverOrderReportsCome() {
        ScanReport first = machine("ada", 1, SampleReports.malicious());
        ScanReport second = machine("bob", 3, SampleReports.malicious(), SampleReports.risky());
        Fleet forwards = new Fleet();
        forwards.add(first);
        forwards.add(second);
        Fleet backwards = new Fleet();
        backwards.add(second);
        backwards.add(first);
        assertThat(forwards.report(List.of())).isEqualTo(backwards.report(List.of()));
    }

    @Test
    void saysWhichFileIsNoReport(@TempDir Path folder) throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "[]");
        Fleet fleet = new Fleet();
        fleet.add(wrong);
        assertThat(fleet.size()).isZero();
        assertThat(fleet.report(List.of()).errors())
                .containsExactly(new ScanError("This is no report that can be read.", wrong.toString()));
    }

    @Test
    void leavesOutPeopleAndMachines() throws IOException {
        Fleet fleet = new Fleet();
        fleet.add(machine("ada-laptop", 1, SampleReports.malicious()));
        fleet.add(machine("bob-laptop", 1, SampleReports.malicious()));
        ScanReport redacted =
                Redaction.of(fleet.report(List.of()), fleet.census(List.of())).redacted(fleet.report(List.of()));
        assertThat(redacted.toString()).doesNotContain("ada-laptop", "bob-laptop", "/home/ada");
        assertThat(redacted.extensions().get(0).places())
                .extracting(Place::machine)
                .contains("machine-1", "machine-2");
        Golden.assertMatches(
                "fleet-redacted.csv",
                Golden.written(out -> ReportFormat.PLACES_CSV.write(redacted, Optional.empty(), out)));
    }

    @Test
    void believesTheNewestReportOfAMachine() {
        Fleet fleet = new Fleet();
        fleet.add(machine("ada", 9, SampleReports.quiet()));
        fleet.add(machine("ada", 1, SampleReports.malicious(), SampleReports.quiet()));
        fleet.add(machine("bob", 2, SampleReports.risky()));
        assertThat(fleet.report(List.of()).extensions())
                .extracting(extension -> extension.id().written())
                .as("what ada removed since is not on the fleet any more")
                .containsExactly("weather.formatter", "honest.colours");
    }

    @Test
    void countsMachinesDayByDay() {
        int day = 24 * 3_600;
        Fleet fleet = new Fleet();
        fleet.add(machine("ada", 0, SampleReports.malicious(), SampleReports.quiet()));
        fleet.add(machine("bob", 60, SampleReports.quiet()));
        fleet.add(machine("bob", day, SampleReports.malicious(), SampleReports.quiet()));
        fleet.add(machine("eve", day + 60, SampleReports.malicious()));
        fleet.add(machine("bob", 2 * day, SampleReports.quiet()));
        Census census = fleet.census(List.of("zoe", "ada", "kim"));
        assertThat(census.silent()).containsExactly("kim", "zoe");
        assertThat(census.days())
                .containsExactly(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 25));
        assertThat(census.reported()).containsEntry("bob", MIDNIGHT.plusSeconds(2 * day));
        assertThat(census.trend())
                .extracting(counted -> counted.count(Verdict.MALICIOUS), counted -> counted.count(Verdict.NO_FINDINGS))
                .containsExactly(tuple(1, 1), tuple(1, 1), tuple(1, 1));
        assertThat(census.spread())
                .as("a machine that is silent for a day counts as it was; what is flat is left out")
                .containsExactly(new Census.Curve("acme-labs.theme-helper", List.of(1, 3, 2)));
    }

    @Test
    void hasATableOfMachines() throws IOException {
        int day = 24 * 3_600;
        Fleet fleet = new Fleet();
        fleet.add(machine("ada", 7, SampleReports.quiet()));
        fleet.add(machine("bob", 2 * day, SampleReports.malicious(), SampleReports.risky(), SampleReports.quiet()));
        fleet.add(machine("=eve", 2 * day + 5));
        ScanReport report = fleet.report(List.of("zoe"));
        String expected = """
                machine,state,worst_verdict,malicious,suspicious,risky,no_findings,unknown,extensions,only_here,only_here_ids,last_report
                bob,reported,malicious,1,0,1,1,0,3,2,acme-labs.theme-helper weather.formatter,2026-11-25T00:00:00Z
                '=eve,reported,,0,0,0,0,0,0,0,,2026-11-25T00:00:05Z
                ada,old,no-findings,0,0,0,1,0,1,0,,2026-11-23T00:00:07Z
                zoe,silent,,,,,,,,,,
                """;
        assertThat(Golden.written(out -> ReportFormat.MACHINES_CSV.write(
                        report, Optional.empty(), Optional.of(fleet.census(List.of("zoe"))), out)))
                .isEqualTo(expected.replace("\n", "\r\n"));
    }

    @Test
    void redactsTheSameWayEverywhere() {
        Fleet before = new Fleet();
        before.add(machine("ada-laptop", 1, SampleReports.malicious()));
        Fleet after = new Fleet();
        after.add(machine("ada-laptop", 2, SampleReports.malicious()));
        after.add(machine("bob-laptop", 2, SampleReports.malicious()));
        ScanReport report = after.report(List.of("ada-laptop", "bob-laptop", "zoe-laptop"));
        Census census = after.census(List.of("ada-laptop", "bob-laptop", "zoe-laptop"));
        Redaction redaction = Redaction.of(report, census);
        Difference difference = Difference.between(before.report(List.of()), report);
        assertThat(difference.changes()).flatExtracting(Change::items).contains("bob-laptop");
        assertThat(redaction.redacted(difference).changes())
                .flatExtracting(Change::items)
                .containsExactly("machine-2");
        assertThat(redaction.redacted(census).silent()).containsExactly("machine-3");
        assertThat(redaction.redacted(census).reported()).containsOnlyKeys("machine-1", "machine-2");
        assertThat(redaction.redacted(report).errors())
                .containsExactly(new ScanError("This machine did not report.", "machine-3"));
        assertThat(redaction.redacted(report).toString() + redaction.redacted(census))
                .doesNotContain("laptop", "/home/ada");
    }

    private static ScanReport machine(String host, int seconds, ExtensionReport... extensions) {
        return new ScanReport(
                SampleReports.TOOL,
                new ScanInfo(
                        MIDNIGHT.plusSeconds(seconds), Duration.ofSeconds(5), host, false, List.of(), new TreeMap<>()),
                List.of(SampleReports.DOCUMENT_LEAVES),
                List.of(extensions),
                List.of());
    }
}
