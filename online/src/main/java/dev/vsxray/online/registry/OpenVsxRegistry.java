package dev.vsxray.online.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.online.http.HostScope;
import dev.vsxray.online.http.Web;
import dev.vsxray.scanner.model.ExtensionId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Open VSX by its own API, which says more than its imitation of the Marketplace's: who published, digests, keys. */
public final class OpenVsxRegistry implements ExtensionRegistry {

    /** Versions and platforms that one query gives. */
    private static final int MOST_RELEASES = 100;

    /** Extensions of a search that are looked at. */
    private static final int FEW = 10;

    private final String name;
    private final RegistryConnection connection;

    /** @param base such as {@code https://open-vsx.org} */
    public OpenVsxRegistry(String name, URI base, HostScope scope, Web web) {
        this.name = name;
        this.connection = new RegistryConnection(web, base, scope);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RegistryAnswer<Listing> find(ExtensionId id) {
        return connection
                .get("/api/" + encoded(id.publisher()) + "/" + encoded(id.name()))
                .then(latest -> withAllReleases(latest, id));
    }

    private RegistryAnswer<Listing> withAllReleases(JsonNode json, ExtensionId id) {
        if (json.has("error") || !id(json).equals(id)) {
            return new RegistryAnswer.Failed<>(name + " answered about something else than was asked.");
        }
        RegistryAnswer<JsonNode> versions = connection.get("/api/v2/-/query?extensionId=" + encoded(id.written())
                + "&includeAllVersions=true&size=" + MOST_RELEASES);
        if (!(versions instanceof RegistryAnswer.Found<JsonNode> all)) {
            return new RegistryAnswer.Failed<>(name + " does not say which versions there are.");
        }
        List<Release> releases = new ArrayList<>();
        all.value().path("extensions").forEach(version -> releases.addAll(releases(version)));
        if (releases.isEmpty()) {
            releases.addAll(releases(json));
        }
        boolean complete = Answered.count(all.value(), "totalSize").orElse(0L) <= releases.size();
        Listing listing = listing(json, releases, complete);
        return Answered.flag(json, "downloadable").orElse(true)
                ? new RegistryAnswer.Found<>(listing)
                : new RegistryAnswer.Unpublished<>(listing);
    }

    @Override
    public RegistryAnswer<List<Listing>> named(String displayName) {
        return connection
                .get("/api/-/search?sortBy=downloadCount&sortOrder=desc&size=" + FEW + "&query=" + encoded(displayName))
                .map(OpenVsxRegistry::searched);
    }

    @Override
    public RegistryAnswer<List<Listing>> by(String publisher) {
        return connection
                .get("/api/v2/-/query?size=" + MOST_RELEASES + "&namespaceName=" + encoded(publisher))
                .map(OpenVsxRegistry::searched);
    }

    private static List<Listing> searched(JsonNode root) {
        List<Listing> listings = new ArrayList<>();
        root.path("extensions").forEach(json -> listings.add(listing(json, releases(json), false)));
        return List.copyOf(listings);
    }

    @Override
    public RegistryAnswer<byte[]> asset(URI address) {
        return connection.asset(address);
    }

    @Override
    public RegistryAnswer<Path> archive(Release release, Path file) {
        return connection.archive(release.assets().archive(), file);
    }

    private static ExtensionId id(JsonNode json) {
        return new ExtensionId(Answered.text(json, "namespace"), Answered.text(json, "name"));
    }

    /** @param complete whether the releases reach back to the first one */
    private static Listing listing(JsonNode json, List<Release> releases, boolean complete) {
        Optional<Instant> oldest = releases.stream()
                .map(Release::published)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .filter(unused -> complete);
        JsonNode replacement = json.path("replacement");
        return new Listing(
                id(json),
                Answered.text(json, "displayName"),
                publisher(json),
                oldest,
                Answered.count(json, "downloadCount"),
                Answered.number(json, "averageRating"),
                Answered.count(json, "reviewCount"),
                Answered.flag(json, "deprecated"),
                Answered.optional(replacement, "extensionId").or(() -> Answered.optional(replacement, "displayName")),
                releases,
                complete);
    }

    private static Publisher publisher(JsonNode json) {
        JsonNode user = json.path("publishedBy");
        Optional<Boolean> verified = Answered.flag(json, "verified");
        return new Publisher(
                Answered.text(json, "namespace"),
                Answered.optional(user, "fullName").orElseGet(() -> Answered.text(user, "loginName")),
                verified,
                Optional.empty(),
                verified);
    }

    /** The release the answer is about; none where there is nothing to fetch. */
    private static List<Release> releases(JsonNode json) {
        List<Release> releases = new ArrayList<>();
        String platform = Answered.text(json, "targetPlatform");
        JsonNode files = json.path("files");
        Answered.address(files, "download")
                .ifPresent(archive -> releases.add(new Release(
                        Answered.text(json, "version"),
                        platform.equals("universal") ? "" : platform,
                        Answered.time(json, "timestamp"),
                        Answered.flag(json, "preRelease").orElse(false),
                        new Assets(
                                archive,
                                Answered.address(files, "signature"),
                                Answered.address(files, "publicKey"),
                                Answered.address(files, "sha256"),
                                Answered.address(files, "icon"),
                                Answered.address(files, "readme")))));
        return releases;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
