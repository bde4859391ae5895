package dev.vsxray.nightly.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.nightly.notify.channel.Channel;
import dev.vsxray.nightly.notify.channel.LinesFileChannel;
import dev.vsxray.nightly.notify.channel.Secret;
import dev.vsxray.nightly.notify.channel.WebhookChannel;
import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.notify.message.EventFormat;
import dev.vsxray.nightly.notify.message.WebhookBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NotifierTest {

    private static final Announcement TEST =
            Announcement.test(Instant.parse("2026-11-23T02:00:07Z"), "build-7", "0.1.0");

    private final MockWebServer server = new MockWebServer();
    private final List<Duration> slept = new ArrayList<>();

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
    void triesAgainUntilItArrives() {
        answer(503, 429, 204);
        assertThat(tell(webhook())).containsExactly(new Delivery("chat", 3, Optional.empty()));
        assertThat(slept).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(10));
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void waitsAsItIsAsked() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "33")
                .build());
        answer(200);
        assertThat(tell(webhook()).get(0).arrived()).isTrue();
        assertThat(slept).containsExactly(Duration.ofSeconds(33));
    }

    @Test
    void givesUpAndSaysSo() {
        answer(500, 501, 502, 503);
        Delivery delivery = tell(webhook()).get(0);
        assertThat(delivery.told())
                .isEqualTo("Channel chat did not take the announcement in 4 attempts: the receiver answered 503.");
        assertThat(slept).hasSize(3);
    }

    @Test
    void doesNotTryAgainWhatCannotSucceed() {
        answer(404);
        assertThat(tell(webhook())).containsExactly(new Delivery("chat", 1, Optional.of("the receiver answered 404")));
        assertThat(slept).isEmpty();
    }

    @Test
    void tellsTheOthersWhereOneFails() throws IOException {
        answer(404);
        Path file = folder.resolve("events.jsonl");
        assertThat(tell(webhook(), new LinesFileChannel("file", file, EventFormat.JSON)))
                .extracting(Delivery::arrived)
                .containsExactly(false, true);
        assertThat(Files.readString(file)).contains("This is a test.");
    }

    @Test
    void stopsWhenItIsStopped() {
        answer(503);
        Notifier interrupted = new Notifier(List.of(webhook()), duration -> {
            throw new InterruptedException();
        });
        assertThat(interrupted.tell(TEST).get(0).arrived()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    private List<Delivery> tell(Channel... channels) {
        return new Notifier(List.of(channels), slept::add).tell(TEST);
    }

    private WebhookChannel webhook() {
        return new WebhookChannel(
                "chat",
                WebhookBody.SLACK,
                new Secret.Variable("U", Map.of("U", server.url("/").toString())),
                Optional.empty(),
                Optional.empty());
    }

    private void answer(int... codes) {
        for (int code : codes) {
            server.enqueue(new MockResponse.Builder().code(code).build());
        }
    }
}
