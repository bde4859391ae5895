package dev.vsxray.online.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.online.http.HostScope;
import dev.vsxray.online.http.Web;
import dev.vsxray.online.http.WebAnswer;
import dev.vsxray.online.http.WebRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;

/** Talks to one registry and tells its answers apart. */
record RegistryConnection(Web web, URI base, HostScope scope) {

    /** Bytes of an answer in JSON. All versions of the largest extensions are near 10 MiB. */
    private static final long MOST_JSON = 32L << 20;

    /** Bytes of an icon, README, key or signature. */
    private static final long MOST_ASSET = 8L << 20;

    /** Bytes of a package. Open VSX takes 512 MiB. */
    private static final long MOST_ARCHIVE = 512L << 20;

    private static final JsonMapper JSON = new JsonMapper();

    /** The address of a path below the base. */
    URI at(String path) {
        String root = base.toString();
        return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
    }

    RegistryAnswer<JsonNode> get(String path) {
        return json(WebRequest.get(at(path), scope, MOST_JSON).with("Accept", "application/json"));
    }

    RegistryAnswer<JsonNode> post(String path, String body, String accept) {
        return json(WebRequest.post(at(path), scope, body, MOST_JSON).with("Accept", accept));
    }

    private RegistryAnswer<JsonNode> json(WebRequest request) {
        return answer(web.ask(request), body -> parsed(request, (WebAnswer.Body) body));
    }

    RegistryAnswer<byte[]> asset(URI address) {
        return answer(
                web.ask(WebRequest.get(address, scope, MOST_ASSET)),
                body -> new RegistryAnswer.Found<>(((WebAnswer.Body) body).bytes()));
    }

    RegistryAnswer<Path> archive(URI address, Path file) {
        return answer(
                web.save(WebRequest.get(address, scope, MOST_ARCHIVE), file),
                saved -> new RegistryAnswer.Found<>(((WebAnswer.Saved) saved).file()));
    }

    private static RegistryAnswer<JsonNode> parsed(WebRequest request, WebAnswer.Body body) {
        String host = request.address().getHost();
        try {
            JsonNode root = JSON.readTree(body.bytes());
            return root.isObject()
                    ? new RegistryAnswer.Found<>(root)
                    : new RegistryAnswer.Failed<>(host + " answered with JSON that is no object.");
        } catch (IOException noJson) {
            String instead = body.mediaType().equals("text/html") ? "a page" : "something else";
            return new RegistryAnswer.Failed<>(host + " answered with " + instead + " where JSON was expected.");
        }
    }

    private static <T> RegistryAnswer<T> answer(WebAnswer answer, Function<WebAnswer, RegistryAnswer<T>> good) {
        if (answer instanceof WebAnswer.Absent) {
            return new RegistryAnswer.NotFound<>();
        }
        if (answer instanceof WebAnswer.Refused refused) {
            return new RegistryAnswer.Refused<>(refused.retryAfter());
        }
        return answer instanceof WebAnswer.Failed failed
                ? new RegistryAnswer.Failed<>(failed.reason())
                : good.apply(answer);
    }
}
