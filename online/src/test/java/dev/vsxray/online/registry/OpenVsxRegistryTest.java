package dev.vsxray.online.registry;

import static dev.vsxray.online.Fixtures.answer;
import static dev.vsxray.online.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.online.Fixtures;
import dev.vsxray.scanner.model.ExtensionId;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenVsxRegistryTest {

    private static final String TOOL = """
            {"namespace": "acme", "name": "tool", "version": "2.1.0", "targetPlatform": "universal", "displayName": "Acme Tool",
             "timestamp": "2026-10-01T08:00:00Z", "downloadCount": 77, "averageRating": 3.5, "reviewCount": 2,
             "verified": true, "deprecated": true, "downloadable": true,
             "replacement": {"url": "https://open-vsx.example/extension/acme/newer", "displayName": "Newer", "extensionId": "acme.newer"},
             "publishedBy": {"loginName": "ada", "fullName": "Ada Example", "provider": "github"},
             "files": {"download": "https://open-vsx.example/api/acme/tool/2.1.0/file/acme.tool-2.1.0.vsix",
                       "signature": "https://open-vsx.example/sig", "publicKey": "https://open-vsx.example/key",
                       "sha256": "https://open-vsx.example/sha256"}}
            """;

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
        server.enqueue(json(TOOL));
        server.enqueue(json("{\"offset\": 0, \"totalSize\": 2, \"extensions\": [" + TOOL + ","
                + TOOL.replace("2.1.0", "1.0.0").replace("2026-10-01", "2025-02-03") + "]}"));

        Listing listing = find().known().orElseThrow();

        assertThat(listing.publisher())
                .isEqualTo(
                        new Publisher("acme", "Ada Example", Optional.of(true), Optional.empty(), Optional.of(true)));
        assertThat(listing.installs()).contains(77L);
        assertThat(listing.deprecated()).contains(true);
        assertThat(listing.replacement()).contains("acme.newer");
        assertThat(listing.firstPublished()).contains(Instant.parse("2025-02-03T08:00:00Z"));
        assertThat(listing.release(Optional.of("1.0.0"), "linux-x64")).isPresent();
        assertThat(listing.releases().get(0).assets().publicKey()).contains(URI.create("https://open-vsx.example/key"));
        assertThat(listing.complete()).isTrue();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/acme/tool");
        assertThat(server.takeRequest().getTarget())
                .isEqualTo("/api/v2/-/query?extensionId=acme.tool&includeAllVersions=true&size=100");
    }

    @Test
    void whereNotAllVersionsCameItSaysSo() throws Exception {
        server.enqueue(json(TOOL));
        server.enqueue(json("{\"totalSize\": 340, \"extensions\": [" + TOOL + "]}"));

        Listing listing = find().known().orElseThrow();

        assertThat(listing.complete()).isFalse();
        assertThat(listing.firstPublished()).isEmpty();
    }

    @Test
    void tellsAbsenceFromRefusalAndFailure() throws Exception {
        server.enqueue(
                answer(404, "{\"error\": \"Extension not found: acme.tool\"}").build());
        assertThat(find()).isEqualTo(new RegistryAnswer.NotFound<>());
        for (int attempt = 0; attempt < 3; attempt++) {
            server.enqueue(answer(429, "").build());
        }
        assertThat(find()).isEqualTo(new RegistryAnswer.Refused<>(Optional.empty()));
        server.enqueue(json(TOOL));
        server.enqueue(answer(403, "").build());
        assertThat(find()).isInstanceOf(RegistryAnswer.Failed.class);
        server.enqueue(json(TOOL.replace("\"tool\"", "\"another\"")));
        assertThat(find()).isInstanceOf(RegistryAnswer.Failed.class);
    }

    @Test
    void whatMayNotBeDownloadedIsNotOffered() throws Exception {
        server.enqueue(json(TOOL.replace("\"downloadable\": true", "\"downloadable\": false")));
        server.enqueue(json("{\"totalSize\": 0, \"extensions\": []}"));

        assertThat(find()).isInstanceOf(RegistryAnswer.Unpublished.class);
    }

    private RegistryAnswer<Listing> find() throws IOException {
        return new OpenVsxRegistry("open-vsx", server.url("").uri(), Fixtures.LOOPBACK, Fixtures.web())
                .find(new ExtensionId("acme", "tool"));
    }
}
