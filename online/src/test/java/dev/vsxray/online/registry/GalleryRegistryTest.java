package dev.vsxray.online.registry;

import static dev.vsxray.online.Fixtures.answer;
import static dev.vsxray.online.Fixtures.gallery;
import static dev.vsxray.online.Fixtures.json;
import static dev.vsxray.online.Fixtures.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.online.Fixtures;
import dev.vsxray.scanner.model.ExtensionId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GalleryRegistryTest {

    private static final ExtensionId TOOL = new ExtensionId("acme", "Tool");

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsAListing() throws Exception {
        server.enqueue(
                json(
                        gallery(
                                tool(
                                        "validated, public",
                                        "{\"assetType\": \"Microsoft.VisualStudio.Services.VsixSignature\", \"source\": \"https://files.example/sig\"}"))));

        Listing listing = find().known().orElseThrow();

        assertThat(listing.id()).isEqualTo(TOOL);
        assertThat(listing.displayName()).isEqualTo("Acme Tool");
        assertThat(listing.publisher())
                .isEqualTo(new Publisher(
                        "Acme", "Acme Corp", Optional.of(true), Optional.of("https://acme.example"), Optional.empty()));
        assertThat(listing.firstPublished()).contains(Instant.parse("2024-01-02T03:04:05.6Z"));
        assertThat(listing.lastUpdated()).contains(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(listing.installs()).contains(1234L);
        assertThat(listing.rating()).contains(4.25);
        assertThat(listing.ratings()).contains(17L);
        assertThat(listing.releases()).hasSize(5);
        assertThat(listing.releases().get(1).assets().signature()).contains(URI.create("https://files.example/sig"));
        assertThat(listing.releases().get(1).assets().archive())
                .isEqualTo(server.url(
                                "/gallery/publishers/Acme/vsextensions/tool/1.2.0/vspackage?targetPlatform=linux-x64")
                        .uri());
    }

    @Test
    void choosesThePackageAnEditorWouldTake() throws Exception {
        server.enqueue(json(gallery(tool("validated, public", ""))));

        Listing listing = find().known().orElseThrow();

        assertThat(listing.release(Optional.empty(), "linux-x64").orElseThrow().targetPlatform())
                .isEqualTo("linux-x64");
        assertThat(listing.release(Optional.empty(), "darwin-arm64")
                        .orElseThrow()
                        .targetPlatform())
                .isEmpty();
        assertThat(listing.release(Optional.empty(), "darwin-arm64")
                        .orElseThrow()
                        .version())
                .isEqualTo("1.2.0");
        assertThat(listing.release(Optional.of("1.3.0"), "web").orElseThrow().preRelease())
                .isTrue();
        assertThat(listing.release(Optional.of("9.9.9"), "web")).isEmpty();
    }

    @Test
    void asksForTheIdAndNothingElse() throws Exception {
        server.enqueue(json(gallery("")));
        find();

        String body = server.takeRequest().getBody().utf8();
        assertThat(body).contains("{\"filterType\":7,\"value\":\"acme.Tool\"}", "\"flags\":407");
    }

    @Test
    void anEmptyListSaysThatItIsNotThere() throws Exception {
        server.enqueue(json(gallery("")));

        assertThat(find()).isEqualTo(new RegistryAnswer.NotFound<>());
    }

    @Test
    void aWithdrawnExtensionIsTold() throws Exception {
        server.enqueue(json(gallery(tool("validated, unpublished", ""))));

        assertThat(find()).isInstanceOf(RegistryAnswer.Unpublished.class);
    }

    @Test
    void noErrorSaysThatItIsNotThere() throws Exception {
        for (int status : new int[] {400, 401, 403, 404}) {
            server.enqueue(answer(status, "{}").build());
            assertThat(find()).as("status %d", status).isInstanceOf(RegistryAnswer.Failed.class);
        }
        server.enqueue(answer(429, "").setHeader("Retry-After", "3600").build());
        assertThat(find()).isEqualTo(new RegistryAnswer.Refused<>(Optional.of(Duration.ofHours(1))));
        for (int attempt = 0; attempt < 3; attempt++) {
            server.enqueue(answer(429, "").build());
        }
        assertThat(find()).isEqualTo(new RegistryAnswer.Refused<>(Optional.empty()));
        for (int attempt = 0; attempt < 3; attempt++) {
            server.enqueue(answer(500, "").build());
        }
        assertThat(find()).isInstanceOf(RegistryAnswer.Failed.class);
    }

    @Test
    void aPageIsNoAnswer() throws Exception {
        server.enqueue(answer(200, "<html>Sign in to the hotel network</html>")
                .setHeader("Content-Type", "text/html")
                .build());

        assertThat(find())
                .isEqualTo(new RegistryAnswer.Failed<>(
                        server.url("/").host() + " answered with a page where JSON was expected."));
    }

    /** Four bytes for each character, of which some are none. */
    @Test
    void bytesThatAreNoCharactersAreNoAnswer() throws Exception {
        Buffer body = new Buffer().write(new byte[] {'{', 0, 0, 0, 0, 0, 0, 0, 20, 20, 20, 20});
        server.enqueue(answer(200, "").body(body).build());

        assertThat(find())
                .isEqualTo(new RegistryAnswer.Failed<>(
                        server.url("/").host() + " answered with something else where JSON was expected."));
    }

    @Test
    void jsonOfAnotherShapeIsNoAnswer() throws Exception {
        server.enqueue(json("[]"));
        assertThat(find()).isInstanceOf(RegistryAnswer.Failed.class);
        server.enqueue(json("{\"results\": {}}"));
        assertThat(find()).isInstanceOf(RegistryAnswer.Failed.class);
        server.enqueue(json("{".repeat(2_000)));
        assertThat(find()).isInstanceOf(RegistryAnswer.Failed.class);
    }

    @Test
    void anAnswerAboutAnotherExtensionIsNoAnswerAboutThisOne() throws Exception {
        server.enqueue(json(gallery(tool("validated", "").replace("\"tool\"", "\"other\""))));

        assertThat(find()).isEqualTo(new RegistryAnswer.NotFound<>());
    }

    @Test
    void hugeJsonIsLeft() throws Exception {
        server.enqueue(json("{\"results\": \"" + "x".repeat(33 << 20) + "\"}"));

        assertThat(find())
                .isInstanceOfSatisfying(
                        RegistryAnswer.Failed.class,
                        failed -> assertThat(failed.reason()).contains("more than"));
    }

    @Test
    void hostileTextIsBoundedAndHarmless() throws Exception {
        String hostile = "\\u202e<script>\\u001b[2J" + "A".repeat(5_000);
        server.enqueue(json(gallery(tool("validated", "")
                .replace("Acme Tool", hostile)
                .replace("1.1.0", "../../1.1.0")
                .replace("\"lastUpdated\": \"2024-01-02T03:04:05Z\"", "\"lastUpdated\": {\"a\": 1}")
                .replace("1234.0", "\"many\""))));

        Listing listing = find().known().orElseThrow();

        assertThat(listing.displayName()).hasSize(300);
        assertThat(listing.installs()).isEmpty();
        assertThat(listing.releases().get(4).published()).isEmpty();
        assertThat(listing.releases().get(3).assets().archive().toString()).contains("..%2F..%2F1.1.0");
    }

    private RegistryAnswer<Listing> find() throws IOException {
        return new GalleryRegistry("a-gallery", server.url("/gallery").uri(), Fixtures.LOOPBACK, Fixtures.web())
                .find(TOOL);
    }
}
