package dev.vsxray.online.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.online.http.HostScope;
import dev.vsxray.online.http.Web;
import dev.vsxray.online.http.WebSettings;
import dev.vsxray.online.workspace.FeatureSource.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a registry of containers on this machine; its storage has the machine's other name. */
class ContainerFeaturesTest {

    private static final String MANIFEST = "{\"id\": \"go\", \"version\": \"1.3.0\"}";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, byte[]> paths = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private String storage = "";

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        server.start();
        storage = "http://" + (server.getHostName().equals("localhost") ? "127.0.0.1" : "localhost") + ":"
                + server.getPort();
        paths.put("/token?service=ghcr.io&scope=repository:acme/features/go:pull", utf8("{\"token\": \"t0\"}"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsWhatAFeatureInstalls() throws Exception {
        offer("1", tar(Map.of("./install.sh", "echo", "./devcontainer-feature.json", MANIFEST)));

        assertThat(ask("ghcr.io/acme/features/go:1"))
                .isInstanceOfSatisfying(
                        Answer.Manifest.class,
                        manifest -> assertThat(manifest.root()).hasToString("{\"id\":\"go\",\"version\":\"1.3.0\"}"));
        assertThat(asked)
                .as("only the registry itself is told the token")
                .containsExactly(
                        "/token?service=ghcr.io&scope=repository:acme/features/go:pull",
                        "/v2/acme/features/go/manifests/1 Bearer t0 application/vnd.oci.image.manifest.v1+json",
                        "/v2/acme/features/go/blobs/" + layer() + " Bearer t0",
                        "/storage/" + layer());
    }

    @Test
    void asksForTheLatestWhereNoVersionIsNamed() throws Exception {
        offer("latest", tar(Map.of("devcontainer-feature.json", MANIFEST)));

        assertThat(ask("ghcr.io/acme/features/go")).isInstanceOf(Answer.Manifest.class);
    }

    @Test
    void holdsAPinnedFeatureToItsDigest() throws Exception {
        byte[] tar = tar(Map.of("devcontainer-feature.json", MANIFEST));
        String digest = sha256(manifest(sha256(tar)));
        offer(digest, tar);
        assertThat(ask("ghcr.io/acme/features/go@" + digest)).isInstanceOf(Answer.Manifest.class);

        String other = sha256(utf8("other"));
        offer(other, tar);
        assertThat(ask("ghcr.io/acme/features/go@" + other))
                .isEqualTo(new Answer.Unknown("what its registry sent has another digest than it says"));
    }

    @Test
    void refusesALayerThatIsNotWhatTheManifestNames() throws Exception {
        offer("1", tar(Map.of("devcontainer-feature.json", MANIFEST)));
        paths.put("/storage/" + layer(), tar(Map.of("devcontainer-feature.json", "{}")));

        assertThat(ask("ghcr.io/acme/features/go:1"))
                .isEqualTo(new Answer.Unknown("what its registry sent has another digest than it says"));
    }

    @Test
    void saysWhyItKnowsNothing() throws Exception {
        assertThat(ask("ghcr.io/acme/features/go:1")).isEqualTo(new Answer.Unknown("its registry does not have it"));
        offer("1", tar(Map.of("install.sh", "echo")));
        assertThat(ask("ghcr.io/acme/features/go:1"))
                .isEqualTo(new Answer.Unknown("there is no devcontainer-feature.json in it"));
        offer("1", utf8("no tar at all, but long enough to be read as a header ".repeat(40)));
        assertThat(ask("ghcr.io/acme/features/go:1")).isInstanceOf(Answer.Unknown.class);
        offer("1", tar(Map.of("devcontainer-feature.json", "{\"id\": ")));
        assertThat(ask("ghcr.io/acme/features/go:1"))
                .isEqualTo(new Answer.Unknown("what its registry sent cannot be read"));
        paths.put("/v2/acme/features/go/manifests/1", utf8("{\"layers\": [{\"mediaType\": \"x\"}]}"));
        assertThat(ask("ghcr.io/acme/features/go:1"))
                .isEqualTo(new Answer.Unknown("what its registry has is no feature"));
        paths.put("/v2/acme/features/go/manifests/1", utf8("<html>"));
        assertThat(ask("ghcr.io/acme/features/go:1"))
                .isEqualTo(new Answer.Unknown("what its registry sent cannot be read"));
        paths.put("/v2/acme/features/go/manifests/1", new byte[2 << 20]);
        assertThat(ask("ghcr.io/acme/features/go:1"))
                .isEqualTo(
                        new Answer.Unknown(server.getHostName() + " sent more than the 1048576 bytes that are taken"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "containers.example/acme/features/go:1",
                "ghcr.io/go",
                "ghcr.io/acme/../go",
                "ghcr.io/acme/go:1/../../x",
                "ghcr.io/acme/go?x=y",
                "ghcr.io.example/acme/go",
                "go",
                "https://ghcr.io/acme/go.tgz",
            })
    void asksNobodyElse(String feature) {
        assertThat(ask(feature)).isEqualTo(new Answer.Unknown("only features of the workspace and of ghcr.io are"));
        assertThat(asked).isEmpty();
    }

    private Answer ask(String feature) {
        try {
            Web web = new Web(WebSettings.of("vsxray/7").withPlainLoopback(), Clock.systemUTC(), pause -> {});
            HostScope here = HostScope.of("localhost", "127.0.0.1");
            return new ContainerFeatures(web, server.url("/").uri(), here).manifestOf(feature);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** A feature under a version, its layer in the storage. */
    private void offer(String version, byte[] tar) {
        String digest = sha256(tar);
        paths.keySet().removeIf(path -> path.startsWith("/storage/"));
        paths.put("/v2/acme/features/go/manifests/" + version, manifest(digest));
        paths.put("/storage/" + digest, tar);
    }

    private String layer() {
        return paths.keySet().stream()
                .filter(path -> path.startsWith("/storage/"))
                .map(path -> path.substring("/storage/".length()))
                .findFirst()
                .orElseThrow();
    }

    private MockResponse answer(RecordedRequest request) {
        String target = request.getTarget();
        asked.add((target + " " + header(request, "Authorization") + " " + header(request, "Accept")).strip());
        String blobs = "/v2/acme/features/go/blobs/";
        if (target.startsWith(blobs)) {
            return new MockResponse.Builder()
                    .code(307)
                    .addHeader("Location", storage + "/storage/" + target.substring(blobs.length()))
                    .build();
        }
        byte[] body = paths.getOrDefault(target, new byte[0]);
        return new MockResponse.Builder()
                .code(body.length == 0 ? 404 : 200)
                .body(new Buffer().write(body))
                .build();
    }

    private static String header(RecordedRequest request, String name) {
        return String.join("", request.getHeaders().values(name));
    }

    private static byte[] manifest(String layer) {
        return utf8("{\"layers\": [{\"mediaType\": \"application/octet-stream\", \"digest\": \"" + "sha256:"
                + "0".repeat(64) + "\"}, {\"mediaType\": \"application/vnd.devcontainers.layer.v1+tar\", \"digest\": \""
                + layer + "\"}]}");
    }

    private static byte[] tar(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(utf8(file.getValue()).length);
                tar.putArchiveEntry(entry);
                tar.write(utf8(file.getValue()));
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
