package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.reports.ReportFormat;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FleetCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void twoMachines() throws IOException {
        Files.createDirectories(folder.resolve("reports"));
        write("reports/ada.json", on("ada-laptop", 0, Verdict.RISKY));
        write("reports/bob.json", on("bob-laptop", 1, Verdict.MALICIOUS));
    }

    @Test
    void mergesReportsAndTellsWhoIsSilent() throws IOException {
        Files.writeString(folder.resolve("machines.txt"), "ada-laptop\nbob-laptop\n\nzoe-laptop\n");
        CommandRun run =
                run("fleet", "report", "reports", "--expected", "machines.txt", "-o", "fleet.html", "-o", "fleet.json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("acme.malicious", "acme.risky", "error: This machine did not report. zoe-laptop");
        assertThat(folder.resolve("fleet.html"))
                .content()
                .contains("<h1>1 malicious extension on 1 machine, 1 risky.")
                .contains("Expected, and no report of them: <code>zoe-laptop</code>")
                .contains("bob-laptop");
        assertThat(run("fleet", "report", "nowhere").exitCode()).isEqualTo(2);
    }

    @Test
    void redactsEveryFileAndTheComparison() throws IOException {
        run("fleet", "report", "reports", "-o", "yesterday.json");
        write("reports/kim.json", on("kim-laptop", 2, Verdict.MALICIOUS));
        CommandRun run = run(
                "fleet",
                "report",
                "reports",
                "--redact",
                "--baseline",
                "yesterday.json",
                "-o",
                "fleet.html",
                "-o",
                "fleet.json",
                "-o",
                "fleet.places.csv",
                "-o",
                "fleet.machines.csv",
                "--html-folder",
                "pages");
        assertThat(run.out()).contains("spread: acme.malicious", "machine-").doesNotContain("laptop");
        for (String file :
                List.of("fleet.html", "fleet.json", "fleet.places.csv", "fleet.machines.csv", "pages/index.html")) {
            assertThat(folder.resolve(file)).content().contains("machine-").doesNotContain("laptop", "/somewhere");
        }
    }

    private static ScanReport on(String host, int seconds, Verdict verdict) {
        ScanReport report = Reports.with(Reports.judged(verdict));
        ScanInfo scan = report.scan();
        return new ScanReport(
                report.tool(),
                new ScanInfo(
                        scan.startedAt().plusSeconds(seconds),
                        Duration.ofSeconds(7),
                        host,
                        false,
                        List.of(),
                        scan.limits()),
                report.rules(),
                report.extensions(),
                List.of());
    }

    private void write(String name, ScanReport report) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            ReportFormat.JSON.write(report, out);
        }
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, Reports.with()).run(arguments);
    }
}
