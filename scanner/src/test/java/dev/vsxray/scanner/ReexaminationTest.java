package dev.vsxray.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was seen in a package is asked by rules of later days; the package is gone. */
final class ReexaminationTest {

    @TempDir
    private Path folder;

    @Test
    void asksOnlyRulesThatAreNewOrChanged() throws IOException {
        rule("names-a-collector", "host: {suffix: collect.example}");
        rule("says-notes", "text: {literal: some-notes}");
        Observations seen = seen();
        rule("is-called-notes", "manifest: {path: /name, equals: notes}");
        assertThat(matched(seen)).containsExactly("is-called-notes");
        rule("names-a-collector", "host: {suffix: [collect.example, other.example]}");
        assertThat(matched(seen)).containsExactlyInAnyOrder("is-called-notes", "names-a-collector");
    }

    /** A text that nobody searched for was not found, and "not" must not make a finding of that. */
    @Test
    void leavesOutWhatCannotBeAnswered() throws IOException {
        Observations seen = seen();
        rule("lacks-a-licence", "all: [manifest: {path: /name, equals: notes}, not: {text: {literal: some-notes}}]");
        rule("leans-on-it", "all: [manifest: {path: /name, equals: notes}, not: {rule: lacks-a-licence}]");
        rule("lacks-a-thing", "all: [manifest: {path: /name, equals: notes}, not: {trait: unheard-of}]");
        rule("is-called-notes", "manifest: {path: /name, equals: notes}");
        Reexamination.Outcome outcome = outcome(seen);
        assertThat(outcome.matched()).extracting(Finding::rule).containsExactly("is-called-notes");
        assertThat(outcome.notAsked()).containsExactly("lacks-a-licence", "lacks-a-thing", "leans-on-it");
    }

    /** A new rule may name an old one, which is answered from the texts that were searched then. */
    @Test
    void asksAnOldRuleThatANewOneNames() throws IOException {
        rule("says-notes", "text: {literal: some-notes}");
        Observations seen = seen();
        rule("says-notes-to-somebody", "all: [rule: says-notes, host: {suffix: collect.example}]");
        assertThat(matched(seen)).containsExactly("says-notes-to-somebody");
    }

    @Test
    void asksAsItWasInstalled() throws IOException {
        Observations seen = seen();
        rule("comes-from-open-vsx", "identity: {registry: open-vsx}");
        assertThat(matched(seen)).isEmpty();
        Feature.Identity there = new Feature.Identity(
                seen.identity().id(),
                "1.0.0",
                "",
                Registry.OPEN_VSX,
                seen.identity().evidence());
        assertThat(Reexamination.of(request()).of(seen, there).matched())
                .extracting(Finding::rule)
                .containsExactly("comes-from-open-vsx");
    }

    private List<String> matched(Observations seen) {
        return outcome(seen).matched().stream().map(Finding::rule).toList();
    }

    private Reexamination.Outcome outcome(Observations seen) {
        return Reexamination.of(request()).of(seen, seen.identity());
    }

    /** Scans one extension and deletes it. */
    private Observations seen() throws IOException {
        write("extensions/notes/package.json", """
                {"publisher": "acme", "name": "notes", "version": "1.0.0", "main": "main.js"}
                """);
        write("extensions/notes/main.js", "// some-notes\nfetch('https://collect.example/u').then(() => 0);\n");
        List<Observations> kept = new ArrayList<>();
        ScanCache cache = new ScanCache() {
            @Override
            public Optional<KnownPackage> opened(Path path, String stamp) {
                return Optional.empty();
            }

            @Override
            public void keep(Path path, String stamp, KnownPackage known) {}

            @Override
            public Optional<ExtensionReport> report(String key) {
                return Optional.empty();
            }

            @Override
            public void keep(String key, ExtensionReport report) {}

            @Override
            public Optional<KnownRules> rules(String files) {
                return Optional.empty();
            }

            @Override
            public void keep(String files, KnownRules rules) {}

            @Override
            public void keep(String content, Observations seen) {
                assertThat(content).matches("[0-9a-f]{64}");
                kept.add(seen);
            }
        };
        Machine machine = new Machine(Machine.Os.LINUX, folder.resolve("home"), folder, Map.of());
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC);
        new Scanner(machine, "build-7", "0.1.0", clock).scan(request(), ScanProgress.silent(), cache);
        Files.delete(folder.resolve("extensions/notes/main.js"));
        Files.delete(folder.resolve("extensions/notes/package.json"));
        assertThat(kept).hasSize(1);
        return kept.get(0);
    }

    private ScanRequest request() {
        return new ScanRequest(
                List.of(folder.resolve("extensions")), false, List.of(folder.resolve("rules")), Optional.empty(), 1);
    }

    private void rule(String id, String match) throws IOException {
        write("rules/hygiene/" + id + ".yaml", """
                id: %1$s
                title: Title of %1$s
                severity: medium
                confidence: high
                maturity: experimental
                attack: []
                match:
                  %2$s
                explanation: It is.
                looks-alike: Everything.
                check-next: It.
                remediation: None.
                references: []
                """.formatted(id, match));
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
