package dev.vsxray.scanner.match;

import static dev.vsxray.scanner.match.Features.at;
import static dev.vsxray.scanner.match.Features.call;
import static dev.vsxray.scanner.match.Features.context;
import static dev.vsxray.scanner.match.Features.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.CodeContext;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Feature.Dependency;
import dev.vsxray.scanner.model.Feature.DependencyKind;
import dev.vsxray.scanner.model.Feature.FileKind;
import dev.vsxray.scanner.model.Feature.Host;
import dev.vsxray.scanner.model.Feature.HostKind;
import dev.vsxray.scanner.model.Feature.Identity;
import dev.vsxray.scanner.model.Feature.Indicator;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.model.Trigger;
import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.LoadedRules;
import dev.vsxray.signatures.rule.RuleLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One rule for each kind of fact, one fact that it is about, and others that differ from that one in a single respect. */
class LeafMatcherTest {

    private static final ExtensionId ID = new ExtensionId("acme", "sample");

    private static final String CARD = """
            id: rule
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
    private Path directory;

    /** Knows one paste site and one tunnel; below a path the paste site is none. */
    private static final class TestHosts implements HostLookup {
        @Override
        public HostKind kindOf(String host) {
            return host.contains(".") ? HostKind.PUBLIC : HostKind.LOCAL;
        }

        @Override
        public SortedSet<String> classesOf(String host, String path) {
            return switch (host) {
                case "paste.example" -> new TreeSet<>(path.startsWith("/docs") ? List.of() : List.of("paste"));
                case "tunnel.example" -> new TreeSet<>(List.of("tunnel"));
                default -> new TreeSet<>();
            };
        }
    }

    private boolean matches(String match, Feature... features) throws IOException {
        Files.writeString(directory.resolve("rule.yaml"), CARD + "match: " + match + "\n");
        LoadedRules loaded = new RuleLoader(Vocabulary.shipped(), new TreeSet<>(List.of("paste", "tunnel")))
                .load(List.of(directory));
        assertThat(loaded.problems()).isEmpty();
        List<Finding> findings = new RuleMatcher(loaded.rules(), new TestHosts())
                .match(ID, List.of(features))
                .findings();
        return !findings.isEmpty();
    }

    private static Dependency dependency(DependencyKind kind, String name, String version) {
        return new Dependency(kind, name, version, at("package.json", name.length()));
    }

    @Test
    void dependencies() throws IOException {
        String rule =
                "{dependency: {name: [left-*, right], not-name: left-good, kind: bundled, version: {starts-with: '2.'}}}";

        assertThat(matches(rule, dependency(DependencyKind.BUNDLED, "left-bad", "2.1.0")))
                .isTrue();
        assertThat(matches(rule, dependency(DependencyKind.BUNDLED, "right", "2.1.0")))
                .isTrue();
        assertThat(matches(rule, dependency(DependencyKind.BUNDLED, "wrong", "2.1.0")))
                .isFalse();
        assertThat(matches(rule, dependency(DependencyKind.BUNDLED, "left-good", "2.1.0")))
                .isFalse();
        assertThat(matches(rule, dependency(DependencyKind.DECLARED, "left-bad", "2.1.0")))
                .isFalse();
        assertThat(matches(rule, dependency(DependencyKind.BUNDLED, "left-bad", "1.1.0")))
                .isFalse();
    }

    @Test
    void dependenciesAreCounted() throws IOException {
        String rule = "{dependency: {kind: extension-pack, count: {min: 2, max: 3}}}";
        Dependency one = dependency(DependencyKind.EXTENSION_PACK, "acme.one", "");
        Dependency two = dependency(DependencyKind.EXTENSION_PACK, "acme.two", "");
        Dependency three = dependency(DependencyKind.EXTENSION_PACK, "acme.three", "");
        Dependency four = dependency(DependencyKind.EXTENSION_PACK, "acme.four", "");

        assertThat(matches(rule, one)).isFalse();
        assertThat(matches(rule, one, two)).isTrue();
        assertThat(matches(rule, one, two, three)).isTrue();
        assertThat(matches(rule, one, two, three, four)).isFalse();
    }

    private static FileKind file(String path, String actual, String named, long size) {
        return new FileKind(actual, named, size, at(path, 0));
    }

    @Test
    void files() throws IOException {
        String rule = "{file: {kind: pe, named: png, path: 'media/**', not-path: '**/test/**', size: {min: 100}}}";

        assertThat(matches(rule, file("media/a.png", "pe", "png", 100))).isTrue();
        assertThat(matches(rule, file("media/a.png", "elf", "png", 100))).isFalse();
        assertThat(matches(rule, file("media/a.png", "pe", "gif", 100))).isFalse();
        assertThat(matches(rule, file("bin/a.png", "pe", "png", 100))).isFalse();
        assertThat(matches(rule, file("media/test/a.png", "pe", "png", 100))).isFalse();
        assertThat(matches(rule, file("media/a.png", "pe", "png", 99))).isFalse();
    }

    @Test
    void filesThatAreNotWhatTheyAreNamed() throws IOException {
        String rule = "{file: {mismatch: true}}";

        assertThat(matches(rule, file("a.png", "pe", "png", 9))).isTrue();
        assertThat(matches(rule, file("a.png", "png", "png", 9))).isFalse();
        assertThat(matches(rule, file("a.png", "unknown", "png", 9))).isFalse();
        assertThat(matches(rule, file("a", "pe", "unknown", 9))).isFalse();
    }

    private static Host host(String name, HostKind kind, String url, String file) {
        return new Host(name, kind, url, at(file, url.length()));
    }

    @Test
    void hosts() throws IOException {
        String rule = "{host: {class: [paste, tunnel], kind: public, url: {contains: raw}, files: 'dist/**'}}";
        String url = "https://paste.example/raw/1";

        assertThat(matches(rule, host("paste.example", HostKind.PUBLIC, url, "dist/a.js")))
                .isTrue();
        assertThat(matches(rule, host("tunnel.example", HostKind.PUBLIC, "https://tunnel.example/raw", "dist/a.js")))
                .isTrue();
        assertThat(matches(rule, host("other.example", HostKind.PUBLIC, url.replace("paste", "other"), "dist/a.js")))
                .isFalse();
        assertThat(matches(rule, host("paste.example", HostKind.LOCAL, url, "dist/a.js")))
                .isFalse();
        assertThat(matches(rule, host("paste.example", HostKind.PUBLIC, "https://paste.example/1", "dist/a.js")))
                .isFalse();
        assertThat(matches(rule, host("paste.example", HostKind.PUBLIC, url, "src/a.js")))
                .isFalse();
        assertThat(matches(rule, host("paste.example", HostKind.PUBLIC, "https://paste.example/docs/raw", "dist/a.js")))
                .as("a part of the site that is of no such class")
                .isFalse();
    }

    @Test
    void hostsOfOtherClasses() throws IOException {
        String rule = "{host: {suffix: example, not-class: paste}}";

        assertThat(matches(rule, host("a.example", HostKind.PUBLIC, "https://a.example/", "a.js")))
                .isTrue();
        assertThat(matches(rule, host("notexample", HostKind.PUBLIC, "https://notexample/", "a.js")))
                .isFalse();
        assertThat(matches(rule, host("paste.example", HostKind.PUBLIC, "https://paste.example/", "a.js")))
                .isFalse();
    }

    private static Indicator indicator(String kind, String type, String campaign, Confidence confidence) {
        return new Indicator(kind, "bad.example", type, campaign, confidence, at("a.js", 3));
    }

    @Test
    void indicators() throws IOException {
        String rule = "{indicator: {kind: domain, type: malware, confidence: high, campaign: {contains: Glass}}}";

        assertThat(matches(rule, indicator("domain", "malware", "GlassHouse", Confidence.HIGH)))
                .isTrue();
        assertThat(matches(rule, indicator("url", "malware", "GlassHouse", Confidence.HIGH)))
                .isFalse();
        assertThat(matches(rule, indicator("domain", "spam", "GlassHouse", Confidence.HIGH)))
                .isFalse();
        assertThat(matches(rule, indicator("domain", "malware", "GlassHouse", Confidence.LOW)))
                .isFalse();
        assertThat(matches(rule, indicator("domain", "malware", "StoneHouse", Confidence.HIGH)))
                .isFalse();
    }

    private static Identity identity(String publisher, String name, String version, Registry registry) {
        return new Identity(new ExtensionId(publisher, name), version, "", registry, at("package.json", 1));
    }

    @Test
    void identities() throws IOException {
        String rule = "{identity: {publisher: acme, name: tool, version: '1.2.3', registry: open-vsx}}";

        assertThat(matches(rule, identity("acme", "tool", "1.2.3", Registry.OPEN_VSX)))
                .isTrue();
        assertThat(matches(rule, identity("acne", "tool", "1.2.3", Registry.OPEN_VSX)))
                .isFalse();
        assertThat(matches(rule, identity("acme", "fool", "1.2.3", Registry.OPEN_VSX)))
                .isFalse();
        assertThat(matches(rule, identity("acme", "tool", "1.2.4", Registry.OPEN_VSX)))
                .isFalse();
        assertThat(matches(rule, identity("acme", "tool", "1.2.3", Registry.SIDELOADED)))
                .isFalse();
    }

    private static Feature.ApiCall exec(CodeContext context, Feature.Argument... arguments) {
        return new Feature.ApiCall(
                "node:child_process.exec",
                new TreeSet<>(List.of("process-command")),
                List.of(arguments),
                context,
                at("a.js", 40));
    }

    private static Feature.Argument text(String... texts) {
        return new Feature.Argument(List.of(texts), new TreeMap<>());
    }

    @Test
    void argumentsByPlaceAndAnywhere() throws IOException {
        CodeContext context = context("f", Trigger.STARTUP);
        String second = "{call: {api: 'node:child_process.*', argument: {index: 1, equals: id}}}";
        String any = "{call: {class: process-command, argument: {equals: id}}}";

        assertThat(matches(second, exec(context, text("x"), text("id")))).isTrue();
        assertThat(matches(second, exec(context, text("id"), text("x")))).isFalse();
        assertThat(matches(second, exec(context, text("id"))))
                .as("one argument")
                .isFalse();
        assertThat(matches(any, exec(context, text("x"), text("y", "id")))).isTrue();
        assertThat(matches(any, exec(context, text("x")))).isFalse();
        assertThat(matches(any, exec(context))).as("no argument").isFalse();
    }

    @Test
    void codeOfAPackageAndUnderAGuard() throws IOException {
        String rule = "{call: {class: clipboard, package: axios, guarded-by: telemetry-consent, files: 'dist/**'}}";

        assertThat(matches(rule, clipboard(Optional.of("axios"), "telemetry-consent", "dist/a.js")))
                .isTrue();
        assertThat(matches(rule, clipboard(Optional.of("lodash"), "telemetry-consent", "dist/a.js")))
                .isFalse();
        assertThat(matches(rule, clipboard(Optional.empty(), "telemetry-consent", "dist/a.js")))
                .isFalse();
        assertThat(matches(rule, clipboard(Optional.of("axios"), "confirmation", "dist/a.js")))
                .isFalse();
        assertThat(matches(rule, clipboard(Optional.of("axios"), "telemetry-consent", "src/a.js")))
                .isFalse();
    }

    private static Feature.ApiCall clipboard(Optional<String> module, String guard, String file) {
        return call(
                "vscode.env.clipboard.readText",
                "clipboard",
                new CodeContext(
                        List.of(new CodeContext.Way(List.of(Trigger.TIMER), List.of(guard))), "f", module, List.of()),
                at(file, 5));
    }

    @Test
    void aTimerBeginsNothingThatACommandSet() throws IOException {
        String rule = "{call: {class: clipboard, unless-trigger: user-command}}";

        assertThat(matches(rule, clipboardAfter(Trigger.TIMER))).isTrue();
        assertThat(matches(rule, clipboardAfter(Trigger.TIMER, Trigger.USER_COMMAND)))
                .isFalse();
        assertThat(matches(rule, clipboardAfter(Trigger.TIMER, Trigger.STARTUP)))
                .isTrue();
    }

    private static Feature.ApiCall clipboardAfter(Trigger... triggers) {
        return call("vscode.env.clipboard.readText", "clipboard", context("f", triggers), at("a.js", 5));
    }

    @Test
    void farEnds() throws IOException {
        CodeContext context = context("f", Trigger.STARTUP);
        String known = "{flow: {to: network-send, destination: {class: paste}}}";
        String unknown = "{flow: {to: network-send, destination: {unknown: true}}}";
        String text = "{flow: {to: network-send, destination: {contains: secret}}}";
        String others = "{flow: {to: network-send, destination: {not-suffix: acme.example}}}";

        assertThat(matches(known, sent(context, "https://paste.example/x"))).isTrue();
        assertThat(matches(known, sent(context, "https://acme.example/x"))).isFalse();
        assertThat(matches(known, sent(context, "https://acme.example/x", "https://paste.example/x")))
                .isTrue();
        assertThat(matches(known, sent(context))).isFalse();
        assertThat(matches(unknown, sent(context))).isTrue();
        assertThat(matches(unknown, sent(context, "…"))).isTrue();
        assertThat(matches(text, sent(context, "…/secret")))
                .as("no host, and the text asked for")
                .isTrue();
        assertThat(matches(text, sent(context, "…/public"))).isFalse();
        assertThat(matches(others, sent(context, "https://paste.example/x"))).isTrue();
        assertThat(matches(others, sent(context, "https://api.acme.example/x"))).isFalse();
    }

    private static Feature.Flow sent(CodeContext context, String... destinations) {
        return flow("clipboard", "hash", "network-send", context, destinations);
    }

    @Test
    void waysThroughThatExcuse() throws IOException {
        CodeContext context = context("f", Trigger.STARTUP);
        String rule = "{flow: {from: clipboard, not-through: hash, api: 'node:https.*'}}";

        assertThat(matches(rule, flow("clipboard", "base64-encode", "network-send", context)))
                .isTrue();
        assertThat(matches(rule, flow("clipboard", "hash", "network-send", context)))
                .isFalse();
        assertThat(matches(
                        rule.replace("https.*", "dgram.*"),
                        flow("clipboard", "base64-encode", "network-send", context)))
                .isFalse();
    }
}
