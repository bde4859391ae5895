package dev.vsxray.online.intelligence;

import static dev.vsxray.online.Fixtures.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vsxray.online.Fixtures;
import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.ExtensionIndicator;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ThreatType;
import dev.vsxray.signatures.intelligence.bundle.BundleSignature;
import dev.vsxray.signatures.intelligence.bundle.IntelligenceBundle;
import dev.vsxray.signatures.intelligence.bundle.SigningKeys;
import dev.vsxray.signatures.intelligence.store.IntelligenceStore;
import dev.vsxray.signatures.vulnerability.Vulnerabilities;
import dev.vsxray.signatures.vulnerability.VulnerabilityStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong: the old intelligence stays in force, and the user is told. */
class IntelligenceUpdateTest {

    private static final String HEAD = "| Extension Identifier | Removal Date | Type |\n| --- | --- | --- |\n";

    private final MockWebServer server = new MockWebServer();
    private List<PublicKey> trusted = List.of();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takesAFeedAndShowsWhatIsNew() throws Exception {
        serve(removed("9/1/2026", "acme.a", "acme.b"));
        update();
        serve(removed("9/2/2026", "acme.b", "acme.c", "acme.d"));

        assertThat(update()).isInstanceOfSatisfying(FeedOutcome.Taken.class, taken -> {
            assertThat(taken.difference().extensions().added()).hasSize(2);
            assertThat(taken.entries()).isEqualTo(3);
        });
        assertThat(inForce()).containsExactly("acme.b", "acme.c", "acme.d");
    }

    @Test
    void anInterruptedUpdateChangesNothing() throws Exception {
        serve(removed("9/1/2026", "acme.a"));
        update();
        for (int attempt = 0; attempt < 3; attempt++) {
            server.enqueue(answer(200, removed("9/2/2026", "acme.b"))
                    .setHeader("Content-Length", "9000")
                    .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                    .build());
        }

        assertThat(update())
                .isInstanceOfSatisfying(
                        FeedOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("broke off"));
        assertThat(inForce()).containsExactly("acme.a");
    }

    @Test
    void aPageInPlaceOfTheFeedChangesNothing() throws Exception {
        serve(removed("9/1/2026", "acme.a"));
        update();
        serve("<html>Sign in to the hotel network</html>");

        assertThat(update()).isInstanceOf(FeedOutcome.Failed.class);
        assertThat(inForce()).containsExactly("acme.a");
    }

    @Test
    void aShrunkenFeedIsRefusedUnlessForced() throws Exception {
        serve(removed(
                "9/1/2026",
                "acme.a",
                "acme.b",
                "acme.c",
                "acme.d",
                "acme.e",
                "acme.f",
                "acme.g",
                "acme.h",
                "acme.i",
                "acme.j"));
        update();
        serve(removed("9/1/2026", "acme.a"));
        assertThat(update()).isEqualTo(new FeedOutcome.Refused("It has only 1 extensions where 10 are in force."));
        assertThat(inForce()).hasSize(10);

        serve(removed("9/1/2026", "acme.a"));
        assertThat(updater().update(feed("removed-packages", "/feed"), true)).isInstanceOf(FeedOutcome.Taken.class);
    }

    @Test
    void anOldCopyIsRefused() throws Exception {
        serve(removed("9/2/2026", "acme.a"));
        update();
        serve(removed("9/1/2026", "acme.b"));

        assertThat(update())
                .isEqualTo(new FeedOutcome.Refused(
                        "Its newest entry is of 2026-09-01; the one in force has one of 2026-09-02."));
        assertThat(inForce()).containsExactly("acme.a");
    }

    @Test
    void absenceAndRefusalChangeNothing() throws Exception {
        serve(removed("9/1/2026", "acme.a"));
        update();
        server.enqueue(answer(404, "").build());
        assertThat(update()).isInstanceOf(FeedOutcome.Failed.class);
        server.enqueue(answer(429, "").setHeader("Retry-After", "9999").build());
        assertThat(update()).isInstanceOf(FeedOutcome.Failed.class);
        assertThat(inForce()).containsExactly("acme.a");
    }

