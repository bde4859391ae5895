package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.reports.ReportFormat;
import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecideCommandTest {

    private static final ScanReport RISKY = Reports.with(Reports.judged(Verdict.RISKY));

    @TempDir
    private Path folder;

    @Test
    void whatWasAllowedDoesNotFailTheNextScan() throws IOException {
        assertThat(run("scan", "--fail-on", "risky").exitCode()).isEqualTo(1);
        CommandRun allow = run("allow", "ACME.risky@1.2.3", "--reason", "Looked at.", "--expires", "2026-11-23");
        assertThat(allow.exitCode()).as(allow.err()).isZero();
        Path file = folder.resolve("state/vsxray-decisions.yaml");
        assertThat(allow.out()).isEqualTo("wrote " + file + ":3\n");
        assertThat(file).content().contains("owner: \"grace\"");
        CommandRun scan = run("scan", "--fail-on", "risky", "--format", "json");
        assertThat(scan.exitCode()).isZero();
        ScanReport report =
                JsonReportReader.read(new ByteArrayInputStream(scan.out().getBytes(StandardCharsets.US_ASCII)));
        assertThat(report.extensions().get(0).suppressed()).hasSize(2);
        assertThat(report.decisions()).hasSize(1);
    }

    @Test
    void denyFailsAScanThatWouldPass() {
        assertThat(run("scan").exitCode()).isZero();
        assertThat(run("deny", "acme", "--reason", "No contract.").exitCode()).isZero();
        CommandRun scan = run("scan");
        assertThat(scan.exitCode()).isEqualTo(1);
        assertThat(scan.out())
                .contains("Is an extension that was decided against")
                .contains("grace: No contract.");
    }

    @Test
    void addsToTheTeamsFileAndKeepsItsComments() throws IOException {
        Path team = Files.writeString(folder.resolve("team.yaml"), "# ours\ndecisions: []\n");
        CommandRun suppress = run(
                "suppress",
                "--rule",
                "reads-a-thing",
                "--file",
                "team.yaml",
                "--owner",
                "ada",
                "--reason",
                "Fine.",
                "--expires",
                "never");
        assertThat(suppress.exitCode()).as(suppress.err()).isZero();
        assertThat(team).content().startsWith("# ours\ndecisions:").contains("rule: reads-a-thing");
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(team))
                    .as("others in the team read it too")
                    .isEqualTo(Files.getPosixFilePermissions(Files.writeString(folder.resolve("any.file"), "")));
        }
        assertThat(run("scan", "--fail-on", "risky").exitCode())
                .as("a file nobody named decides nothing")
                .isEqualTo(1);
        assertThat(run("scan", "--fail-on", "risky", "--suppressions", "team.yaml")
                        .exitCode())
                .isZero();
        assertThat(run(
                                "suppress",
                                "--rule",
                                "reads-a-thing",
                                "--file",
                                "team.yaml",
                                "--reason",
                                "x",
                                "--expires",
                                "never")
                        .err())
                .contains("decides about this scope already");
    }

    @Test
    void theOrganisationsFileIsOverruledByTheTeams() throws IOException {
        Files.writeString(
                folder.resolve("org.yaml"),
                "decisions: [{decision: deny, extension: acme.risky, owner: board, reason: x, expires: never}]");
        Files.writeString(
                folder.resolve("team.yaml"),
                "decisions: [{decision: allow, extension: acme.risky, owner: ada, reason: y, expires: never}]");
        assertThat(command().with("VSXRAY_DECISIONS", "org.yaml").run("scan").exitCode())
                .isEqualTo(1);
        assertThat(command()
                        .with("VSXRAY_DECISIONS", "org.yaml")
                        .run("scan", "--suppressions", "team.yaml")
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allow acme.notes --reason x --expires tomorrow | expected a date such as 2027-01-31, or never",
                "allow acme.notes --reason x --expires 2026-11-22 | expected a day to come",
                "allow acme.notes --reason x | Missing required option: '--expires=DATE'",
                "allow acme.notes@newest --reason x --expires never | expected a version or a range",
                "suppress --reason x --expires never | expected a scope",
                "suppress --fingerprint f-1 --reason x --expires never | the 32 hexadecimal digits",
                "scan --suppressions missing.yaml | there is no such file",
            })
    void tellsWhatIsWrong(String command, String message) {
        CommandRun run = run(command.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(folder.resolve("state/vsxray-decisions.yaml")).doesNotExist();
    }

    @Test
    void aMistakenFileIsToldBeforeTheScan() throws IOException {
        Files.writeString(folder.resolve("team.yaml"), "decisions:\n  - decision: allow\n");
        CommandRun run = run("scan", "--suppressions", "team.yaml");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("team.yaml:2:5: expected the field \"extension\" or \"publisher\"");
    }

    @ParameterizedTest
    @CsvSource({
        // the baseline has, the scan finds, exit code
        "MALICIOUS, MALICIOUS, 0",
        "NO_FINDINGS, MALICIOUS, 1",
        "RISKY, MALICIOUS, 0",
    })
    void onlyWhatIsNewSinceTheBaselineFails(Verdict before, Verdict now, int exitCode) throws IOException {
        Path baseline = folder.resolve("baseline.json");
        try (OutputStream out = Files.newOutputStream(baseline)) {
            ReportFormat.JSON.write(Reports.with(Reports.extension("notes", before, Reports.complete())), out);
        }
        CommandRun run = CommandRun.in(folder, Reports.with(Reports.extension("notes", now, Reports.complete())))
                .run("scan", "--fail-on", "risky", "--baseline", baseline.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    }

    private CommandRun run(String... arguments) {
        return command().run(arguments);
    }

    private CommandRun command() {
        return CommandRun.in(folder, RISKY)
                .with("VSXRAY_STATE", folder.resolve("state").toString())
                .with("USER", "grace");
    }
}
