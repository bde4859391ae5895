package dev.vsxray.online.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.online.http.HostScope;
import dev.vsxray.online.http.Web;
import dev.vsxray.online.http.WebAnswer;
import dev.vsxray.online.http.WebRequest;
import dev.vsxray.online.registry.Registries;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ProvenanceTopic;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The lists that editors fetch for their registry: which extensions are deprecated, and what takes their place. */
public final class ControlManifests {

    private static final Map<String, URI> PUBLIC_ONES = Map.of(
            Registries.MARKETPLACE, URI.create("https://main.vscode-cdn.net/extensions/marketplace.json"),
            Registries.OPEN_VSX,
                    URI.create("https://raw.githubusercontent.com/EclipseFdn/publish-extensions/refs/heads/master"
                            + "/extension-control/extensions.json"));

    /** Bytes of a list. */
    private static final long MOST_BYTES = 16L << 20;

    private final Web web;
    private final Map<String, URI> addresses;
    private final Map<String, Optional<Map<String, JsonNode>>> fetched = new ConcurrentHashMap<>();

    /** @param addresses of the lists, by the name of their registry */
    public ControlManifests(Web web, Map<String, URI> addresses) {
        this.web = web;
        this.addresses = Map.copyOf(addresses);
    }

    public static ControlManifests publicOnes(Web web) {
        return new ControlManifests(web, PUBLIC_ONES);
    }

    /** A list that says nothing takes back nothing that the registry itself said. */
    void write(String registry, ExtensionId id, FactSheet sheet) {
        if (!addresses.containsKey(registry)) {
            return;
        }
        Optional<Map<String, JsonNode>> deprecated = fetched.computeIfAbsent(registry, this::fetch);
        Optional<JsonNode> entry = deprecated.flatMap(list -> Optional.ofNullable(list.get(id.key())));
        if (entry.isEmpty() && sheet.knows(ProvenanceTopic.DEPRECATED)) {
            return;
        }
        if (deprecated.isEmpty()) {
            sheet.unknown(ProvenanceTopic.DEPRECATED, "The list that editors use could not be fetched.");
            return;
        }
        sheet.known(
                ProvenanceTopic.DEPRECATED,
                entry.isPresent(),
                "The list that editors use says " + (entry.isPresent() ? "so." : "nothing of it."));
        sheet.known(
                ProvenanceTopic.REPLACEMENT,
                entry.map(node -> node.path("extension").path("id").asText(""))
                        .filter(replacement -> !replacement.isEmpty()),
                "The list that editors use names it.");
    }

    /** Ids in lower case. Empty where the list cannot be had. */
    private Optional<Map<String, JsonNode>> fetch(String registry) {
        URI address = addresses.getOrDefault(registry, URI.create(""));
        WebAnswer answer = web.ask(WebRequest.get(address, HostScope.of(address.getHost()), MOST_BYTES));
        if (!(answer instanceof WebAnswer.Body body)) {
            return Optional.empty();
        }
        try {
            JsonNode root = new JsonMapper().readTree(body.bytes());
            if (!root.isObject() || !root.has("malicious")) {
                return Optional.empty();
            }
            Map<String, JsonNode> entries = new TreeMap<>();
            root.path("deprecated")
                    .properties()
                    .forEach(entry -> entries.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
            entries.values().removeIf(node -> node.isBoolean() && !node.booleanValue());
            return Optional.of(entries);
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }
}
