package dev.vsxray.nightly.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vsxray.nightly.notify.message.Hostile;
import dev.vsxray.nightly.notify.message.WebhookBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebhookChannelTest {

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
    void postsTheBodyWithItsToken() throws Exception {
        server.enqueue(new MockResponse.Builder().code(204).build());
        channel(WebhookBody.JSON, Optional.of("t0ken")).send(Hostile.announcement());
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/hook/s3cret");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer t0ken");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(request.getHeaders().get("Idempotency-Key"))
                .isEqualTo(Hostile.announcement().id());
        assertThat(request.getBody().utf8()).isEqualTo(WebhookBody.JSON.of(Hostile.announcement()));
    }

    @ParameterizedTest
    @CsvSource({
        "400, false",
        "401, false",
        "404, false",
        "302, false",
        "408, true",
        "429, true",
        "500, true",
        "503, true"
    })
    void knowsWhetherTryingAgainMakesSense(int code, boolean mayPass) {
        server.enqueue(new MockResponse.Builder()
                .code(code)
                .addHeader("Location", server.url("/elsewhere"))
                .build());
        DeliveryException failure = failure(channel(WebhookBody.SLACK, Optional.empty()));
        assertThat(failure.mayPass()).isEqualTo(mayPass);
        assertThat(failure).hasMessage("the receiver answered " + code);
        assertThat(server.getRequestCount()).as("no redirect is followed").isEqualTo(1);
    }

    @Test
    void waitsAsLongAsItIsAskedButNotAllNight() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "7")
                .build());
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "86400")
                .build());
        WebhookChannel channel = channel(WebhookBody.DISCORD, Optional.empty());
        assertThat(failure(channel).askedWait()).contains(Duration.ofSeconds(7));
        assertThat(failure(channel).askedWait()).contains(Duration.ofMinutes(2));
    }

    @Test
    void neverTellsTheUrlInAFailure() {
        String url = server.url("/hook/s3cret").toString();
        server.close();
        DeliveryException failure = failure(to(url));
        assertThat(failure.mayPass()).isTrue();
        assertThat(failure.getMessage()).contains("Connect").doesNotContain("s3cret");
        assertThat(failure(to("not a url s3cret")).getMessage()).doesNotContain("s3cret");
    }

    @Test
    void refusesToSendInTheClear() {
        DeliveryException failure = failure(to("http://hooks.example/s3cret"));
        assertThat(failure.mayPass()).isFalse();
        assertThat(failure).hasMessageContaining("without TLS").hasMessageNotContaining("s3cret");
    }

    @Test
    void believesTheAuthorityThatIsNamedAndNoOther() throws Exception {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate certificate = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("localhost")
                .build();
        try (MockWebServer secure = new MockWebServer()) {
            secure.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(certificate)
                    .build()
                    .sslSocketFactory());
            secure.enqueue(new MockResponse.Builder().code(200).build());
            secure.start();
            Path pem = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
            Secret url = secret(secure.url("/x").toString());
            new WebhookChannel("w", WebhookBody.TEAMS, url, Optional.empty(), Optional.of(pem))
                    .send(Hostile.announcement());
            assertThat(secure.takeRequest().getTarget()).isEqualTo("/x");
            assertThat(failure(new WebhookChannel("w", WebhookBody.TEAMS, url, Optional.empty(), Optional.empty())))
                    .hasMessageContaining("SSLHandshakeException");
        }
    }

    private WebhookChannel channel(WebhookBody body, Optional<String> token) {
        return new WebhookChannel(
                "w",
                body,
                secret(server.url("/hook/s3cret").toString()),
                token.map(WebhookChannelTest::secret),
                Optional.empty());
    }

    private static WebhookChannel to(String url) {
        return new WebhookChannel("w", WebhookBody.JSON, secret(url), Optional.empty(), Optional.empty());
    }

    private static Secret secret(String value) {
        return new Secret.Variable("NAME", Map.of("NAME", value));
    }

    private static DeliveryException failure(WebhookChannel channel) {
        return catchThrowableOfType(DeliveryException.class, () -> channel.send(Hostile.announcement()));
    }
}
