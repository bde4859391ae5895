package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.cli.command.Scans;
import dev.vsxray.reports.ReportFormat;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScanCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "MALICIOUS, scan, 1",
        "SUSPICIOUS, scan, 1",
        "RISKY, scan, 0",
        "UNKNOWN, scan, 0",
        "NO_FINDINGS, scan, 0",
        "SUSPICIOUS, scan --fail-on malicious, 0",
        "RISKY, scan --fail-on risky, 1",
        "MALICIOUS, scan --fail-on never, 0",
        "MALICIOUS, scan --min-severity critical, 1",
        "MALICIOUS, scan -qq, 1",
        "NO_FINDINGS, scan --fail-on-incomplete, 0",
        "NO_FINDINGS, scan --max-intel-age 93, 0",
        "NO_FINDINGS, scan --max-intel-age 92, 4",
        "MALICIOUS, scan --max-intel-age 92, 1",
        "RISKY, scan --format nonsense, 2",
        "RISKY, scan --nonsense, 2",
        "RISKY, nonsense, 2",
        "RISKY, '', 2",
        "RISKY, scan --jobs 0, 2",
        "RISKY, scan --output report.pdf, 2",
        "RISKY, scan missing-folder, 2",
        "RISKY, --help, 0",
        "RISKY, --version, 0",
    })
    void exitsAsDocumented(Verdict verdict, String command, int exitCode) {
        CommandRun run = CommandRun.in(folder, Reports.with(Reports.judged(verdict)));
        assertThat(run.run(command.isEmpty() ? new String[0] : command.split(" "))
                        .exitCode())
                .isEqualTo(exitCode);
    }

    @Test
    void saysWhenSomethingWasNotAnalysed() {
        CommandRun run = CommandRun.in(folder, Reports.with(Reports.partial(Verdict.NO_FINDINGS)))
                .run("scan", "--fail-on-incomplete");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("Not read in full", "a.js: Too large (5 bytes)");
        assertThat(CommandRun.in(folder, Reports.with(Reports.partial(Verdict.MALICIOUS)))
                        .run("scan", "--fail-on-incomplete")
                        .exitCode())
                .as("findings win")
                .isEqualTo(1);
    }

    @Test
    void findsNothingWhereSomethingWasNamed() {
        CommandRun run = CommandRun.in(folder, Reports.with()).run("scan", folder.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("No extension at").contains("Expected a .vsix file");
        assertThat(CommandRun.in(folder, Reports.with()).run("scan").exitCode())
                .as("a machine without extensions is fine")
                .isZero();
    }

    @Test
    void asksForWhatTheUserSaid() throws IOException {
        Path packages = Files.createDirectory(folder.resolve("my packages"));
        Path rules = Files.createDirectory(folder.resolve("rules"));
        CommandRun run = CommandRun.in(folder, Reports.with(Reports.judged(Verdict.NO_FINDINGS)))
                .run("scan", "my packages", "--rules", "rules", "--jobs", "3");
        ScanRequest request = run.request();
        assertThat(request.targets()).containsExactly(packages);
        assertThat(request.ruleFolders()).containsExactly(rules);
        assertThat(request.jobs()).isEqualTo(3);
        assertThat(request.allUsers()).isFalse();
        assertThat(CommandRun.in(folder, Reports.with(Reports.judged(Verdict.RISKY)))
                        .run("scan", "my packages", "--all-users")
                        .err())
                .contains("leave out the paths");
    }

    @Test
    void writesEveryFileThatWasAskedFor() throws IOException {
        CommandRun run = CommandRun.in(folder, Reports.with(Reports.judged(Verdict.RISKY)))
                .run("scan", "--output", "a.json", "-o", "deep/b.html", "-o", "c.sarif", "-o", "d.findings.csv");
        assertThat(run.err()).contains("wrote " + folder.resolve("a.json"));
        assertThat(folder.resolve("a.json")).content().startsWith("{\n  \"schemaVersion\" : \"1.0\"");
        assertThat(folder.resolve("deep/b.html")).content().contains("<!doctype html>");
        assertThat(folder.resolve("c.sarif")).content().contains("\"version\" : \"2.1.0\"");
        assertThat(folder.resolve("d.findings.csv")).content().startsWith("id,version,verdict,rule");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".partial")))
                    .isEmpty();
        }
        assertThat(run.out()).contains("RISKY").endsWith("00:00:07\n");
    }

    @Test
    void writesNothingButTheReportToStandardOutput() {
        CommandRun run = CommandRun.in(folder, Reports.with(Reports.judged(Verdict.RISKY)))
                .run("scan", "--format", "json");
        assertThat(run.out()).startsWith("{").endsWith("}\n");
    }

    @Test
    void leavesOutWhatIsBelowTheSeverity() {
        CommandRun run = CommandRun.in(folder, Reports.with(Reports.judged(Verdict.SUSPICIOUS)))
                .run("scan", "--min-severity", "medium");
        assertThat(run.out()).contains("Reads a thing").doesNotContain("Reads a smaller thing");
    }

    @Test
    void isAsQuietAsAsked() {
        CommandRun quiet = CommandRun.in(folder, Reports.with(Reports.judged(Verdict.RISKY)))
                .onTerminal(80)
                .run("scan", "-q");
        assertThat(quiet.out()).contains("Reads a thing").doesNotContain("extension analysed");
        assertThat(quiet.err()).isEmpty();
        CommandRun silent = CommandRun.in(folder, Reports.with(Reports.judged(Verdict.RISKY)))
                .run("scan", "-qq");
        assertThat(silent.out() + silent.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true, '', '', auto, true",
        "false, '', '', auto, false",
        "true, NO_COLOR, 1, auto, false",
        "true, TERM, dumb, auto, false",
        "true, TERM, xterm, auto, true",
        "false, '', '', always, true",
        "true, NO_COLOR, 1, always, true",
        "true, '', '', never, false",
    })
    void usesColourWhereItHelps(boolean terminal, String variable, String value, String when, boolean coloured) {
        CommandRun run = CommandRun.in(folder, Reports.with(Reports.judged(Verdict.MALICIOUS)));
        if (terminal) {
            run.onTerminal(80);
        }
        if (!variable.isEmpty()) {
            run.with(variable, value);
        }
        assertThat(run.run("scan", "--color", when).out().contains("\u001b[")).isEqualTo(coloured);
    }

    @Test
    void fitsTheTerminalAndItsCharacters() {
        CommandRun run = CommandRun.in(folder, Reports.with(Reports.judged(Verdict.MALICIOUS)))
                .onTerminal(60)
                .showing(StandardCharsets.US_ASCII)
                .run("scan", "--color", "never");
        assertThat(run.out().lines().filter(line -> !line.contains(" | "))).allMatch(line -> line.length() <= 60);
        assertThat(run.out().chars()).allMatch(unit -> unit < 0x7f);
    }

    @Test
    void drawsProgressOnlyOnATerminalAndWipesIt() {
        CommandRun run = CommandRun.in(folder, Reports.with(Reports.judged(Verdict.RISKY)))
                .onTerminal(80)
                .run("scan");
        assertThat(run.err()).contains("reading acme.risky").endsWith("\r\u001b[K");
        assertThat(CommandRun.in(folder, Reports.with(Reports.judged(Verdict.RISKY)))
                        .run("scan")
                        .err())
                .isEmpty();
    }

    @Test
    void tellsWhatToDoAboutAMistake() {
        CommandRun run = CommandRun.in(folder, Reports.with()).run("scan", "--format", "yaml");
        assertThat(run.err())
                .contains("expected one of text, json, html, sarif, csv, findings-csv")
                .contains("found yaml")
                .contains("See vsxray scan --help.");
    }

    @Test
    void takesTheBlameForItsOwnMistakes() {
        Scans broken = (request, progress) -> {
            throw new IllegalStateException("out of ideas");
        };
        CommandRun run = CommandRun.in(folder, broken).run("scan");
        assertThat(run.exitCode()).isEqualTo(70);
        assertThat(run.err()).contains("internal error").contains("out of ideas");
    }

    @Test
    void namesEveryFormatInItsHelp() {
        String help = CommandRun.in(folder, Reports.with())
                .run("scan", "--help")
                .out()
                .replaceAll("\\s+", " ");
        assertThat(help)
                .contains(ReportFormat.words().stream()
                        .filter(word -> !word.equals("text"))
                        .toList());
    }
}
