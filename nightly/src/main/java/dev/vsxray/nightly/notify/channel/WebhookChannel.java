package dev.vsxray.nightly.notify.channel;

import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.notify.message.WebhookBody;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts to a URL. Redirects are not followed: the URL is a secret, and where it leads is not for the receiver to say.
 *
 * @param url secret, since whoever knows it may post
 * @param token sent as a bearer token
 * @param authority file of certificates to believe instead of Java's
 */
public record WebhookChannel(
        String name, WebhookBody body, Secret url, Optional<Secret> token, Optional<Path> authority)
        implements Channel {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final Duration TIME_OUT = Duration.ofSeconds(30);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIME_OUT = 408;

    /** Longer than this nobody waits in the night; the next night tells it. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    @Override
    public void send(Announcement announcement) throws DeliveryException {
        String address = url.reveal();
        Request.Builder request = new Request.Builder()
                .url(parsed(address))
                .header("User-Agent", "vsxray")
                .header("Idempotency-Key", announcement.id())
                .post(RequestBody.create(body.of(announcement), JSON));
        if (token.isPresent()) {
            request.header("Authorization", "Bearer " + token.get().reveal());
        }
        OkHttpClient client = client();
        try (Response response = client.newCall(request.build()).execute()) {
            judge(response);
        } catch (IOException failure) {
            throw DeliveryException.passing(
                    Secret.scrubbed(failure.getClass().getSimpleName() + ": " + failure.getMessage(), address));
        } finally {
            client.connectionPool().evictAll();
        }
    }

    private HttpUrl parsed(String address) throws DeliveryException {
        HttpUrl parsed = HttpUrl.parse(address);
        if (parsed == null) {
            throw DeliveryException.lasting(url + " holds no URL");
        }
        if (!parsed.isHttps() && !Loopback.isNamedBy(parsed.host())) {
            throw DeliveryException.lasting(url + " holds a URL without TLS. Expected https://");
        }
        return parsed;
    }

    private OkHttpClient client() throws DeliveryException {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .callTimeout(TIME_OUT)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false);
        if (authority.isPresent()) {
            Trust trust = Trust.in(authority.get());
            client.sslSocketFactory(trust.sockets(), trust.manager());
        }
        return client.build();
    }

    private static void judge(Response response) throws DeliveryException {
        if (response.isSuccessful()) {
            return;
        }
        int code = response.code();
        String told = "the receiver answered " + code;
        if (code == TOO_MANY_REQUESTS || code >= 500) {
            Optional<Duration> asked = wait(response);
            throw asked.isPresent() ? DeliveryException.passing(told, asked.get()) : DeliveryException.passing(told);
        }
        throw code == REQUEST_TIME_OUT ? DeliveryException.passing(told) : DeliveryException.lasting(told);
    }

    private static Optional<Duration> wait(Response response) {
        String seconds = response.header("Retry-After", "");
        if (seconds == null || !seconds.matches("\\d{1,6}")) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        return Optional.of(asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
    }
}
