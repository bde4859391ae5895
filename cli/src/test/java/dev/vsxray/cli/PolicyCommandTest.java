package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.reports.ReportFormat;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void aReport() throws IOException {
        ScanReport report = Reports.with(
                Reports.judged(Verdict.MALICIOUS), Reports.judged(Verdict.RISKY), Reports.judged(Verdict.NO_FINDINGS));
        try (OutputStream out = Files.newOutputStream(folder.resolve("night.json"))) {
            ReportFormat.JSON.write(report, out);
        }
    }

    @Test
    void pinsVersionsAndBlocksTheRest() {
        CommandRun run = run("policy", "export", "night.json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo("{\n  \"extensions.allowed\": {\"*\":false,\"acme.malicious\":false,"
                        + "\"acme.no-findings\":[\"1.2.3\"],\"acme.risky\":[\"1.2.3\"]}\n}\n");
    }

    @Test
    void canBeStricterAboutVerdictsAndMilderAboutTheRest() {
        assertThat(run("policy", "export", "night.json", "--allow", "no-findings", "--rest", "allow")
                        .out())
                .contains(
                        "{\"*\":true,\"acme.malicious\":false,\"acme.risky\":false,\"acme.no-findings\":[\"1.2.3\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux | \"AllowedExtensions\": \"{\\\"*\\\":false",
                "windows | [HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\VSCode]",
                "admx | {\"*\":false",
                "macos | <string>com.microsoft.VSCode</string>",
            })
    void writesWhatEachSystemReads(String format, String part) {
        assertThat(run("policy", "export", "night.json", "--format", format).out())
                .contains(part);
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThat(run("policy", "export", "nowhere.json").err()).contains("nowhere.json: there is no such report.");
        CommandRun run = run("policy", "export", "night.json", "--format", "gpo");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expected settings, linux, windows, admx or macos, found gpo");
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, Reports.with()).run(arguments);
    }
}
