package dev.vsxray.nightly.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.nightly.notify.channel.Channel;
import dev.vsxray.nightly.notify.channel.LinesFileChannel;
import dev.vsxray.nightly.notify.channel.Secret;
import dev.vsxray.nightly.notify.channel.WebhookChannel;
import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.notify.message.Announcement.Item;
import dev.vsxray.nightly.notify.message.Announcement.Occasion;
import dev.vsxray.nightly.notify.message.EventFormat;
import dev.vsxray.nightly.notify.message.WebhookBody;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers that are away for a night or two, and what they get when they are back. */
final class OutboxTest {

    private static final Instant FIRST = Instant.parse("2026-11-23T02:00:07Z");

    private final MockWebServer server = new MockWebServer();

    @TempDir
    private Path folder;

    private Instant now = FIRST;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsTheNextNightWhatDidNotArrive() throws Exception {
        outbox().put(announcement("acme.notes"));
        server.enqueue(new MockResponse.Builder().code(404).build());
        assertThat(outbox().send(List.of(chat(), file())).undelivered())
                .containsExactly("Announcement of 2026-11-23: Channel chat did not take the announcement in 1 attempt:"
                        + " the receiver answered 404.");
        now = FIRST.plus(Duration.ofDays(1));
        outbox().put(announcement("acme.paint"));
        server.enqueue(new MockResponse.Builder().code(200).build());
        server.enqueue(new MockResponse.Builder().code(200).build());
        assertThat(outbox().send(List.of(chat(), file())).undelivered()).isEmpty();

        RecordedRequest failed = server.takeRequest();
        RecordedRequest again = server.takeRequest();
        RecordedRequest news = server.takeRequest();
        assertThat(again.getBody().utf8()).contains("acme.notes").contains("2026-11-23T02:00:07Z");
        assertThat(again.getHeaders().get("Idempotency-Key"))
                .as("a receiver can know that it is the same")
                .isEqualTo(failed.getHeaders().get("Idempotency-Key"));
        assertThat(news.getBody().utf8()).contains("acme.paint");
        assertThat(Files.readAllLines(folder.resolve("events.jsonl")))
                .as("an extension and a note of each; who took it is not told again")
                .hasSize(4);
        assertThat(waiting()).isEmpty();
        assertThat(outbox().send(List.of(chat(), file())).deliveries()).isEmpty();
    }

    @Test
    void doesNotWaitForTheSameReceiverAgainAndAgain() throws Exception {
        outbox().put(announcement("acme.notes"));
        now = FIRST.plusSeconds(9);
        outbox().put(announcement("acme.paint"));
        for (int i = 0; i < 4; i++) {
            server.enqueue(new MockResponse.Builder().code(503).build());
        }
        assertThat(outbox().send(List.of(chat(), file())).undelivered())
                .containsExactly(
                        "Announcement of 2026-11-23: Channel chat did not take the announcement in 4 attempts: the"
                                + " receiver answered 503.",
                        "Announcement of 2026-11-23: It waits for channel chat too.");
        assertThat(server.getRequestCount()).isEqualTo(4);
        assertThat(Files.readAllLines(folder.resolve("events.jsonl")))
                .as("the other channel took both")
                .hasSize(4);
        server.enqueue(new MockResponse.Builder().code(200).build());
        server.enqueue(new MockResponse.Builder().code(200).build());
        assertThat(outbox().send(List.of(chat(), file())).deliveries())
                .hasSize(2)
                .allMatch(Delivery::arrived);
        assertThat(waiting()).isEmpty();
    }

    /** Written down and killed: nobody was told. */
    @Test
    void tellsWhatAProcessLeftBehindThatWasKilled() throws IOException {
        outbox().put(announcement("acme.notes"));
        assertThat(outbox().send(List.of(file())).deliveries())
                .containsExactly(new Delivery("file", 1, Optional.empty()));
        assertThat(Files.readString(folder.resolve("events.jsonl"))).contains("acme.notes");
    }

    @Test
    void waitsWhereThereIsNobodyToTell() throws IOException {
        outbox().put(announcement("acme.notes"));
        assertThat(outbox().send(List.of()).undelivered()).isEmpty();
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void givesUpAfterAMonthAndSaysSo() throws IOException {
        outbox().put(announcement("acme.notes"));
        now = FIRST.plus(Outbox.KEPT).plusSeconds(1);
        assertThat(outbox().send(List.of(broken())).undelivered())
                .containsExactly(
                        "The announcement of 2026-11-23 is given up: it waited for 30 days, or behind 100 others.");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void keepsTheNewestWhereTooManyWait() throws IOException {
        for (int i = 0; i <= Outbox.MOST; i++) {
            now = FIRST.plusSeconds(i);
            outbox().put(announcement("acme.number-" + i));
        }
        assertThat(outbox().send(List.of(broken())).undelivered())
                .hasSize(Outbox.MOST + 1)
                .filteredOn(sentence -> sentence.contains("given up"))
                .hasSize(1);
        assertThat(waiting()).hasSize(Outbox.MOST).noneMatch(file -> file.contains("T020007Z"));
    }

    @Test
    void tellsOfOneThatIsDamagedAndKeepsItAside() throws IOException {
        outbox().put(announcement("acme.notes"));
        Path letter = folder.resolve("outbox").resolve(waiting().get(0));
        Files.writeString(letter, "{\"occasion\": \"NIGHT\"");
        assertThat(outbox().send(List.of(file())).undelivered())
                .containsExactly("The announcement " + letter + " is damaged and was put aside.");
        assertThat(letter.resolveSibling(letter.getFileName() + ".damaged")).exists();
        assertThat(outbox().send(List.of(file())).undelivered()).isEmpty();
    }

    @Test
    void comesBackFromDiskAsItWas() throws IOException {
        Letter letter = Letter.of(announcement("acme.notes\u202e")).arrivedAt(List.of("chat", "file"));
        assertThat(Letter.read(letter.bytes())).isEqualTo(letter);
        outbox().put(letter.announcement());
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Path file = folder.resolve("outbox").resolve(waiting().get(0));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private Outbox outbox() {
        return new Outbox(folder.resolve("outbox"), duration -> {}, Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<String> waiting() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
            List<String> names = new ArrayList<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .forEach(names::add);
            return names;
        }
    }

    private Announcement announcement(String id) {
        return new Announcement(
                Occasion.NIGHT,
                now,
                "build-7",
                "0.1.0",
                List.of(new Item(id, "1.0.0", Verdict.MALICIOUS, List.of("new host: collect.example"))),
                List.of("A note."));
    }

    private Channel file() {
        return new LinesFileChannel("file", folder.resolve("events.jsonl"), EventFormat.JSON);
    }

    private WebhookChannel chat() {
        return new WebhookChannel(
                "chat",
                WebhookBody.JSON,
                new Secret.Variable("U", Map.of("U", server.url("/").toString())),
                Optional.empty(),
                Optional.empty());
    }

    /** One whose settings can never work. */
    private static Channel broken() {
        return new WebhookChannel(
                "broken", WebhookBody.JSON, new Secret.Variable("U", Map.of()), Optional.empty(), Optional.empty());
    }
}
