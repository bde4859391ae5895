package dev.vsxray.nightly.past;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vsxray.scanner.Observations;
import dev.vsxray.scanner.RuleDigests;
import dev.vsxray.scanner.model.CodeContext;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.model.Trigger;
import dev.vsxray.signatures.rule.Confidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PastContentsTest {

    private static final Instant NIGHT = Instant.parse("2026-11-23T02:00:00Z");
    private static final String CONTENT = "9c".repeat(32);

    @TempDir
    private Path folder;

    @Test
    void givesBackEveryKindOfFeatureAsItWas() throws IOException {
        PastContents contents = contents(0);
        assertThat(seen().features()).extracting(Feature::getClass).containsExactlyInAnyOrderElementsOf(features());
        contents.keep(CONTENT, seen());
        assertThat(contents.has(CONTENT)).isTrue();
        assertThat(contents.of(CONTENT)).contains(seen());
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void hasNothingWhereNothingWasKept() {
        assertThat(contents(0).has(CONTENT)).isFalse();
        assertThat(contents(0).of(CONTENT)).isEmpty();
        assertThat(contents(0).of(""))
                .as("of what could not be read the history has no digest")
                .isEmpty();
        assertThat(contents(0).has("")).isFalse();
    }

    @Test
    void whatIsTornIsNotKept() throws IOException {
        contents(0).keep(CONTENT, seen());
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(contents(0).of(CONTENT)).isEmpty();
    }

    /** Facts that this build does not know, or that it would miss, are not guessed. */
    @Test
    void whatAnotherBuildKeptInOtherWordsIsNotKept() throws IOException {
        for (String change : List.of("add", "remove", "unknown kind")) {
            contents(0).keep(CONTENT, seen());
            ObjectNode root = (ObjectNode) read();
            ObjectNode host = (ObjectNode) root.withArray("features").get(3);
            assertThat(host.get("feature").asText()).isEqualTo("Host");
            switch (change) {
                case "add" -> host.put("port", "443");
                case "remove" -> host.remove("url");
                default -> host.put("feature", "Dream");
            }
            write(root);
            assertThat(contents(0).of(CONTENT)).as(change).isEmpty();
        }
    }

    @Test
    void forgetsWhatLeftAQuarterOfAYearAgo() throws IOException {
        contents(0).keep(CONTENT, seen());
        contents(60).stillThere(CONTENT);
        contents(60 + 90).forgetWhatLeft();
        assertThat(contents(60 + 90).has(CONTENT)).isTrue();
        contents(60 + 96).forgetWhatLeft();
        assertThat(contents(60 + 96).has(CONTENT)).isFalse();
    }

    private PastContents contents(int days) {
        return new PastContents(folder, Clock.fixed(NIGHT.plus(Duration.ofDays(days)), ZoneOffset.UTC));
    }

    private Path file() {
        return folder.resolve("9c").resolve(CONTENT + ".json.gz");
    }

    private JsonNode read() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file()))) {
            return new ObjectMapper().readTree(in);
        }
    }

    private void write(JsonNode root) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file()))) {
            new ObjectMapper().writeValue(out, root);
        }
    }

    @SuppressWarnings("unchecked") // Each is a feature, since only features are permitted.
    private static List<Class<? extends Feature>> features() {
        return List.of((Class<? extends Feature>[]) Feature.class.getPermittedSubclasses());
    }

    /** One of each kind, with a lone surrogate where text of an extension stands. */
    private static Observations seen() {
        Evidence source = new Evidence(
                Evidence.Role.SOURCE,
                new Location("a.js", 7, 2, 3),
                "the document",
                "t\ud800\u202e",
                List.of(new Decoding("base64", "plain")),
                true);
        Evidence sink = Evidence.match(new Location("b.js", 11, 5, 13), "sent", "send(t)");
        CodeContext inModule = new CodeContext(
                List.of(
                        new CodeContext.Way(List.of(Trigger.TIMER), List.of("telemetry-consent")),
                        new CodeContext.Way(List.of(Trigger.USER_COMMAND), List.of())),
                "f:4",
                Optional.of("ws"),
                List.of("base64", "eval"));
        CodeContext plain = new CodeContext(List.of(), "f:9", Optional.empty(), List.of());
        ExtensionId id = new ExtensionId("Acme", "notes");
        Feature.Identity identity = new Feature.Identity(id, "1.1.0", "linux-x64", Registry.OPEN_VSX, sink);
        return new Observations(
                identity,
                List.of(
                        identity,
                        new Feature.ApiCall(
                                "node:https.request",
                                new TreeSet<>(List.of("network-send")),
                                List.of(new Feature.Argument(List.of("POST"), new TreeMap<>(Map.of("port", "443")))),
                                inModule,
                                sink),
                        new Feature.Flow(
                                "editor-document",
                                new TreeSet<>(List.of("json")),
                                "network-send",
                                "dom.fetch",
                                List.of("https://collect.example/"),
                                plain,
                                List.of(source, sink)),
                        new Feature.Host("collect.example", Feature.HostKind.PUBLIC, "https://collect.example/u", sink),
                        new Feature.Text("rule-a#0", "found", Feature.TextOrigin.LAYER, source),
                        new Feature.FileKind("png", "javascript", 4711, sink),
                        new Feature.Trait("hidden-iframe", new TreeMap<>(Map.of("width", "0")), source),
                        new Feature.ManifestFact("/displayName", "Notes", sink),
                        new Feature.Dependency(Feature.DependencyKind.BUNDLED, "left-pad", "1.3.0", sink),
                        new Feature.Indicator("domain", "collect.example", "malware", "", Confidence.LOW, sink)),
                new TreeMap<>(Map.of("a.js", "ab".repeat(32))),
                new RuleDigests(
                        new TreeMap<>(Map.of("rule-a", "cd".repeat(32))), new TreeSet<>(List.of("hidden-iframe"))));
    }
}
