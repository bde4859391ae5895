package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.reports.ReportFormat;
import dev.vsxray.reports.difference.Cause;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.scanner.ScanCache;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.Scanner;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.model.ScanReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five nights and what the reports of each say, through the commands a user gives; the scanner and its rules are real. */
final class FiveNightsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 3);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private LocalDate today = FIRST;
    private boolean diskFails;
    private String out = "";

    @Test
    void eachNightTellsWhatChanged() throws IOException {
        extension("base.colours", "1.0.0", "", "");
        assertThat(night("2026-10-03")).isZero();
        assertThat(out).contains("The first night").contains("1 of 1 extension analysed | ");
        assertThat(report("2026-10-03").at("/scan/reused").asInt()).isZero();

        // An extension appears.
        extension("acme.notes", "1.0.0", "", "");
        night("2026-10-04");
        assertThat(out).contains("new extension: acme.notes  nothing -> 1.0.0").contains("1 unchanged");
        assertThat(html("2026-10-04")).contains("new extension").contains("acme.notes");
        assertThat(changes("2026-10-04"))
                .containsExactly("new-extension acme.notes extension-appeared 1.0.0 risky"
                        + " [A theme brings code, Does not say where its source is]");
        assertThat(newInSarif("2026-10-04"))
                .containsExactly("acme.notes theme-with-code", "acme.notes names-no-repository");
        everyFormatKnows(
                "2026-10-04", "2026-10-03", "acme.notes", Cause.EXTENSION_APPEARED, "new extension: acme.notes");
        assertThat(ids("2026-10-04")).containsExactlyInAnyOrder("acme.notes", "base.colours");

        // It updates itself, with a new host and an entry in its pack.
        remove("acme.notes-1.0.0");
        extension(
                "acme.notes",
                "1.1.0",
                ", \"extensionPack\": [\"other.helper\"]",
                "fetch('https://collect.example/u').then(() => 0);");
        night("2026-10-05");
        assertThat(out)
                .contains("new version: acme.notes  1.0.0 -> 1.1.0  (the extension changed)")
                .contains("new host: acme.notes")
                .contains("  collect.example\n");
        assertThat(html("2026-10-05")).contains("new version").contains("new host");
        assertThat(changes("2026-10-05"))
                .containsExactly(
                        "verdict-worse acme.notes extension-changed suspicious []",
                        "new-finding acme.notes extension-changed  [A theme starts programs or fetches something,"
                                + " A theme talks to the network, Brings other extensions along]",
                        "new-pack-entry acme.notes extension-changed  [other.helper]",
                        "new-version acme.notes extension-changed 1.1.0 []",
                        "new-capability acme.notes extension-changed  [network]",
                        "new-host acme.notes extension-changed  [collect.example]");
        assertThat(newInSarif("2026-10-05"))
                .as("what was there before is not new")
                .containsExactly(
                        "acme.notes theme-that-starts-programs",
                        "acme.notes theme-talks-to-network",
                        "acme.notes brings-other-extensions");
        everyFormatKnows(
                "2026-10-05",
                "2026-10-04",
                "acme.notes",
                Cause.EXTENSION_CHANGED,
                "new version: acme.notes  1.0.0 -> 1.1.0");
        JsonNode notes = extension("2026-10-05", "acme.notes");
        assertThat(notes.at("/dependencies").toString()).contains("pkg:vscode-extension/other/helper");
        assertThat(notes.at("/hosts").toString()).contains("collect.example");
        assertThat(report("2026-10-05").at("/scan/reused").asInt()).isEqualTo(1);

        // It is removed; the day after a rule is added that sees something in what stayed.
        remove("acme.notes-1.1.0");
        night("2026-10-06");
        assertThat(out).contains("extension gone: acme.notes");
        assertThat(changes("2026-10-06")).containsExactly("extension-gone acme.notes extension-removed  []");
        assertThat(html("2026-10-06")).contains("extension gone");
        assertThat(newInSarif("2026-10-06")).isEmpty();
        everyFormatMisses("2026-10-06", "2026-10-05", "acme.notes");
        rule();
        night("2026-10-07");
        assertThat(out)
                .contains("new finding: base.colours  (our rules changed)")
                .contains("Title of brings-a-theme");
        assertThat(html("2026-10-07")).contains("our rules changed");
        assertThat(changes("2026-10-07"))
                .containsExactly("new-finding base.colours rules-changed  [Title of brings-a-theme]");
        assertThat(newInSarif("2026-10-07")).containsExactly("base.colours brings-a-theme");
        everyFormatKnows(
                "2026-10-07",
                "2026-10-06",
                "base.colours",
                Cause.RULES_CHANGED,
                "new finding: base.colours  (our rules changed)");
        assertThat(sarifRules("2026-10-07")).contains("brings-a-theme");
        assertThat(report("2026-10-07").at("/scan/reused").asInt())
                .as("rules are part of every result")
                .isZero();

        // An indicator arrives for what was removed.
        Files.writeString(folder.resolve("feed.txt"), "Acme.Notes\n");
        assertThat(run("intel", "import", "feed.txt", "--name", "ours")).isZero();
        assertThat(night("2026-10-19")).as("malware was here").isEqualTo(1);
        String sentence = "acme.notes 1.1.0 was on build-7 from 2026-10-05 to 2026-10-05";
        assertThat(out).contains("Is an extension reported as malware").contains(sentence);
        assertThat(report("2026-10-19").at("/errors").toString()).contains(sentence);
        assertThat(html("2026-10-19")).contains("no longer there is reported now");
        assertThat(sarif("2026-10-19")
                        .at("/runs/0/invocations/0/toolExecutionNotifications")
                        .toString())
                .contains("no longer there is reported now");
        assertThat(changes("2026-10-19"))
                .as("it belongs to nothing that is there")
                .isEmpty();
        assertThat(night("2026-10-20")).as("it is told once").isZero();

        // The machine fails in the middle; the last good night stays the one to compare with, and is told of.
        diskFails = true;
        assertThat(night("2026-10-21")).isEqualTo(2);
        assertThat(folder.resolve("state/reports/2026-10-21")).doesNotExist();
        assertThat(folder.resolve("state/reports/latest").toRealPath()).endsWith(Path.of("2026-10-20"));
        diskFails = false;
        extension("late.comer", "0.1.0", "", "");
        night("2026-10-22");
        assertThat(out)
                .contains("The nightly run before this one did not end.")
                .contains("since 2026-10-21T02:00:00Z, 1440 minutes ago")
                .contains("new extension: late.comer")
                .contains("1 change since 2026-10-20T02:00:00Z");
        assertThat(report("2026-10-22").at("/errors/0/what").asText())
                .isEqualTo("The nightly run before this one did not end.");
        assertThat(html("2026-10-22")).contains("did not end");
        assertThat(changes("2026-10-22"))
                .containsExactly("new-extension late.comer extension-appeared 0.1.0 risky"
                        + " [A theme brings code, Does not say where its source is]");
        assertThat(report("2026-10-22").at("/changes/since").asText()).isEqualTo("2026-10-20T02:00:00Z");
        assertThat(sarif("2026-10-22")
                        .at("/runs/0/invocations/0/toolExecutionNotifications")
                        .toString())
                .contains("did not end");

        historyKnowsItAll();
    }

    private void historyKnowsItAll() throws IOException {
        run("history", "list");
        assertThat(out.lines()).hasSize(8);
        run("history", "show", "ACME.notes");
        assertThat(out)
                .contains("acme.notes 1.0.0 on build-7 from 2026-10-04 to 2026-10-04  ")
                .contains("acme.notes 1.1.0 on build-7 from 2026-10-05 to 2026-10-05  ")
                .doesNotContain("still there");
        run("history", "show", "base.colours");
        assertThat(out)
                .contains("from 2026-10-03 to 2026-10-22, still there")
                .contains("(brings-a-theme) on build-7 from 2026-10-07");
        run("history", "export");
        JsonNode export = JSON.readTree(out);
        assertThat(export.get("scans")).hasSize(8);
        assertThat(export.get("sightings")).hasSize(4);
        run("history", "trend");
        assertThat(out.lines().findFirst().orElseThrow()).startsWith("2026-10-03");
        String index = Files.readString(folder.resolve("state/reports/index.html"));
        assertThat(index)
                .contains("<a href=\"2026-10-22/report.html\">2026-10-22</a>")
                .contains("default-src &#39;none&#39;; style-src &#39;sha256-")
                .doesNotContain("<script")
                .doesNotContain("style=\"");
    }

    /** Between two nights the indicator came and the extension went: nobody will ever see it there again. */
    @Test
    void tellsOfWhatLeftWhenItsIndicatorCame() throws IOException {
        extension("base.colours", "1.0.0", "", "");
        extension("acme.notes", "1.0.0", "", "");
        night("2026-10-03");
        remove("acme.notes-1.0.0");
        Files.writeString(folder.resolve("feed.txt"), "acme.notes\n");
        run("intel", "import", "feed.txt", "--name", "ours");
        assertThat(night("2026-10-04")).isEqualTo(1);
        assertThat(out).contains("acme.notes 1.0.0 was on build-7 from 2026-10-03 to 2026-10-03");
    }

    /** The rule is written when what it is about is gone: what was seen in it then is asked. */
    @Test
    void tellsOfWhatLeftWhenItsRuleCame() throws IOException {
        extension("base.colours", "1.0.0", "", "");
        extension("acme.notes", "1.0.0", "", "");
        night("2026-10-03");
        remove("acme.notes-1.0.0");
        extension("acme.notes", "1.1.0", "", "fetch('https://collect.example/u').then(() => 0);");
        night("2026-10-04");
        night("2026-10-19");
        remove("acme.notes-1.1.0");
        night("2026-10-20");
        rule("names-a-collector", "high", "host: {suffix: collect.example}");
        assertThat(night("2026-10-21")).as("it would have failed the night").isEqualTo(1);
        String sentence = "An extension that is no longer there matches a rule that is new since."
                + " Title of names-a-collector (names-a-collector).";
        String where = "acme.notes 1.1.0 was on build-7 from 2026-10-04 to 2026-10-19";
        assertThat(out).contains(sentence + " " + where).doesNotContain("acme.notes 1.0.0");
        assertThat(report("2026-10-21").at("/errors")).hasSize(1);
        assertThat(report("2026-10-21").at("/errors/0/what").asText()).isEqualTo(sentence);
        assertThat(report("2026-10-21").at("/errors/0/subject").asText()).isEqualTo(where);
        assertThat(html("2026-10-21")).contains(sentence).contains(where);
        assertThat(night("2026-10-22")).as("it is told once").isZero();
        run("history", "show", "acme.notes");
        assertThat(out)
                .contains("high     Title of names-a-collector  (names-a-collector) in 1.1.0 on build-7,"
                        + " known since 2026-10-21, when it was gone");
        run("history", "export");
        assertThat(JSON.readTree(out).at("/accusations")).hasSize(1);
        assertThat(JSON.readTree(out).at("/accusations/0/rule").asText()).isEqualTo("names-a-collector");
    }

    @Test
    void tellsWhatNewRulesCouldNotBeAskedOf() throws IOException {
        extension("base.colours", "1.0.0", "", "");
        extension("acme.notes", "1.0.0", "", "fetch('https://collect.example/u').then(() => 0);");
        extension("acme.paint", "1.0.0", "", "fetch('https://collect.example/p').then(() => 0);");
        night("2026-10-03");
        Path paint = contents(report("2026-10-03"), "acme.paint");
        remove("acme.notes-1.0.0");
        remove("acme.paint-1.0.0");
        night("2026-10-04");
        Files.writeString(paint, "torn");
        rule("says-collect", "medium", "text: {literal: collect.example}");
        assertThat(night("2026-10-05")).isZero();
        assertThat(out)
                .contains("New rules could not all be asked of all that is no longer there."
                        + " of 1 of 2 versions the contents are not kept; what is kept cannot answer says-collect")
                .doesNotContain("matches a rule");
        night("2026-10-06");
        assertThat(out).as("it is told once").doesNotContain("New rules could not");
    }

    /** A decision of the team holds for what is gone too. */
    @Test
    void doesNotTellOfWhatLeftWhatIsSuppressed() throws IOException {
        extension("acme.notes", "1.0.0", "", "fetch('https://collect.example/u').then(() => 0);");
        extension("base.colours", "1.0.0", "", "");
        night("2026-10-03");
        remove("acme.notes-1.0.0");
        night("2026-10-04");
        rule("names-a-collector", "high", "host: {suffix: collect.example}");
        assertThat(run(
                        "suppress",
                        "acme.notes",
                        "--rule",
                        "names-a-collector",
                        "--reason",
                        "our own server",
                        "--expires",
                        "never"))
                .isZero();
        assertThat(night("2026-10-05")).isZero();
        assertThat(out).doesNotContain("matches a rule");
    }

    /** What an earlier scan looked at is looked at once more, so that its contents are kept. */
    @Test
    void keepsContentsOfWhatAnotherScanLookedAt() throws IOException {
        extension("acme.notes", "1.0.0", "", "");
        run("scan", "extensions", "--rules", "rules");
        night("2026-10-03");
        assertThat(contents(report("2026-10-03"), "acme.notes")).exists();
        assertThat(report("2026-10-03").at("/scan/reused").asInt()).isZero();
        night("2026-10-04");
        assertThat(report("2026-10-04").at("/scan/reused").asInt()).isEqualTo(1);
    }

    private Path contents(JsonNode report, String id) {
        for (JsonNode extension : report.get("extensions")) {
            if (extension.get("id").asText().equals(id)) {
                String sha256 = extension.get("sha256").asText();
                return folder.resolve("state/past")
                        .resolve(sha256.substring(0, 2))
                        .resolve(sha256 + ".json.gz");
            }
        }
        throw new AssertionError("no " + id);
    }

    @Test
    void keepsAsManyNightsAsAsked() throws IOException {
        extension("base.colours", "1.0.0", "", "");
        for (String day : List.of("2026-10-03", "2026-10-04", "2026-10-05")) {
            night(day, "--keep", "2");
        }
        try (Stream<Path> kept = Files.list(folder.resolve("state/reports"))) {
            assertThat(kept.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("2026-10-04", "2026-10-05", "latest", "index.html");
        }
        assertThat(Files.readString(folder.resolve("state/reports/index.html")))
                .contains("<a href=\"2026-10-05/report.html\">")
                .contains("<td>2026-10-03</td>");
        run("history", "list");
        assertThat(out.lines()).hasSize(3);
    }

    @Test
    void aDamagedHistoryIsSetAsideAndNothingElseIsLost() throws IOException {
        extension("base.colours", "1.0.0", "", "");
        night("2026-10-03");
        Files.writeString(
                folder.resolve("state/history.db"), "no database at all, and longer than a header".repeat(50));
        night("2026-10-04");
        assertThat(out)
                .contains("The history was damaged. It was set aside and a new one begun.")
                .contains("0 changes since 2026-10-03T02:00:00Z");
        assertThat(folder.resolve("state/history.db.damaged-20261004T020000Z")).exists();
        assertThat(folder.resolve("state/reports/2026-10-03/report.json")).exists();
        run("history", "list");
        assertThat(out.lines()).hasSize(1);
    }

    private int night(String day, String... more) {
        today = LocalDate.parse(day);
        String[] fixed = {"nightly", "run", "extensions", "--rules", "rules"};
        return run(Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
    }

    private int run(String... arguments) {
        try {
            Files.createDirectories(folder.resolve("rules"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        Clock clock = Clock.fixed(today.atTime(2, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        Surroundings around = new Surroundings(
                stream,
                stream,
                false,
                false,
                StandardCharsets.UTF_8,
                Map.of("VSXRAY_STATE", folder.resolve("state").toString(), "USER", "ada"),
                folder,
                clock);
        int code = Vsxray.commandLine(scans(clock), around).execute(arguments);
        out = written.toString(StandardCharsets.UTF_8);
        return code;
    }

    private Scans scans(Clock clock) {
        Machine machine = new Machine(Machine.Os.LINUX, folder.resolve("home"), folder, Map.of());
        Scanner scanner = new Scanner(machine, "build-7", "0.1.0", clock);
        return new Scans() {
            @Override
            public ScanReport scan(ScanRequest request, ScanProgress progress) throws IOException {
                return scan(request, progress, ScanCache.none());
            }

            @Override
            public ScanReport scan(ScanRequest request, ScanProgress progress, ScanCache cache) throws IOException {
                if (diskFails) {
                    throw new IOException("the disk is gone");
                }
                return scanner.scan(request, progress, cache);
            }
        };
    }

    private void extension(String id, String version, String manifest, String script) throws IOException {
        Path home = Files.createDirectories(folder.resolve("extensions").resolve(id + "-" + version));
        int dot = id.indexOf('.');
        Files.writeString(home.resolve("package.json"), """
                {"publisher": "%s", "name": "%s", "version": "%s", "engines": {"vscode": "^1.90.0"}, "main": "main.js",
                 "contributes": {"themes": [{"label": "%s", "path": "./theme.json"}]}%s}
                """.formatted(
                        id.substring(0, dot), id.substring(dot + 1), version, id, manifest));
        Files.writeString(home.resolve("theme.json"), "{\"name\": \"" + id + "\"}");
        Files.writeString(home.resolve("main.js"), "exports.activate = () => {};\n" + script + "\n");
    }

    private void remove(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("extensions").resolve(name))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder.resolve("extensions").resolve(name));
    }

    /** A team's own rule, as {@code vsxray rules new} lays it out. */
    private void rule() throws IOException {
        rule("brings-a-theme", "low", "manifest: {path: /contributes/themes/*/label, equals: \"base.colours\"}");
    }

    private void rule(String id, String severity, String match) throws IOException {
        Files.createDirectories(folder.resolve("rules/hygiene"));
        Files.writeString(folder.resolve("rules/hygiene").resolve(id + ".yaml"), """
                id: %1$s
                title: Title of %1$s
                severity: %2$s
                confidence: high
                maturity: experimental
                attack: []
                match:
                  %3$s
                explanation: It has a theme.
                looks-alike: Every theme.
                check-next: The theme.
                remediation: None.
                references: []
                """.formatted(id, severity, match));
    }

    /** As the JSON report has them: kind, extension, cause, what it is now, items. */
    private List<String> changes(String day) throws IOException {
        List<String> changes = new ArrayList<>();
        for (JsonNode change : report(day).at("/changes/list")) {
            List<String> items = new ArrayList<>();
            change.get("items").forEach(item -> items.add(item.asText()));
            changes.add(String.join(
                    " ",
                    change.get("kind").asText(),
                    change.get("extension").asText(),
                    change.get("cause").asText(),
                    change.get("after").asText(),
                    items.toString()));
        }
        return changes;
    }

    /** What code scanning would show as new: extension and rule. */
    private List<String> newInSarif(String day) throws IOException {
        List<String> found = new ArrayList<>();
        for (JsonNode result : sarif(day).at("/runs/0/results")) {
            if (result.get("baselineState").asText().equals("new")) {
                found.add(result.at("/properties/extension").asText() + " "
                        + result.get("ruleId").asText());
            }
        }
        return found;
    }

    /**
     * Writes the night's report with its changes in every format there is and looks for the extension and for the cause of
     * the change, as people or programs read it. A list of places tells neither, and one of machines names no extension.
     *
     * @param change what the text says
     */
    private void everyFormatKnows(String day, String before, String extension, Cause cause, String change)
            throws IOException {
        for (ReportFormat format :
                EnumSet.complementOf(EnumSet.of(ReportFormat.MACHINES_CSV, ReportFormat.PLACES_CSV))) {
            assertThat(written(format, day, before))
                    .as(format.word())
                    .contains(format == ReportFormat.TEXT ? change : extension)
                    .containsAnyOf(cause.word(), cause.words());
        }
    }

    /** What is gone has no line in a table and no issue at GitLab. */
    private void everyFormatMisses(String day, String before, String extension) throws IOException {
        for (ReportFormat format : EnumSet.of(
                ReportFormat.TEXT,
                ReportFormat.JSON,
                ReportFormat.HTML,
                ReportFormat.MARKDOWN,
                ReportFormat.SARIF,
                ReportFormat.JUNIT,
                ReportFormat.CYCLONEDX)) {
            assertThat(written(format, day, before))
                    .as(format.word())
                    .contains(extension)
                    .containsAnyOf("extension gone", "extension-gone");
        }
    }

    private String written(ReportFormat format, String day, String before) throws IOException {
        ScanReport then = JsonReportReader.read(bytes(before));
        ScanReport now = JsonReportReader.read(bytes(day));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        format.write(now, Optional.of(Difference.between(then, now)), written);
        return written.toString(StandardCharsets.UTF_8);
    }

    private InputStream bytes(String day) throws IOException {
        return new ByteArrayInputStream(file(day, "report.json").getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode report(String day) throws IOException {
        return JSON.readTree(file(day, "report.json"));
    }

    private JsonNode sarif(String day) throws IOException {
        return JSON.readTree(file(day, "report.sarif"));
    }

    private String html(String day) throws IOException {
        return file(day, "report.html");
    }

    private String file(String day, String name) throws IOException {
        return Files.readString(folder.resolve("state/reports").resolve(day).resolve(name));
    }

    private List<String> ids(String day) throws IOException {
        return report(day).get("extensions").findValuesAsText("id");
    }

    private JsonNode extension(String day, String id) throws IOException {
        for (JsonNode extension : report(day).get("extensions")) {
            if (extension.get("id").asText().equals(id)) {
                return extension;
            }
        }
        throw new AssertionError("no " + id + " on " + day);
    }

    private List<String> sarifRules(String day) throws IOException {
        return sarif(day).at("/runs/0/results").findValuesAsText("ruleId");
    }
}
