package dev.vsxray.scanner.match;

import static dev.vsxray.scanner.match.Features.at;
import static dev.vsxray.scanner.match.Features.call;
import static dev.vsxray.scanner.match.Features.context;
import static dev.vsxray.scanner.match.Features.fact;
import static dev.vsxray.scanner.match.Features.flow;
import static dev.vsxray.scanner.match.Features.host;
import static dev.vsxray.scanner.match.Features.trait;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.CodeContext;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Feature.HostKind;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.Trigger;
import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.LoadedRules;
import dev.vsxray.signatures.rule.RuleLoader;
import dev.vsxray.signatures.rule.RuleSet;
import dev.vsxray.signatures.rule.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleMatcherTest {

    private static final ExtensionId ID = new ExtensionId("acme", "sample");

    private static final String CARD = """
            title: Says something
            tactic: execution
            severity: medium
            confidence: medium
            maturity: experimental
            explanation: What it means.
            looks-alike: What resembles it.
            check-next: Where to look.
            remediation: What to do.
            """;

    @TempDir
    Path directory;

    private void rule(String id, String match) throws IOException {
        Files.writeString(directory.resolve(id + ".yaml"), "id: " + id + "\n" + CARD + match + "\n");
    }

    private RuleSet rules() {
        RuleLoader loader = new RuleLoader(Vocabulary.shipped(), new TreeSet<>(List.of("paste", "tunnel")));
        LoadedRules loaded = loader.load(List.of(directory));
        assertThat(loaded.problems()).isEmpty();
        return loaded.rules();
    }

    private MatchOutcome match(Feature... features) {
        return new RuleMatcher(rules(), new TestHosts()).match(ID, List.of(features));
    }

    private List<String> matched(Feature... features) {
        return match(features).findings().stream().map(Finding::rule).toList();
    }

    /** Knows one paste site and takes everything for public but names without a dot. */
    private static final class TestHosts implements HostLookup {
        @Override
        public HostKind kindOf(String host) {
            return host.contains(".") ? HostKind.PUBLIC : HostKind.LOCAL;
        }

        @Override
        public SortedSet<String> classesOf(String host, String path) {
            return new TreeSet<>(host.equals("paste.example") ? List.of("paste") : List.of());
        }
    }

    @Test
    void a_flow_is_matched_by_classes_trigger_guard_and_destination() throws IOException {
        rule("documents-leave", """
                match:
                  flow:
                    from: editor-document
                    through: base64-encode
                    to: network-send
                    unless-trigger: user-command
                    unless: telemetry-consent
                    destination: {kind: public}
                """);
        Trigger event = Trigger.DOCUMENT_EVENT;
        var onEvent = context("f", event);
        assertThat(matched(flow("editor-document", "base64-encode", "network-send", onEvent, "https://a.example/")))
                .containsExactly("documents-leave");
        assertThat(matched(flow("clipboard", "base64-encode", "network-send", onEvent, "https://a.example/")))
                .as("another source")
                .isEmpty();
        assertThat(matched(flow("editor-document", "hash", "network-send", onEvent, "https://a.example/")))
                .as("through something else")
                .isEmpty();
        assertThat(matched(flow("editor-document", "base64-encode", "network-send", onEvent, "http://localhost:1/")))
                .as("stays on the machine")
                .isEmpty();
        assertThat(matched(flow("editor-document", "base64-encode", "network-send", onEvent, "…")))
                .as("nobody knows where to")
                .isEmpty();
        var onCommand = context("f", Trigger.USER_COMMAND);
        assertThat(matched(flow("editor-document", "base64-encode", "network-send", onCommand, "https://a.example/")))
                .as("the user asked for it")
                .isEmpty();
        var onBoth = context("f", Trigger.USER_COMMAND, event);
        assertThat(matched(flow("editor-document", "base64-encode", "network-send", onBoth, "https://a.example/")))
                .as("the user asked for it, and it happens by itself as well")
                .containsExactly("documents-leave");
        var guarded = context(List.of(event), List.of("telemetry-consent"), "f", List.of());
        assertThat(matched(flow("editor-document", "base64-encode", "network-send", guarded, "https://a.example/")))
                .as("only with consent")
                .isEmpty();
        var twoWays = new CodeContext(
                List.of(
                        new CodeContext.Way(List.of(Trigger.USER_COMMAND), List.of()),
                        new CodeContext.Way(List.of(event), List.of("telemetry-consent"))),
                "f",
                Optional.empty(),
                List.of());
        assertThat(matched(flow("editor-document", "base64-encode", "network-send", twoWays, "https://a.example/")))
                .as("on a command, and by itself only with consent")
                .isEmpty();
    }

    @Test
    void a_flow_shows_its_steps_in_order() throws IOException {
        rule("any-flow", "match: {flow: {from: editor-document}}");
        Finding finding = match(flow("editor-document", "json", "network-send", context("f")))
                .findings()
                .get(0);
        assertThat(finding.evidence())
                .extracting(evidence -> evidence.location().offset())
                .containsExactly(10L, 90L);
    }

    @Test
    void an_assumed_link_can_be_refused() throws IOException {
        rule("proven-only", "match: {flow: {from: editor-document, assumed: false}}");
        Evidence assumed =
                new Evidence(Evidence.Role.SINK, Location.startOf("extension.js"), "sent", "x", List.of(), true);
        Feature.Flow flow = new Feature.Flow(
                "editor-document",
                new TreeSet<>(),
                "network-send",
                "dom.fetch",
                List.of(),
                context("f"),
                List.of(at("extension.js", 1), assumed));
        assertThat(matched(flow)).isEmpty();
    }

    @Test
    void code_from_a_decoded_layer_can_be_asked_for() throws IOException {
        rule("hidden-spawn", "match: {call: {class: process-spawn, layer: true}}");
        var plain = context(List.of(Trigger.STARTUP), List.of(), "f", List.of());
        var decoded = context(List.of(Trigger.STARTUP), List.of(), "f", List.of("base64", "eval"));
        String api = "node:child_process.spawn";
        assertThat(matched(call(api, "process-spawn", plain, at("a.js", 1)))).isEmpty();
        assertThat(matched(call(api, "process-spawn", decoded, at("a.js", 1)))).containsExactly("hidden-spawn");
    }

    @Test
    void a_call_is_matched_by_name_argument_and_option() throws IOException {
        rule("hidden-shell", """
                match:
                  call:
                    api: node:child_process.*
                    argument: {index: 0, matches: '^(powershell|cmd)', ignore-case: true}
                    option: {windowsHide: "true"}
                """);
        assertThat(matched(spawn("PowerShell.exe -enc x", "true"))).containsExactly("hidden-shell");
        assertThat(matched(spawn("git status", "true"))).isEmpty();
        assertThat(matched(spawn("powershell", "false"))).isEmpty();
    }

    private static Feature.ApiCall spawn(String command, String hidden) {
        return new Feature.ApiCall(
                "node:child_process.exec",
                new TreeSet<>(List.of("process-command")),
                List.of(
                        new Feature.Argument(List.of(command), new TreeMap<>()),
                        new Feature.Argument(List.of(), new TreeMap<>(java.util.Map.of("windowsHide", hidden)))),
                context("f"),
                at("extension.js", 5));
    }

    @Test
    void manifest_places_are_matched_by_value_and_counted() throws IOException {
        rule("themes-and-code", "match: {all: [{manifest: {path: /contributes/themes}}, {manifest: {path: /main}}]}");
        rule("many-commands", "match: {manifest: {path: /contributes/commands/*/command, count: {min: 2}}}");
        rule("acts-as-theme", "match: {manifest: {path: /categories/*, equals: [Themes, Icons]}}");
        assertThat(matched(
                        fact("/main", "./x.js"),
                        fact("/contributes/themes/0/path", "t.json"),
                        fact("/contributes/commands/0/command", "one"),
                        fact("/categories/0", "Other")))
                .containsExactly("themes-and-code");
        assertThat(matched(
                        fact("/contributes/commands/0/command", "one"),
                        fact("/contributes/commands/1/command", "two"),
                        fact("/categories/0", "Themes")))
                .containsExactlyInAnyOrder("many-commands", "many-commands", "acts-as-theme");
    }

    @Test
    void hosts_are_matched_by_suffix_kind_and_class() throws IOException {
        rule("names-a-paste", "match: {host: {class: paste}}");
        rule("names-acme", "match: {host: {suffix: acme.example, not-suffix: good.acme.example}}");
        rule("names-an-address", "match: {host: {kind: public-ip}}");
        assertThat(matched(host("paste.example", HostKind.PUBLIC, "https://paste.example/x")))
                .containsExactly("names-a-paste");
        assertThat(matched(host("api.acme.example", HostKind.PUBLIC, "https://api.acme.example")))
                .containsExactly("names-acme");
        assertThat(matched(host("good.acme.example", HostKind.PUBLIC, "https://good.acme.example")))
                .isEmpty();
        assertThat(matched(host("notacme.example", HostKind.PUBLIC, "https://notacme.example")))
                .isEmpty();
        assertThat(matched(host("192.0.2.7", HostKind.PUBLIC_IP, "http://192.0.2.7/")))
                .containsExactly("names-an-address");
    }

    @Test
    void facts_of_traits_are_texts_or_numbers() throws IOException {
        rule(
                "long-run",
                "match: {trait: {name: invisible-run, facts: {length: {min: 8}, kind: [tag]}}}"
                        .replace("[tag]", "tag"));
        assertThat(matched(invisibleRun("12", "tag"))).containsExactly("long-run");
        assertThat(matched(invisibleRun("3", "tag"))).isEmpty();
        assertThat(matched(invisibleRun("12", "bidi"))).isEmpty();
        assertThat(matched(invisibleRun("many", "tag"))).isEmpty();
    }

    private static Feature.Trait invisibleRun(String length, String kind) {
        return new Feature.Trait(
                "invisible-run", new TreeMap<>(java.util.Map.of("length", length, "kind", kind)), at("a.js", 3));
    }

    @Test
    void file_scope_keeps_files_apart_and_package_facts_hold_in_each() throws IOException {
        rule("two-in-one-file", "scope: file\nmatch: {all: [{trait: one}, {trait: two}, {manifest: {path: /main}}]}");
        Feature main = fact("/main", "x.js");
        assertThat(matched(main, trait("one", "a.js", 1), trait("two", "b.js", 2)))
                .isEmpty();
        assertThat(matched(main, trait("one", "a.js", 1), trait("two", "a.js", 2)))
                .containsExactly("two-in-one-file");
        assertThat(matched(trait("one", "a.js", 1), trait("two", "a.js", 2))).isEmpty();
    }

    @Test
    void function_scope_keeps_functions_apart() throws IOException {
        rule(
                "reads-and-sends",
                "scope: function\nmatch: {all: [{call: {class: clipboard}}, {call: {class: network-send}}]}");
        Feature read = call("vscode.env.clipboard.readText", "clipboard", context("f"), at("a.js", 1));
        Feature sendHere = call("dom.fetch", "network-send", context("f"), at("a.js", 2));
        Feature sendThere = call("dom.fetch", "network-send", context("g"), at("a.js", 3));
        assertThat(matched(read, sendThere)).isEmpty();
        assertThat(matched(read, sendHere)).containsExactly("reads-and-sends");
    }

    @Test
    void near_is_a_window_of_bytes_or_the_same_function() throws IOException {
        rule("close-by", "match: {near: {bytes: 100, of: [{trait: one}, {trait: two}]}}");
        rule("same-function", "match: {near: [{call: {class: clipboard}}, {call: {class: network-send}}]}");
        assertThat(matched(trait("one", "a.js", 50), trait("two", "a.js", 150))).containsExactly("close-by");
        assertThat(matched(trait("one", "a.js", 50), trait("two", "a.js", 151))).isEmpty();
        assertThat(matched(trait("one", "a.js", 50), trait("two", "b.js", 50))).isEmpty();
        Feature read = call("vscode.env.clipboard.readText", "clipboard", context("f"), at("a.js", 1));
        assertThat(matched(read, call("dom.fetch", "network-send", context("f"), at("a.js", 9))))
                .containsExactly("same-function");
        assertThat(matched(read, call("dom.fetch", "network-send", context("h"), at("a.js", 9))))
                .isEmpty();
    }

    @Test
    void absence_is_asked_beside_what_is_there() throws IOException {
        rule("no-repository", "match: {all: [{manifest: {path: /name}}, {not: {manifest: {path: /repository}}}]}");
        assertThat(matched(fact("/name", "x"))).containsExactly("no-repository");
        assertThat(matched(fact("/name", "x"), fact("/repository/url", "https://a.example")))
                .isEmpty();
    }

    @Test
    void at_least_gathers_one_finding() throws IOException {
        rule("sweep", "match: {at-least: {n: 2, of: [{trait: ssh}, {trait: aws}, {trait: npm}]}}");
        assertThat(matched(trait("ssh", "a.js", 1))).isEmpty();
        MatchOutcome outcome = match(trait("ssh", "a.js", 1), trait("npm", "b.js", 2), trait("npm", "b.js", 3));
        assertThat(outcome.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).hasSize(2));
    }

    @Test
    void a_rule_sees_the_rules_it_names_and_their_evidence() throws IOException {
        rule("a-combination", "match: {all: [{rule: z-first}, {trait: two}]}");
        rule("z-first", "match: {trait: one}");
        MatchOutcome outcome = match(trait("one", "a.js", 11), trait("two", "b.js", 22));
        assertThat(outcome.findings()).extracting(Finding::rule).containsExactly("a-combination", "z-first");
        assertThat(outcome.findings().get(0).evidence())
                .extracting(evidence -> evidence.location().offset())
                .containsExactly(11L, 22L);
    }

    @Test
    void more_knowledge_changes_severity_and_confidence() throws IOException {
        rule("weighed", "match: {trait: one}\nweigh:\n  - {when: {trait: two}, severity: high, confidence: low}");
        Finding plain = match(trait("one", "a.js", 1)).findings().get(0);
        assertThat(plain.severity()).isEqualTo(Severity.MEDIUM);
        Finding weighed = match(trait("one", "a.js", 1), trait("two", "b.js", 1)).findings().stream()
                .findFirst()
                .orElseThrow();
        assertThat(weighed.severity()).isEqualTo(Severity.HIGH);
        assertThat(weighed.confidence()).isEqualTo(Confidence.LOW);
        assertThat(weighed.fingerprint()).isEqualTo(plain.fingerprint());
    }

    @Test
    void ways_between_the_same_places_are_one_finding_for_each_destination() throws IOException {
        rule("any-flow", "match: {flow: {from: editor-document}}");
        CodeContext context = context("f", Trigger.STARTUP);
        MatchOutcome outcome = match(
                flow("editor-document", "hash", "network-send", context, "https://a.example/"),
                flow("editor-document", "base64-encode", "network-send", context, "https://a.example/"),
                flow("editor-document", "hash", "network-send", context, "https://b.example/"));
        assertThat(outcome.findings()).hasSize(2);
    }

    @Test
    void fingerprints_survive_a_rebuild_and_tell_extensions_apart() throws IOException {
        rule("any-trait", "match: {trait: one}");
        RuleMatcher matcher = new RuleMatcher(rules(), new TestHosts());
        String first = fingerprint(matcher, ID, trait("one", "dist/main.8f3a2b1c.js", 10));
        String rebuilt = fingerprint(matcher, ID, trait("one", "dist/main.00c4d5e6.js", 999));
        String other =
                fingerprint(matcher, new ExtensionId("acme", "other"), trait("one", "dist/main.8f3a2b1c.js", 10));
        assertThat(first).hasSize(32).isEqualTo(rebuilt).isNotEqualTo(other);
    }

    private static String fingerprint(RuleMatcher matcher, ExtensionId id, Feature feature) {
        return matcher.match(id, List.of(feature)).findings().get(0).fingerprint();
    }

    @Test
    void findings_of_a_rule_are_capped_and_the_rest_is_counted() throws IOException {
        rule("any-trait", "match: {trait: one}");
        Feature[] features = IntStream.range(0, 57)
                .mapToObj(i -> trait("one", "file-" + "abcdefgh".charAt(i % 8) + "x".repeat(i) + ".js", i))
                .toArray(Feature[]::new);
        MatchOutcome outcome = match(features);
        assertThat(outcome.findings()).hasSize(20);
        assertThat(outcome.omitted()).containsExactly(java.util.Map.entry("any-trait", 37));
    }

    @Test
    void a_rule_that_fails_is_a_gap_and_the_others_stay() throws IOException {
        rule("breaks", "match: {trait: poison}");
        rule("works", "match: {trait: one}");
        RuleMatcher matcher = new RuleMatcher(rules(), new TestHosts());
        MatchOutcome outcome = matcher.match(ID, leaf -> {
            if (leaf.toString().contains("poison")) {
                throw new IllegalStateException("cannot answer");
            }
            return Stream.of(Hit.of(trait("one", "a.js", 1)));
        });
        assertThat(outcome.findings()).extracting(Finding::rule).containsExactly("works");
        assertThat(outcome.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.RULE_FAILED);
            assertThat(gap.reason()).isEqualTo("rule breaks failed: IllegalStateException: cannot answer");
        });
    }

    @Test
    void the_worst_comes_first() throws IOException {
        rule("a-medium", "match: {trait: one}");
        rule("b-high", "match: {trait: one}\nweigh: [{when: {trait: one}, severity: high}]");
        assertThat(matched(trait("one", "a.js", 1))).containsExactly("b-high", "a-medium");
    }
}
