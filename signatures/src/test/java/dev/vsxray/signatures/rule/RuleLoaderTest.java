package dev.vsxray.signatures.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.signatures.catalogue.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleLoaderTest {

    private static final String CARD = """
            title: Says something
            severity: low
            confidence: medium
            maturity: experimental
            attack: [T1059.007]
            explanation: What it means.
            looks-alike: What resembles it.
            check-next: Where to look.
            remediation: What to do.
            """;

    @TempDir
    Path directory;

    private LoadedRules load(Path... directories) {
        RuleLoader loader = new RuleLoader(Vocabulary.shipped(), new TreeSet<>(List.of("paste", "tunnel")));
        return loader.load(List.of(directories));
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void rule(String id, String match) throws IOException {
        write("execution/" + id + ".yaml", "id: " + id + "\n" + CARD + match + "\n");
    }

    private List<String> problems() {
        return load(directory).problems().stream()
                .map(problem ->
                        problem.toString().substring(directory.toString().length() + 1))
                .toList();
    }

    @Test
    void reads_a_flow() throws IOException {
        rule("sends-documents", """
                match:
                  flow:
                    from: editor-document
                    through: [base64-encode, hex-encode]
                    to: [network-send, webview-message]
                    trigger: [document-event, timer]
                    unless-trigger: user-command
                    unless: telemetry-consent
                    destination: {kind: [public, public-ip], not-suffix: example.com, unknown: true}
                    assumed: false
                    layer: true
                """);
        LoadedRules loaded = load(directory);
        assertThat(loaded.problems()).isEmpty();
        Rule rule = loaded.rules().find("sends-documents").orElseThrow();
        assertThat(rule.tactic()).isEqualTo(Tactic.EXECUTION);
        assertThat(rule.scope()).isEqualTo(Scope.EXTENSION);
        assertThat(rule.match()).isInstanceOfSatisfying(Predicate.Flow.class, flow -> {
            assertThat(flow.from()).containsExactly("editor-document");
            assertThat(flow.to()).containsExactly("network-send", "webview-message");
            assertThat(flow.through()).containsExactly("base64-encode", "hex-encode");
            assertThat(flow.assumed()).isFalse();
            assertThat(flow.context().layer()).contains(true);
            assertThat(flow.context().triggers()).containsExactly("document-event", "timer");
            assertThat(flow.context().unlessTriggers()).containsExactly("user-command");
            assertThat(flow.context().unless()).containsExactly("telemetry-consent");
            assertThat(flow.destination().orElseThrow().unknown()).isTrue();
            assertThat(flow.destination().orElseThrow().host().kinds()).containsExactly("public", "public-ip");
        });
    }

    @Test
    void text_patterns_get_ids_and_anchors() throws IOException {
        rule("looks-for-texts", """
                match:
                  any:
                    - text: {literal: [xmrig, stratum+tcp], ignore-case: true, in: [file, layer]}
                    - text: {regex: 'sk_live_[0-9a-z]{24}', files: '*.{js,json}', window: 64}
                """);
        assertThat(load(directory).problems()).isEmpty();
        assertThat(load(directory).rules().patterns().patterns())
                .satisfiesExactly(
                        literal -> {
                            assertThat(literal.id()).isEqualTo("looks-for-texts#1");
                            assertThat(literal.anchors()).containsExactly("xmrig", "stratum+tcp");
                            assertThat(literal.regex()).isEmpty();
                            assertThat(literal.ignoreCase()).isTrue();
                        },
                        regex -> {
                            assertThat(regex.id()).isEqualTo("looks-for-texts#2");
                            assertThat(regex.anchors()).containsExactly("sk_live_");
                            assertThat(regex.windowBytes()).isEqualTo(64);
                            assertThat(regex.appliesTo("dist/extension.js")).isTrue();
                            assertThat(regex.appliesTo("README.md")).isFalse();
                        });
    }

    @Test
    void a_flag_for_letter_case_may_stand_in_the_regex() throws IOException {
        rule("any-case", "match: {text: {regex: '(?i)Stratum\\+tcp'}}");
        assertThat(load(directory).problems()).isEmpty();
        assertThat(load(directory).rules().patterns().patterns())
                .singleElement()
                .satisfies(pattern -> {
                    assertThat(pattern.ignoreCase()).isTrue();
                    assertThat(pattern.anchors()).containsExactly("Stratum+tcp");
                    assertThat(pattern.regex().orElseThrow().matches("STRATUM+TCP"))
                            .isTrue();
                });
    }

    @Test
    void a_list_of_texts_asks_for_one_of_them() throws IOException {
        rule("one-of", "match: {trait: {name: x, facts: {context: [call, file]}}}");
        assertThat(load(directory).problems()).isEmpty();
        Predicate.Trait trait = (Predicate.Trait)
                load(directory).rules().find("one-of").orElseThrow().match();
        assertThat(trait.facts().get("context").holdsFor("file")).isTrue();
        assertThat(trait.facts().get("context").holdsFor("string")).isFalse();
    }

    @Test
    void reports_every_mistake_of_a_file_with_its_place() throws IOException {
        write("execution/many-mistakes.yaml", """
                id: many-mistakes
                title: Says something
                severity: hihg
                confidence: high
                maturity: stable
                attack: [T99]
                match:
                  all:
                    - flow: {from: editor-documents, to: network-send}
                    - text: {regex: '[a-z]+'}
                    - txet: {literal: hello}
                explanation: What it means.
                looks-alike: What resembles it.
                remediation: What to do.
                references: ["javascript:alert(1)"]
                colour: red
                """);
        assertThat(problems())
                .satisfiesExactly(
                        missing -> assertThat(missing)
                                .isEqualTo("execution/many-mistakes.yaml:1:1: expected the field \"check-next\", found"
                                        + " none; add it"),
                        severity -> assertThat(severity)
                                .isEqualTo("execution/many-mistakes.yaml:3:11: expected one of info, low, medium, high,"
                                        + " critical, found \"hihg\"; did you mean \"high\"?"),
                        attack -> assertThat(attack)
                                .startsWith("execution/many-mistakes.yaml:6:10: expected a technique id"),
                        source -> assertThat(source)
                                .startsWith("execution/many-mistakes.yaml:9:20: ")
                                .endsWith("did you mean \"editor-document\"?"),
                        anchors -> assertThat(anchors)
                                .startsWith("execution/many-mistakes.yaml:10:14: ")
                                .contains("none that can be told; add \"anchors\""),
                        predicate -> assertThat(predicate)
                                .startsWith("execution/many-mistakes.yaml:11:7: ")
                                .endsWith("did you mean \"text\"?"),
                        reference -> assertThat(reference)
                                .startsWith("execution/many-mistakes.yaml:15:14: expected an https URL"),
                        field -> assertThat(field)
                                .startsWith("execution/many-mistakes.yaml:16:1: expected one of")
                                .contains("found \"colour\""));
    }

    @Test
    void broken_yaml_is_a_problem_with_a_place() throws IOException {
        write("execution/broken.yaml", "id: broken\nmatch: [unclosed\ntitle: x\n");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("execution/broken.yaml:3:")
                .contains("valid YAML");
    }

    @Test
    void an_empty_file_is_a_problem() throws IOException {
        write("execution/empty.yaml", "");
        assertThat(problems()).singleElement().asString().contains("found nothing");
    }

    @Test
    void the_file_is_named_after_the_rule() throws IOException {
        write("execution/other-name.yaml", "id: one-name\n" + CARD + "match: {trait: x}\n");
        assertThat(problems()).singleElement().asString().contains("other-name", "rename one of the two");
    }

    @Test
    void a_rule_that_holds_by_absence_alone_has_nothing_to_show() throws IOException {
        rule("blind", "match: {not: {manifest: {path: /repository}}}");
        assertThat(problems()).singleElement().asString().contains("expected a predicate that shows evidence");
    }

    @Test
    void a_rule_outside_the_tactic_folders_says_its_tactic() throws IOException {
        write("ours/flat.yaml", "id: flat\n" + CARD + "match: {trait: x}\n");
        write("ours/says-so.yaml", "id: says-so\ntactic: impact\n" + CARD + "match: {trait: x}\n");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("ours/flat.yaml:1:1")
                .contains("\"tactic\"");
        assertThat(load(directory).rules().find("says-so").orElseThrow().tactic())
                .isEqualTo(Tactic.IMPACT);
    }

    @Test
    void a_later_directory_overrides_by_id() throws IOException {
        write("shipped/execution/same.yaml", "id: same\n" + CARD + "match: {trait: first}\n");
        write("user/execution/same.yaml", "id: same\n" + CARD + "match: {trait: second}\n");
        LoadedRules loaded = load(directory.resolve("shipped"), directory.resolve("user"));
        LoadedRules reversed = load(directory.resolve("user"), directory.resolve("shipped"));
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.overridden()).containsExactly("same");
        assertThat(traitOf(loaded)).isEqualTo("second");
        assertThat(traitOf(reversed)).isEqualTo("first");
    }

    private static String traitOf(LoadedRules loaded) {
        return ((Predicate.Trait) loaded.rules().find("same").orElseThrow().match())
                .names()
                .first();
    }

    @Test
    void rules_come_after_those_they_name() throws IOException {
        rule("a-names-b", "match: {rule: b-names-c}");
        rule("b-names-c", "match: {rule: c-alone}");
        rule("c-alone", "match: {trait: x}");
        assertThat(load(directory).rules().inOrder())
                .extracting(Rule::id)
                .containsExactly("c-alone", "b-names-c", "a-names-b");
    }

    @Test
    void rules_in_a_circle_are_problems_and_the_others_stay() throws IOException {
        rule("left", "match: {rule: right}");
        rule("right", "match: {rule: left}");
        rule("alone", "match: {trait: x}");
        LoadedRules loaded = load(directory);
        assertThat(loaded.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.expected()).contains("do not depend on each other"));
        assertThat(loaded.rules().rules()).extracting(Rule::id).containsExactly("alone");
    }

    @Test
    void a_rule_that_is_not_there_is_a_problem() throws IOException {
        rule("names-nobody", "match: {rule: somebodi}");
        rule("somebody", "match: {trait: x}");
        assertThat(problems()).singleElement().asString().contains("did you mean \"somebody\"?");
    }

    @Test
    void a_capability_is_a_rule_of_that_folder() throws IOException {
        rule("names-a-capability", "match: {capability: network}");
        rule("network", "match: {trait: x}");
        assertThat(problems()).singleElement().asString().contains("a rule of the folder \"capability\"");
    }

    @Test
    void examples_may_be_text_bytes_or_a_folder() throws IOException {
        write("execution/samples/package.json", "{}");
        write("execution/samples/lib/a.js", "1");
        rule("has-examples", """
                match: {trait: x}
                examples:
                  - name: inline
                    files:
                      a.txt: hello
                      b.bin: "hex: 4d 5a"
                      c.bin: "base64:AAEC"
                      d.bin: !!binary AwQ=
                  - name: from a folder
                    files-from: samples
                """);
        assertThat(problems()).isEmpty();
        List<Example> examples =
                load(directory).rules().find("has-examples").orElseThrow().examples();
        assertThat(examples.get(0).files())
                .extracting(Example.ExampleFile::bytes)
                .containsExactly("hello".getBytes(), new byte[] {0x4d, 0x5a}, new byte[] {0, 1, 2}, new byte[] {3, 4});
        assertThat(examples.get(1).files())
                .extracting(Example.ExampleFile::path)
                .containsExactly("lib/a.js", "package.json");
    }

    @Test
    void the_digest_follows_the_rules_and_not_their_place() throws IOException {
        write("one/execution/same.yaml", "id: same\n" + CARD + "match: {trait: first}\n");
        write("two/execution/same.yaml", ("id: same\n" + CARD + "match: {trait: first}\n").replace("\n", "\r\n"));
        write("three/execution/same.yaml", "id: same\n" + CARD + "match: {trait: second}\n");
        String one = load(directory.resolve("one")).rules().digest();
        assertThat(one).startsWith("sha256:").hasSize("sha256:".length() + 64);
        assertThat(load(directory.resolve("two")).rules().digest()).isEqualTo(one);
        assertThat(load(directory.resolve("three")).rules().digest()).isNotEqualTo(one);
    }
}
