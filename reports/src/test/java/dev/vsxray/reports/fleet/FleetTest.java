package dev.vsxray.reports.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.reports.SampleReports;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    void leavesOutPeopleAndMachines() {
        Fleet fleet = new Fleet();
        fleet.add(machine("ada-laptop", 1, SampleReports.malicious()));
        fleet.add(machine("bob-laptop", 1, SampleReports.malicious()));
        ScanReport redacted =
                Redaction.of(fleet.report(List.of()), fleet.census(List.of())).redacted(fleet.report(List.of()));
        assertThat(redacted.toString()).doesNotContain("ada-laptop", "bob-laptop", "/home/ada");
        assertThat(redacted.extensions().get(0).places())
                .extracting(Place::machine)
                .contains("machine-1", "machine-2");
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
