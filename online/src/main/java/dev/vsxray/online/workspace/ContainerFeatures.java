package dev.vsxray.online.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.online.http.HostScope;
import dev.vsxray.online.http.Web;
import dev.vsxray.online.http.WebAnswer;
import dev.vsxray.online.http.WebRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Features of development containers in GitHub's registry of containers, where nearly all of them are. A feature is an OCI
 * artefact whose one layer is a tar; what it installs stands in a manifest in there. Nothing of it is written to disk, and
 * nothing run.
 *
 * <p>Formats: https://containers.dev/implementors/features-distribution/ and the OCI distribution specification 1.1.
 */
public final class ContainerFeatures implements FeatureSource {

    private static final String REGISTRY = "ghcr.io";

    private static final Pattern FEATURE = Pattern.compile("ghcr\\.io/"
            + "(?<name>[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)+)"
            + "(?::(?<tag>\\w[\\w.-]{0,127})|@(?<digest>sha256:[0-9a-f]{64}))?");

    /** UTF-16 code units of the name of a feature; registries allow 255. */
    private static final int LONGEST_NAME = 400;

    private static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String LAYER = "application/vnd.devcontainers.layer.v1+tar";
    private static final String MANIFEST = "devcontainer-feature.json";

    /** Bytes of a token or of an OCI manifest. */
    private static final long MOST_BYTES = 1L << 20;

    /** Bytes of a feature: scripts of some kilobytes, rarely with a program beside them. */
    private static final long MOST_BYTES_OF_LAYER = 32L << 20;

    /** Entries of a tar that are looked at. */
    private static final int MOST_ENTRIES = 10_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Web web;
    private final URI registry;
    private final HostScope hosts;

    /**
     * @param registry {@code https://ghcr.io}
     * @param hosts of the registry and of the storage that it redirects to
     */
    public ContainerFeatures(Web web, URI registry, HostScope hosts) {
        this.web = web;
        this.registry = registry;
        this.hosts = hosts;
    }

    public static ContainerFeatures gitHub(Web web) {
        return new ContainerFeatures(
                web, URI.create("https://" + REGISTRY), HostScope.of(REGISTRY, "pkg-containers.githubusercontent.com"));
    }

    @Override
    public Answer manifestOf(String feature) {
        Matcher named = FEATURE.matcher(feature.substring(0, Math.min(feature.length(), LONGEST_NAME)));
        if (!named.matches()) {
            return new Answer.Unknown("only features of the workspace and of " + REGISTRY + " are");
        }
        String name = named.group("name");
        Optional<String> pinned = Optional.ofNullable(named.group("digest"));
        String version =
                pinned.or(() -> Optional.ofNullable(named.group("tag"))).orElse("latest");
        try {
            String token =
                    text(json(get("/token?service=" + REGISTRY + "&scope=repository:" + name + ":pull")), "token");
            byte[] manifest = fetched(
                    with(token, get("/v2/" + name + "/manifests/" + version)).with("Accept", OCI_MANIFEST));
            if (pinned.isPresent()) {
                check(manifest, pinned.get());
            }
            String layer = layer(JSON.readTree(manifest));
            byte[] tar = fetched(with(token, get("/v2/" + name + "/blobs/" + layer, MOST_BYTES_OF_LAYER)));
            check(tar, layer);
            return new Answer.Manifest(manifestIn(tar));
        } catch (UnknownException reason) {
            return new Answer.Unknown(String.valueOf(reason.getMessage()));
        } catch (IOException malformed) {
            return new Answer.Unknown("what its registry sent cannot be read");
        }
    }

    /** Why a feature is not known; the message is a clause of our own. */
    private static final class UnknownException extends IOException {

        private static final long serialVersionUID = 1;

        UnknownException(String reason) {
            super(reason);
        }
    }

    private WebRequest get(String path) {
        return get(path, MOST_BYTES);
    }

    private WebRequest get(String path, long most) {
        return WebRequest.get(registry.resolve(path), hosts, most);
    }

    /** The token is good for reading this one name; the storage that is redirected to is not told it. */
    private static WebRequest with(String token, WebRequest request) {
        return request.with("Authorization", "Bearer " + token);
    }

    private JsonNode json(WebRequest request) throws IOException {
        return JSON.readTree(fetched(request));
    }

    private byte[] fetched(WebRequest request) throws UnknownException {
        WebAnswer answer = web.ask(request);
        if (answer instanceof WebAnswer.Body body) {
            return body.bytes();
        }
        if (answer instanceof WebAnswer.Absent) {
            throw new UnknownException("its registry does not have it");
        }
        if (answer instanceof WebAnswer.Failed failed) {
            // A sentence there, a clause here.
            throw new UnknownException(failed.reason().replaceAll("\\.$", ""));
        }
        throw new UnknownException("its registry wants to be asked later");
    }

    private static String text(JsonNode node, String field) throws UnknownException {
        String text = node.path(field).asText("");
        if (!text.matches("[!-~]{1,16384}")) {
            throw new UnknownException("its registry sent no " + field);
        }
        return text;
    }

    private static String layer(JsonNode manifest) throws UnknownException {
        for (JsonNode layer : manifest.path("layers")) {
            String digest = layer.path("digest").asText("");
            if (layer.path("mediaType").asText("").equals(LAYER) && digest.matches("sha256:[0-9a-f]{64}")) {
                return digest;
            }
        }
        throw new UnknownException("what its registry has is no feature");
    }

    private static void check(byte[] bytes, String digest) throws UnknownException {
        try {
            String found = "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            if (!found.equals(digest)) {
                throw new UnknownException("what its registry sent has another digest than it says");
            }
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static JsonNode manifestIn(byte[] bytes) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
            for (int seen = 0; seen < MOST_ENTRIES; seen++) {
                Optional<TarArchiveEntry> entry = Optional.ofNullable(tar.getNextEntry());
                if (entry.isEmpty()) {
                    break;
                }
                String path = entry.get().getName();
                if (entry.get().isFile() && (path.equals(MANIFEST) || path.equals("./" + MANIFEST))) {
                    return JSON.readTree(tar.readNBytes((int) MOST_BYTES));
                }
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException(malformed);
        }
        throw new UnknownException("there is no " + MANIFEST + " in it");
    }
}
