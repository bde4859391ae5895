package dev.vsxray.online.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLException;
import okhttp3.Cache;
import okhttp3.CacheControl;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Asks servers, within the policy of {@link WebSettings}. Safe for several threads. Never throws for what a server does;
 * that is in the answer.
 */
public final class Web {

    /** Bytes of answers that are kept on disk. */
    private static final long CACHE_BYTES = 64L << 20;

    private static final int MOST_REDIRECTS = 5;

    /** Requests to one host at the same time. */
    private static final int AT_ONCE = 4;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final MediaType JSON = MediaType.get("application/json");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private final WebSettings settings;
    private final OkHttpClient client;
    private final Clock clock;
    private final Pause pause;
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

    /** @throws IOException where the certificates of the settings cannot be read */
    public Web(WebSettings settings, Clock clock, Pause pause) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
        Authorities authorities = Authorities.systemAnd(settings.authorities());
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(settings.patience().connect())
                .readTimeout(settings.patience().silence())
                .writeTimeout(settings.patience().silence())
                .callTimeout(settings.patience().whole())
                // Done here, where the hosts are known.
                .followRedirects(false)
                .sslSocketFactory(authorities.sockets(), authorities.trust())
                .proxySelector(settings.proxy().selector());
        settings.cache().ifPresent(folder -> builder.cache(new Cache(folder.toFile(), CACHE_BYTES)));
        this.client = builder.build();
    }

    /** Asks and takes the whole body into memory. */
    public WebAnswer ask(WebRequest request) {
        return repeated(request, false, response -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            copy(response.body().byteStream(), bytes, request.mostBytes());
            return new WebAnswer.Body(bytes.toByteArray(), mediaType(response));
        });
    }

    /** Asks and writes the body to a file, which is only complete where the answer is {@link WebAnswer.Saved}. */
    public WebAnswer save(WebRequest request, Path file) {
        return repeated(request, true, response -> {
            try (OutputStream out = Files.newOutputStream(file)) {
                return new WebAnswer.Saved(file, copy(response.body().byteStream(), out, request.mostBytes()));
            }
        });
    }

    private interface Taking {
        WebAnswer take(Response response) throws IOException;
    }

    /** @param again how long to wait before it is worth asking again; empty where it is not */
    private record Attempt(WebAnswer answer, Optional<Duration> again) {

        static Attempt last(WebAnswer answer) {
            return new Attempt(answer, Optional.empty());
        }
    }

    private WebAnswer repeated(WebRequest request, boolean large, Taking taking) {
        Duration backOff = FIRST_PAUSE;
        Attempt attempt = once(request, large, taking, backOff);
        for (int tried = 1; tried < settings.patience().attempts(); tried++) {
            if (attempt.again().isEmpty()
                    || attempt.again().get().compareTo(settings.patience().longestPause()) > 0) {
                break;
            }
            try {
                pause.sleep(attempt.again().get());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new WebAnswer.Failed("The request was interrupted.");
            }
            backOff = backOff.multipliedBy(2);
            attempt = once(request, large, taking, backOff);
        }
        return attempt.answer();
    }

    private Attempt once(WebRequest request, boolean large, Taking taking, Duration backOff) {
        Optional<HttpUrl> address = Optional.ofNullable(HttpUrl.get(request.address()));
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            if (address.isEmpty() || !isAllowed(address.get(), request.scope())) {
                return Attempt.last(new WebAnswer.Failed(refusal(address, request, hop)));
            }
            HttpUrl here = address.get();
            Semaphore turn = turns.computeIfAbsent(here.host(), unused -> new Semaphore(AT_ONCE));
            turn.acquireUninterruptibly();
            try (Response response = client.newCall(made(request, here, large)).execute()) {
                if (!isRedirect(response)) {
                    return read(response, taking, backOff);
                }
                address = Optional.ofNullable(response.header("Location")).map(here::resolve);
            } catch (TooLargeException tooLarge) {
                return Attempt.last(new WebAnswer.Failed(
                        here.host() + " sent more than the " + request.mostBytes() + " bytes that are taken."));
            } catch (IOException broken) {
                return broken(here.host(), broken, backOff);
            } finally {
                turn.release();
            }
        }
        return Attempt.last(new WebAnswer.Failed("The server redirected more than " + MOST_REDIRECTS + " times."));
    }

    private boolean isAllowed(HttpUrl address, HostScope scope) {
        boolean secure = address.isHttps() || (settings.plainLoopback() && LOOPBACK.contains(address.host()));
        return secure && scope.admits(address.host());
    }

    private static String refusal(Optional<HttpUrl> address, WebRequest request, int hop) {
        String asked = request.address().getHost();
        if (hop == 0) {
            return request.address() + " is not asked: only https, and only hosts of the same service, are.";
        }
        return address.map(target -> asked + " redirects to " + target.scheme() + "://" + target.host()
                        + ", which is not among its hosts. That was not followed.")
                .orElse(asked + " redirects to nowhere.");
    }

    private Request made(WebRequest request, HttpUrl address, boolean large) {
        Request.Builder builder = new Request.Builder().url(address).header("User-Agent", settings.userAgent());
        // What a registry is told goes to the host that was asked and to no host it redirects to.
        if (address.host().equals(request.address().getHost())) {
            request.headers().forEach(builder::header);
            request.json().ifPresent(json -> builder.post(RequestBody.create(json, JSON)));
        }
        if (large) {
            builder.cacheControl(new CacheControl.Builder().noStore().build());
        }
        return builder.build();
    }

    private static boolean isRedirect(Response response) {
        return switch (response.code()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private Attempt read(Response response, Taking taking, Duration backOff) throws IOException {
        int status = response.code();
        if (status == 200 || status == 203) {
            return Attempt.last(taking.take(response));
        }
        if (status == 404 || status == 410) {
            return Attempt.last(new WebAnswer.Absent(status));
        }
        Optional<Duration> wanted = Optional.ofNullable(response.header("Retry-After"))
                .flatMap(text -> RetryAfter.of(text, clock.instant()));
        if (status == 429 || (status == 503 && wanted.isPresent())) {
            return new Attempt(new WebAnswer.Refused(status, wanted), Optional.of(wanted.orElse(backOff)));
        }
        WebAnswer failed =
                new WebAnswer.Failed(response.request().url().host() + " answered with status " + status + ".");
        return status >= 500 ? new Attempt(failed, Optional.of(backOff)) : Attempt.last(failed);
    }

    private static Attempt broken(String host, IOException failure, Duration backOff) {
        if (failure instanceof SSLException) {
            // Asking again does not make a certificate good.
            return Attempt.last(new WebAnswer.Failed("No trusted connection to " + host + " could be made: "
                    + failure.getClass().getSimpleName() + "."));
        }
        if (failure instanceof InterruptedIOException) {
            return Attempt.last(new WebAnswer.Failed(host + " did not answer in time."));
        }
        return new Attempt(
                new WebAnswer.Failed("The connection to " + host + " failed or broke off: "
                        + failure.getClass().getSimpleName() + "."),
                Optional.of(backOff));
    }

    private static String mediaType(Response response) {
        return Optional.ofNullable(response.body().contentType())
                .map(type -> (type.type() + "/" + type.subtype()).toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** More bytes came out than are taken; they are counted after decompression. */
    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static long copy(InputStream in, OutputStream out, long most) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long copied = 0;
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            copied += got;
            if (copied > most) {
                throw new TooLargeException();
            }
            out.write(buffer, 0, got);
        }
        return copied;
    }
}
