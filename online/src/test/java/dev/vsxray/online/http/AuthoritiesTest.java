package dev.vsxray.online.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company's own certificate authority, as {@code --ca-file} and {@code NODE_EXTRA_CA_CERTS} name it. */
final class AuthoritiesTest {

    @TempDir
    private Path folder;

    @Test
    void believesTheAuthorityThatIsNamedAndNoOther() throws Exception {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate other =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate certificate = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("localhost")
                .build();
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(certificate)
                    .build()
                    .sslSocketFactory());
            server.enqueue(
                    new MockResponse.Builder().code(200).body("from inside").build());
            server.start();
            WebRequest request = WebRequest.get(server.url("/x").uri(), HostScope.of(server.getHostName()), 1_000);
            Path named = Files.writeString(
                    folder.resolve("ca.pem"), other.certificatePem() + "\n" + authority.certificatePem());
            Path another = Files.writeString(folder.resolve("other.pem"), other.certificatePem());

            assertThat(web(named).ask(request))
                    .isInstanceOfSatisfying(
                            WebAnswer.Body.class,
                            body -> assertThat(body.text()).isEqualTo("from inside"));
            assertThat(web(another).ask(request)).isInstanceOf(WebAnswer.Failed.class);
            assertThat(web().ask(request)).isInstanceOf(WebAnswer.Failed.class);
        }
    }

    @Test
    void saysThatAFileHoldsNoCertificates() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThatThrownBy(() -> web(empty)).isInstanceOf(IOException.class).hasMessageContaining("empty.pem");
    }

    private static Web web(Path... authorities) throws IOException {
        WebSettings settings = new WebSettings(
                "vsxray/7", Patience.USUAL, Optional.empty(), ProxySettings.NONE, List.of(authorities), false);
        return new Web(settings, Clock.systemUTC(), unused -> {});
    }
}