    @Test
    void aBundleMustBeWholeAndSignedByATrustedKey() throws Exception {
        KeyPair team = SigningKeys.generate();
        trusted = List.of(team.getPublic());
        byte[] good = bundle(team, "2026-11-20T00:00:00Z", "acme.a");
        ConfiguredFeed feed = feed("bundle", "/team.vsxi");
        server.enqueue(Fixtures.bytes(good));
        assertThat(updater().update(feed, false)).isInstanceOf(FeedOutcome.Taken.class);

        server.enqueue(Fixtures.bytes(Arrays.copyOf(good, good.length - 200)));
        assertThat(reason(updater().update(feed, false))).contains("not signed, or its end is missing");
        server.enqueue(Fixtures.bytes(new String(good, StandardCharsets.UTF_8)
                .replace("acme.a", "acme.x")
                .getBytes(StandardCharsets.UTF_8)));
        assertThat(reason(updater().update(feed, false))).contains("its signature does not fit");
        server.enqueue(Fixtures.bytes(bundle(SigningKeys.generate(), "2026-11-21T00:00:00Z", "acme.b")));
        assertThat(reason(updater().update(feed, false))).contains("a key that is not trusted here");
        server.enqueue(Fixtures.bytes(bundle(team, "2026-11-19T00:00:00Z", "acme.b")));
        assertThat(updater().update(feed, false))
                .isInstanceOfSatisfying(
                        FeedOutcome.Refused.class,
                        older -> assertThat(older.reason())
                                .contains("made 2026-11-19T00:00:00Z, before the one in force"));
        assertThat(inForce()).containsExactly("acme.a");
    }

    @Test
    void readsTheRecordsOfAnOsvZip() throws Exception {
        String record =
                "{\n \"id\": \"MAL-2026-7\", \"published\": \"2026-05-01T00:00:00Z\", \"affected\": [{\"package\":"
                        + " {\"ecosystem\": \"VSCode\", \"name\": \"acme.tool\"}, \"versions\": [\"1.2.3\"]}]}";
        Map<String, byte[]> entries = new TreeMap<>();
        entries.put("MAL-2026-7.json", record.getBytes(StandardCharsets.UTF_8));
        entries.put("GHSA-aaaa.json", "{\"id\": \"GHSA-aaaa\"}".getBytes(StandardCharsets.UTF_8));
        byte[] zip = Fixtures.zip(entries);
        server.enqueue(Fixtures.bytes(zip));
        assertThat(updater().update(feed("osv-zip", "/all.zip"), false)).isInstanceOf(FeedOutcome.Taken.class);
        assertThat(inForce()).containsExactly("acme.tool");

        server.enqueue(Fixtures.bytes(Arrays.copyOf(zip, zip.length - 60)));
        assertThat(updater().update(feed("osv-zip", "/all.zip"), false)).isInstanceOf(FeedOutcome.Failed.class);
    }

    @Test
    void keepsKnownVulnerabilitiesApartFromAccusations() throws Exception {
        String record =
                "{\"id\": \"GHSA-aaaa-bbbb-cccc\", \"affected\": [{\"package\": {\"ecosystem\": \"npm\", \"name\":"
                        + " \"left-pad\"}, \"ranges\": [{\"type\": \"SEMVER\", \"events\": [{\"introduced\": \"1.0.0\"},"
                        + " {\"fixed\": \"1.3.0\"}]}]}]}";
        server.enqueue(Fixtures.bytes(Fixtures.zip(Map.of(
                "GHSA-aaaa-bbbb-cccc.json",
                record.getBytes(StandardCharsets.UTF_8),
                "MAL-2026-8.json",
                record.replace("GHSA-aaaa-bbbb-cccc", "MAL-2026-8").getBytes(StandardCharsets.UTF_8)))));

        assertThat(updater().update(feed("osv-npm-vulnerabilities", "/all.zip"), false))
                .isEqualTo(new FeedOutcome.Known(0, 1));
        Vulnerabilities known = new Vulnerabilities(new VulnerabilityStore(folder.resolve("state")).read());
        assertThat(known.of("left-pad", "1.2.9")).containsExactly("GHSA-aaaa-bbbb-cccc");
        assertThat(known.of("left-pad", "1.3.0")).isEmpty();
        assertThat(known.of("left-pad", "")).isEmpty();
        assertThat(store().contents().feeds()).isEmpty();

        server.enqueue(Fixtures.bytes(Fixtures.zip(Map.of("MAL-2026-9.json", "{}".getBytes(StandardCharsets.UTF_8)))));
        assertThat(updater().update(feed("osv-npm-vulnerabilities", "/all.zip"), false))
                .isEqualTo(new FeedOutcome.Refused("It has only 0 vulnerabilities where 1 are in force."));
    }

