package dev.vsxray.online.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vsxray.online.Fixtures;
import dev.vsxray.scanner.model.ExtensionId;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Whatever a registry answers: a listing whose releases can be chosen from, or an answer that is none. Replays the kept
 * inputs in every build; with {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryFuzzTest {

    private static final ExtensionId TOOL = new ExtensionId("acme", "tool");

    private final AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);
    private final MockWebServer server = new MockWebServer();

    @BeforeAll
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(200)
                        .addHeader("Content-Type", "application/json")
                        .body(new Buffer().write(body.get()))
                        .build();
            }
        });
        server.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @FuzzTest(maxDuration = "3m")
    void gallery(byte[] bytes) throws IOException {
        body.set(bytes);
        ask(Registries.gallery(server.url("/gallery").uri(), Fixtures.web()));
    }

    @FuzzTest(maxDuration = "3m")
    void openVsx(byte[] bytes) throws IOException {
        body.set(bytes);
        ask(new OpenVsxRegistry("Open VSX", server.url("/").uri(), Fixtures.LOOPBACK, Fixtures.web()));
    }

    private static void ask(ExtensionRegistry registry) {
        BugDetectors.allowNetworkConnections((host, port) -> host.equals("localhost") || host.equals("127.0.0.1"));
        RegistryAnswer<Listing> found = registry.find(TOOL);
        assertThat(found.sentence(registry.name())).isNotNull();
        found.known().ifPresent(listing -> {
            assertThat(listing.id()).isEqualTo(TOOL);
            listing.lastUpdated();
            listing.release(Optional.empty(), "linux-x64");
            listing.exactly("1.0.0", "linux-x64");
        });
        registry.named("Tool").known();
        registry.by("acme").known();
    }
}
