package dev.vsxray.online.download;

import static dev.vsxray.online.Fixtures.answer;
import static dev.vsxray.online.Fixtures.bytes;
import static dev.vsxray.online.Fixtures.vsix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.online.Fixtures;
import dev.vsxray.online.registry.Assets;
import dev.vsxray.online.registry.GalleryRegistry;
import dev.vsxray.online.registry.RegistryAnswer;
import dev.vsxray.online.registry.Release;
import dev.vsxray.scanner.model.ExtensionId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageDownloadTest {

    private final MockWebServer server = new MockWebServer();

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
    void keepsAPackageUnderTheNameEditorsUse() throws Exception {
        byte[] vsix = vsix("1.2.0", Map.of("main.js", "exports.a = 1;"));
        server.enqueue(bytes(vsix));

        DownloadedPackage served = fetch("1.2.0", "linux-x64").known().orElseThrow();

        assertThat(served.file().getFileName()).hasToString("acme.tool-1.2.0-linux-x64.vsix");
        assertThat(served.file()).hasBinaryContent(vsix);
        assertThat(served.sha256()).isEqualTo(PackageDownload.sha256(served.file()));
    }

    @Test
    void unwrapsWhatIsPackedOnceMoreThanItsHeadersSay() throws Exception {
        byte[] vsix = vsix("1.2.0", Map.of());
        Buffer packed = new Buffer();
        try (GZIPOutputStream out = new GZIPOutputStream(packed.outputStream())) {
            out.write(vsix);
        }
        server.enqueue(new MockResponse.Builder().body(packed).build());

        assertThat(fetch("1.2.0", "").known().orElseThrow().file()).hasBinaryContent(vsix);
    }

    @Test
    void aPackageOfAnotherVersionIsNotTaken() throws Exception {
        server.enqueue(bytes(vsix("6.6.6", Map.of())));

        assertThat(fetch("1.2.0", ""))
                .isInstanceOfSatisfying(
                        RegistryAnswer.Failed.class,
                        failed -> assertThat(failed.reason())
                                .contains("another extension or version than acme.tool 1.2.0"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPageIsNoPackage() throws Exception {
        server.enqueue(answer(200, "<html>").build());

        assertThat(fetch("1.2.0", ""))
                .isEqualTo(new RegistryAnswer.Failed<>("a-gallery served something that is no package."));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void halfAPackageIsNone() throws Exception {
        for (int attempt = 0; attempt < 3; attempt++) {
            server.enqueue(answer(200, "PK half")
                    .setHeader("Content-Length", "4000")
                    .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                    .build());
        }

        assertThat(fetch("1.2.0", "")).isInstanceOf(RegistryAnswer.Failed.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aVersionDoesNotLeadOutOfTheFolder() throws Exception {
        server.enqueue(bytes(vsix("../../x", Map.of())));

        DownloadedPackage served = fetch("../../x", "").known().orElseThrow();

        assertThat(served.file().getParent()).isEqualTo(folder);
        assertThat(Files.list(folder)).hasSize(1);
    }

    private RegistryAnswer<DownloadedPackage> fetch(String version, String platform) throws IOException {
        URI address = server.url("/vspackage").uri();
        Assets assets = new Assets(
                address, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return new PackageDownload(folder)
                .fetch(
                        new GalleryRegistry("a-gallery", server.url("/").uri(), Fixtures.LOOPBACK, Fixtures.web()),
                        new ExtensionId("acme", "tool"),
                        new Release(version, platform, Optional.empty(), false, assets));
    }
}
