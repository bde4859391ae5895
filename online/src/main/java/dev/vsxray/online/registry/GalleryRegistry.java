package dev.vsxray.online.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vsxray.online.http.HostScope;
import dev.vsxray.online.http.Web;
import dev.vsxray.scanner.model.ExtensionId;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A gallery that speaks the protocol of the Visual Studio Marketplace: the Marketplace itself, Cursor's, Open VSX in its
 * second form, coder/code-marketplace, a private one.
 */
public final class GalleryRegistry implements ExtensionRegistry {

    private static final String ACCEPT = "application/json;api-version=3.0-preview.1";

    /** Kinds of criteria. */
    private static final int EXTENSION_NAME = 7;

    private static final int TARGET = 8;
    private static final int SEARCH_TEXT = 10;
    private static final int PUBLISHER_NAME = 18;

    private static final int BY_INSTALLS = 4;

    /** Versions, files, categories, version properties, addresses of assets, statistics. */
    private static final int WHOLE = 0x1 | 0x2 | 0x4 | 0x10 | 0x80 | 0x100;

    /** The same of the latest version alone. */
    private static final int LATEST = WHOLE | 0x200;

    /** Extensions of a search that are looked at. */
    private static final int FEW = 10;

    private final String name;
    private final RegistryConnection connection;

    /**
     * @param base the service URL, without {@code /extensionquery}
     * @param scope its hosts, those of its files included
     */
    public GalleryRegistry(String name, URI base, HostScope scope, Web web) {
        this.name = name;
        this.connection = new RegistryConnection(web, base, scope);
    }

    @Override
    public String name() {
        return name;
    }

    /** Extensions that were withdrawn are asked for too: the gallery then says so, where it keeps them. */
    @Override
    public RegistryAnswer<Listing> find(ExtensionId id) {
        RegistryAnswer<JsonNode> answer = query(EXTENSION_NAME, id.written(), WHOLE, 1);
        // A status that says "absent" for the question itself is a wrong address, not an absent extension.
        return answer instanceof RegistryAnswer.NotFound<JsonNode>
                ? new RegistryAnswer.Failed<>(name + " does not answer queries at its address.")
                : answer.then(root -> listed(root, id));
    }

    private RegistryAnswer<Listing> listed(JsonNode root, ExtensionId id) {
        JsonNode extensions = root.path("results").path(0).path("extensions");
        if (!extensions.isArray()) {
            return new RegistryAnswer.Failed<>(name + " answered without a list of extensions.");
        }
        for (JsonNode extension : extensions) {
            Listing listing = new GalleryListing(extension, connection).listing(true);
            if (listing.id().equals(id)) {
                return GalleryListing.isUnpublished(extension)
                        ? new RegistryAnswer.Unpublished<>(listing)
                        : new RegistryAnswer.Found<>(listing);
            }
        }
        return new RegistryAnswer.NotFound<>();
    }

    @Override
    public RegistryAnswer<List<Listing>> named(String displayName) {
        return query(SEARCH_TEXT, displayName, LATEST, FEW).map(this::listings);
    }

    @Override
    public RegistryAnswer<List<Listing>> by(String publisher) {
        return query(PUBLISHER_NAME, publisher, LATEST, FEW * 5).map(this::listings);
    }

    private List<Listing> listings(JsonNode root) {
        List<Listing> listings = new ArrayList<>();
        for (JsonNode extension : root.path("results").path(0).path("extensions")) {
            listings.add(new GalleryListing(extension, connection).listing(false));
        }
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

    private RegistryAnswer<JsonNode> query(int kind, String value, int flags, int most) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        ObjectNode filter = query.putArray("filters").addObject();
        ArrayNode criteria = filter.putArray("criteria");
        criteria.addObject().put("filterType", kind).put("value", value);
        criteria.addObject().put("filterType", TARGET).put("value", "Microsoft.VisualStudio.Code");
        filter.put("pageNumber", 1)
                .put("pageSize", most)
                .put("sortBy", BY_INSTALLS)
                .put("sortOrder", 0);
        query.putArray("assetTypes");
        query.put("flags", flags);
        return connection.post("/extensionquery", query.toString(), ACCEPT);
    }
}
