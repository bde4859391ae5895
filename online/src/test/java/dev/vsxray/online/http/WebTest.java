package dev.vsxray.online.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WebTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final MockWebServer server = new MockWebServer();
    private final List<Duration> pauses = new ArrayList<>();

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
    void takesABody() throws Exception {
        server.enqueue(answer(200, "{\"a\": 1}")
                .addHeader("Content-Type", "Application/JSON; charset=utf-8")
                .build());

        WebAnswer answer = web().ask(get("/x"));

        assertThat(answer).isInstanceOfSatisfying(WebAnswer.Body.class, body -> {
            assertThat(body.text()).isEqualTo("{\"a\": 1}");
            assertThat(body.mediaType()).isEqualTo("application/json");
        });
        assertThat(server.takeRequest().getHeaders().get("User-Agent")).isEqualTo("vsxray/7");
    }

    /** A server that answers nobody sees four of twelve; another host is not kept waiting for it. */
    @Test
    @Timeout(60)
    void asksAHostForFourThingsAtOnceAndNoMore() throws Exception {
        CountDownLatch four = new CountDownLatch(4);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        AtomicInteger held = new AtomicInteger();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                if (request.getTarget().startsWith("/held")) {
                    held.incrementAndGet();
                    four.countDown();
                    mayAnswer.await();
                }
                return answer(200, "done").build();
            }
        });
        Web web = web();
        List<Thread> threads = new ArrayList<>();
        List<WebAnswer> answers = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 12; i++) {
            WebRequest request = get("/held/" + i);
            threads.add(new Thread(() -> answers.add(web.ask(request))));
        }
        threads.forEach(Thread::start);
        four.await();
        while (threads.stream().filter(WebTest::waitsForItsTurn).count() < 8) {
            Thread.onSpinWait();
        }

        assertThat(held).hasValue(4);
        String otherName = server.getHostName().equals("localhost") ? "127.0.0.1" : "localhost";
        URI elsewhere = URI.create("http://" + otherName + ":" + server.getPort() + "/at-once");
        assertThat(web.ask(WebRequest.get(elsewhere, HostScope.of(otherName), 1_000)))
                .isInstanceOf(WebAnswer.Body.class);

        mayAnswer.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answers).hasSize(12).allMatch(WebAnswer.Body.class::isInstance);
    }

    private static boolean waitsForItsTurn(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Semaphore.class.getName()));
    }

    @Test
    void undoesCompressionThatNobodyAskedFor() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(gzip("PK and so on".getBytes(StandardCharsets.UTF_8))))
                .addHeader("Content-Encoding", "gzip")
                .build());
        Path file = folder.resolve("a.vsix");

        assertThat(web().save(get("/vspackage"), file)).isEqualTo(new WebAnswer.Saved(file, 12));
        assertThat(file).hasContent("PK and so on");
    }

    @Test
    void countsBytesAfterDecompression() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(gzip(new byte[3_000])))
                .addHeader("Content-Encoding", "gzip")
                .build());

        assertThat(web().ask(WebRequest.get(uri("/bomb"), HostScope.of("localhost", "127.0.0.1"), 2_000)))
                .isEqualTo(
                        new WebAnswer.Failed(server.getHostName() + " sent more than the 2000 bytes that are taken."));
    }

    @Test
    void absentIsOnlyWhatTheServerSaysIsAbsent() throws Exception {
        server.enqueue(answer(404, "").build());
        server.enqueue(answer(410, "").build());
        server.enqueue(answer(403, "").build());
        server.enqueue(answer(400, "").build());

        assertThat(web().ask(get("/a"))).isEqualTo(new WebAnswer.Absent(404));
        assertThat(web().ask(get("/b"))).isEqualTo(new WebAnswer.Absent(410));
        assertThat(web().ask(get("/c"))).isInstanceOf(WebAnswer.Failed.class);
        assertThat(web().ask(get("/d"))).isInstanceOf(WebAnswer.Failed.class);
    }

    @Test
    void waitsAsLongAsItIsTold() throws Exception {
        server.enqueue(answer(429, "").addHeader("Retry-After", "7").build());
        server.enqueue(answer(503, "")
                .addHeader("Retry-After", "Mon, 23 Nov 2026 12:00:11 GMT")
                .build());
        server.enqueue(answer(200, "at last").build());

        assertThat(((WebAnswer.Body) web().ask(get("/x"))).text()).isEqualTo("at last");
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(11));
    }

    @Test
    void backsOffWhereItIsNotToldHowLong() throws Exception {
        server.enqueue(answer(429, "").build());
        server.enqueue(answer(500, "").build());
        server.enqueue(answer(429, "").build());

        assertThat(web().ask(get("/x"))).isEqualTo(new WebAnswer.Refused(429, Optional.empty()));
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void doesNotWaitForAnHour() throws Exception {
        server.enqueue(answer(429, "").addHeader("Retry-After", "3600").build());

        assertThat(web().ask(get("/x"))).isEqualTo(new WebAnswer.Refused(429, Optional.of(Duration.ofHours(1))));
        assertThat(pauses).isEmpty();
    }

    @Test
    void givesUpOnAServerThatFails() throws Exception {
        server.enqueue(answer(500, "").build());
        server.enqueue(answer(502, "").build());
        server.enqueue(answer(500, "").build());

        assertThat(web().ask(get("/x")))
                .isEqualTo(new WebAnswer.Failed(server.getHostName() + " answered with status 500."));
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void aBodyThatIsShorterThanPromisedIsNoBody() throws Exception {
        for (int attempt = 0; attempt < 3; attempt++) {
            server.enqueue(answer(200, "half")
                    .setHeader("Content-Length", "400")
                    .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                    .build());
        }

        assertThat(web().ask(get("/x")))
                .isInstanceOfSatisfying(
                        WebAnswer.Failed.class,
                        failed -> assertThat(failed.reason()).contains("failed or broke off"));
    }

    @Test
    void aServerThatDripsBytesIsLeft() throws Exception {
        server.enqueue(answer(200, "x".repeat(1_000))
                .throttleBody(1, 20, TimeUnit.MILLISECONDS)
                .build());
        Patience hasty = new Patience(
                Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300), 3, Duration.ofSeconds(60));

        WebAnswer answer =
                new Web(settings().with(hasty), Clock.fixed(NOW, ZoneOffset.UTC), pauses::add).ask(get("/x"));

        assertThat(answer).isEqualTo(new WebAnswer.Failed(server.getHostName() + " did not answer in time."));
    }

    @Test
    void followsRedirectsAmongItsHosts() throws Exception {
        server.enqueue(answer(302, "").addHeader("Location", "/elsewhere").build());
        server.enqueue(answer(200, "here").build());

        assertThat(((WebAnswer.Body) web().ask(get("/x"))).text()).isEqualTo("here");
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/elsewhere");
    }

    @Test
    void doesNotFollowARedirectToAnotherHost() throws Exception {
        server.enqueue(
                answer(302, "").addHeader("Location", "https://other.example/x").build());

        assertThat(web().ask(get("/x")))
                .isEqualTo(new WebAnswer.Failed(uri("/x").getHost()
                        + " redirects to https://other.example, which is not among its hosts. That was not followed."));
    }

    @Test
    void doesNotGoRoundInCircles() throws Exception {
        for (int hop = 0; hop < 7; hop++) {
            server.enqueue(answer(302, "").addHeader("Location", "/x").build());
        }

        assertThat(web().ask(get("/x"))).isEqualTo(new WebAnswer.Failed("The server redirected more than 5 times."));
    }

    @Test
    void doesNotSpeakPlainHttp() throws Exception {
        Web strict = new Web(WebSettings.of("vsxray/7"), Clock.fixed(NOW, ZoneOffset.UTC), pauses::add);

        assertThat(strict.ask(get("/x")))
                .isInstanceOfSatisfying(
                        WebAnswer.Failed.class,
                        failed -> assertThat(failed.reason()).contains("only https"));
        assertThat(web().ask(WebRequest.get(URI.create("http://192.0.2.7/x"), HostScope.of("192.0.2.7"), 10)))
                .isInstanceOf(WebAnswer.Failed.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void keepsWhatMayBeKept() throws Exception {
        server.enqueue(
                answer(200, "kept").addHeader("Cache-Control", "max-age=3600").build());
        WebSettings caching = new WebSettings(
                "vsxray/7", Patience.USUAL, Optional.of(folder.resolve("cache")), ProxySettings.NONE, List.of(), true);
        Web web = new Web(caching, Clock.systemUTC(), pauses::add);

        web.ask(get("/x"));
        assertThat(((WebAnswer.Body) web.ask(get("/x"))).text()).isEqualTo("kept");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    private Web web() throws IOException {
        return new Web(settings(), Clock.fixed(NOW, ZoneOffset.UTC), pauses::add);
    }

    private static WebSettings settings() {
        return WebSettings.of("vsxray/7").withPlainLoopback();
    }

    private WebRequest get(String path) {
        return WebRequest.get(uri(path), HostScope.of("localhost", "127.0.0.1"), 1_000_000);
    }

    private URI uri(String path) {
        return server.url(path).uri();
    }

    private static MockResponse.Builder answer(int status, String body) {
        return new MockResponse.Builder().code(status).body(body);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        Buffer packed = new Buffer();
        try (GZIPOutputStream out = new GZIPOutputStream(packed.outputStream())) {
            out.write(bytes);
        }
        return packed.readByteArray();
    }
}
