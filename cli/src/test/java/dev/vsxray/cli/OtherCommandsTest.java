package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.cli.scan.DemoSamples;
import dev.vsxray.reports.ReportFormat;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OtherCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void demoWritesAPageWhereTheUserIsAndSaysSo() throws IOException {
        CommandRun run = run(Reports.with(Reports.judged(Verdict.MALICIOUS)), "demo");
        assertThat(run.exitCode()).as("findings are expected").isZero();
        assertThat(run.err()).contains("wrote " + folder.resolve("vsxray-demo.html"));
        assertThat(folder.resolve("vsxray-demo.html")).exists();
        assertThat(run.request().targets())
                .singleElement()
                .satisfies(samples ->
                        assertThat(samples).as("the unpacked samples are gone").doesNotExist());
    }

    @Test
    void demoListsAllItsSamples() throws IOException {
        Path samples = Path.of("src/main/resources/dev/vsxray/cli/scan/demo");
        try (var files = Files.walk(samples)) {
            List<String> shipped = files.filter(Files::isRegularFile)
                    .map(file -> samples.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.equals("files.txt"))
                    .sorted()
                    .toList();
            assertThat(DemoSamples.files()).isEqualTo(shipped);
        }
    }

    /** Inert: hosts that cannot exist. The exceptions are the words of a manifest. */
    @Test
    void demoNamesOnlyHostsThatCannotExist() throws IOException {
        for (String file : DemoSamples.files()) {
            String text = Files.readString(Path.of("src/main/resources/dev/vsxray/cli/scan/demo", file));
            assertThat(text.replaceAll("https://[a-z.-]+\\.(invalid|example)\\b", ""))
                    .doesNotContain("http://", "https://\"+");
        }
    }

    @Test
    void diffComparesReports() throws IOException {
        Path old =
                write("old.json", Reports.with(Reports.judged(Verdict.MALICIOUS), Reports.judged(Verdict.NO_FINDINGS)));
        Path current =
                write("new.json", Reports.with(Reports.judged(Verdict.MALICIOUS), Reports.judged(Verdict.RISKY)));
        CommandRun run = run(Reports.with(), "diff", old.toString(), current.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("new extension: acme.risky")
                .contains("extension gone: acme.no-findings")
                .contains("2 changes since 2026-11-23T02:00:00Z");
        assertThat(run(Reports.with(), "diff", old.toString(), old.toString()).exitCode())
                .isZero();
    }

    @Test
    void diffOfPackagesKnowsAnExtensionThatChangedItsPublisher() throws IOException {
        Path old = write("old.json", Reports.with(Reports.handedIn("acme", "1.0.0")));
        Path current = write("new.json", Reports.with(Reports.handedIn("umbrella", "1.1.0")));
        assertThat(run(Reports.with(), "diff", old.toString(), current.toString())
                        .out())
                .contains("publisher changed from acme to umbrella: umbrella.notes  (the extension changed)")
                .doesNotContain("new extension");
        CommandRun json = run(Reports.with(), "diff", old.toString(), current.toString(), "--format", "json");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.out()).contains("\"kind\" : \"publisher-changed\"", "\"before\" : \"acme\"");
    }

    @Test
    void diffRefusesWhatIsNoReport() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{}");
        CommandRun run = run(Reports.with(), "diff", wrong.toString(), wrong.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("found no schemaVersion");
    }

    @Test
    void rulesAreListedAndExplained() {
        CommandRun list = run(Reports.with(), "rules", "list");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).contains("activates-on-everything").contains(" rules\n");
        assertThat(run(Reports.with(), "rules", "explain", "activates-on-everything")
                        .out())
                .contains("Could it be harmless?")
                .contains("severity   info");
        CommandRun unknown = run(Reports.with(), "rules", "explain", "no-such-rule");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no rule no-such-rule");
    }

    @Test
    void aNewRuleIsARuleWhoseExamplesHold() {
        assertThat(run(Reports.with(), "rules", "new", "opens-by-uri", "mine").exitCode())
                .isZero();
        CommandRun test = run(Reports.with(), "rules", "test", "mine");
        assertThat(test.out()).contains("1 rule, 4 examples, 0 wrong");
        assertThat(test.exitCode()).isZero();
        assertThat(run(Reports.with(), "rules", "new", "opens-by-uri", "mine").err())
                .contains("is there already");
        assertThat(run(Reports.with(), "rules", "new", "Opens").exitCode()).isEqualTo(2);
    }

    @Test
    void aRuleWithAMistakeIsToldByPlace() throws IOException {
        Path rule = Files.createDirectories(folder.resolve("mine/hygiene")).resolve("broken-rule.yaml");
        Files.writeString(rule, "id: broken-rule\nseverity: terrible\n");
        CommandRun run = run(Reports.with(), "rules", "list", "--rules", "mine");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("broken-rule.yaml:2:").contains("expected");
    }

    @Test
    void intelligenceTellsItsAgeAndSources() {
        assertThat(run(Reports.with(), "intel", "status").out())
                .contains("as of")
                .contains("days ago")
                .contains("ms-removed-packages");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aGVsbG8gd29ybGQ= | base64  hello world",
                "68656c6c6f20776f726c64 | hex  hello world",
                "hello%20w%C3%B6rld | percent  hello wörld",
                "aHR0cHM6Ly9hLmV4YW1wbGU= | base64  hxxps://a[.]example",
                "global['re'+'quire']('child_'+'process').exec('cu'+'rl https://a.example/x') | concatenation  curl hxxps://a[.]example/x",
            })
    void decodeShowsTheLayersOfAText(String text, String line) {
        CommandRun run = run(Reports.with(), "decode", text);
        assertThat(run.out().lines()).contains(line);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void decodeSaysWhenThereIsNothing() {
        CommandRun run = run(Reports.with(), "decode", "hello world");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("nothing in it could be decoded");
    }

    @Test
    void stringsShowsWhatIsHidden() {
        Path sample = Path.of("src/main/resources/dev/vsxray/cli/scan/demo/pixel-forge.sunset-icons-1.4.1")
                .toAbsolutePath();
        assertThat(run(Reports.with(), "strings", sample.toString()).out())
                .contains("variation-selector  console.log(\"inert sample of vsxray");
    }

    /** No API is called with any of these texts, so no finding would show them. */
    @Test
    void stringsShowsWhatAScriptPutsTogether() throws IOException {
        Path script = Files.writeString(
                folder.resolve("a.js"),
                "const kept = ['chi', 'ld_pro', 'cess'].join('');\nexports.b = 'one' + kept;\n");
        assertThat(run(Reports.with(), "strings", script.toString()).out().lines())
                .contains("a.js:1:14  concatenation  child_process", "a.js:2:1  concatenation  onechild_process");
    }

    @Test
    void decodeShowsTheLayersOfAFile() throws IOException {
        String innermost = "console.log('one two three four five six seven');";
        String inner = "eval(Buffer.from('" + base64(innermost) + "', 'base64').toString());";
        Path script = Files.writeString(
                folder.resolve("b.js"), "eval(Buffer.from('" + base64(inner) + "', 'base64').toString());\n");
        assertThat(run(Reports.with(), "decode", script.toString()).out().lines())
                .contains("b.js:1:1  base64, eval  " + inner, "b.js:1:1  base64, eval, base64, eval  " + innermost);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private CommandRun run(ScanReport report, String... arguments) {
        return CommandRun.in(folder, report).run(arguments);
    }

    private Path write(String name, ScanReport report) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            ReportFormat.JSON.write(report, out);
        }
        return file;
    }
}