    @Test
    void takesAFileFromAShare() throws Exception {
        Files.writeString(folder.resolve("ours.txt"), "acme.a\n");
        Path configuration = Files.writeString(
                folder.resolve("feeds.json"),
                "{\"feeds\": [{\"name\": \"feed\", \"location\": \"ours.txt\", \"format\": \"list\"}]}");

        assertThat(updater().update(FeedConfiguration.read(configuration).get(0), false))
                .isInstanceOf(FeedOutcome.Taken.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aConfigurationThatIsWrongSaysWhere() throws Exception {
        Path file = folder.resolve("feeds.json");
        Files.writeString(
                file, "{\"feeds\": [{\"name\": \"a\", \"location\": \"ftp://x.example/\", \"format\": \"list\"}]}");
        assertThatThrownBy(() -> FeedConfiguration.read(file)).hasMessageContaining("feed 1: \"location\" is neither");
        Files.writeString(file, "{\"feeds\": [{\"name\": \"a\", \"location\": \"b\", \"format\": \"lists\"}]}");
        assertThatThrownBy(() -> FeedConfiguration.read(file)).hasMessageContaining("\"format\" is unknown: lists");
        Files.writeString(file, "{\"feeds\": [{\"name\": \"a\", \"url\": \"b\", \"format\": \"list\"}]}");
        assertThatThrownBy(() -> FeedConfiguration.read(file)).hasMessageContaining("found [url]");
        Files.writeString(file, "{\"feeds\":");
        assertThatThrownBy(() -> FeedConfiguration.read(file)).hasMessageContaining("expected JSON");
        Files.write(file, new byte[] {'{', 0, 0, 0, 0, 0, 0, 0, 20, 20, 20, 20});
        assertThatThrownBy(() -> FeedConfiguration.read(file)).hasMessageContaining("expected JSON in UTF-8");
    }

    @Test
    void theFeedsThatShipCanBeRead() {
        assertThat(FeedConfiguration.shipped())
                .extracting(ConfiguredFeed::name)
                .doesNotHaveDuplicates()
                .contains("ms-removed-packages", "osv-vscode");
        assertThat(FeedConfiguration.shipped())
                .allSatisfy(feed -> assertThat(feed.location()).hasScheme("https"));
    }

    private static String reason(FeedOutcome outcome) {
        return ((FeedOutcome.Failed) outcome).reason();
    }

    private static byte[] bundle(KeyPair key, String made, String id) {
        ExtensionIndicator row = new ExtensionIndicator(
                id,
                "ours",
                ThreatType.MALWARE,
                Optional.empty(),
                ListedRegistry.BOTH,
                AffectedVersions.ALL,
                "malware",
                "https://team.example/");
        IntelligenceSet set =
                new IntelligenceSet(LocalDate.of(2026, 11, 20), List.of(), List.of(row), List.of(), List.of());
        return BundleSignature.sign(
                new IntelligenceBundle(Instant.parse(made), set), key.getPrivate(), key.getPublic());
    }

    private static String removed(String date, String... ids) {
        StringBuilder table = new StringBuilder(HEAD);
        for (String id : ids) {
            table.append("| ").append(id).append(" | ").append(date).append(" | Malware |\n");
        }
        return table.toString();
    }

    private void serve(String body) {
        server.enqueue(answer(200, body).build());
    }

    private FeedOutcome update() throws IOException {
        return updater().update(feed("removed-packages", "/feed"), false);
    }

    private IntelligenceUpdate updater() throws IOException {
        return new IntelligenceUpdate(
                Fixtures.web(), store(), new VulnerabilityStore(folder.resolve("state")), trusted, Fixtures.CLOCK);
    }

    private IntelligenceStore store() {
        return new IntelligenceStore(folder.resolve("state"));
    }

    private List<String> inForce() throws IOException {
        return store().find("feed").orElseThrow().bundle().set().extensions().stream()
                .map(ExtensionIndicator::id)
                .toList();
    }

    private ConfiguredFeed feed(String format, String path) throws IOException {
        Path file = Files.writeString(
                folder.resolve("one.json"),
                "{\"feeds\": [{\"name\": \"feed\", \"location\": \"" + server.url(path) + "\", \"format\": \"" + format
                        + "\"}]}");
        return FeedConfiguration.read(file).get(0);
    }
}
