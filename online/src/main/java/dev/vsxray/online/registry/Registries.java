package dev.vsxray.online.registry;

import dev.vsxray.online.http.HostScope;
import dev.vsxray.online.http.Web;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Registry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The registries, and which one is responsible for an installed extension. That is decided by the gallery of the editor and what
 * it noted when it installed; never by the id, which may be somebody else's on another registry.
 */
public final class Registries {

    /** Name and prefix of the Visual Studio Marketplace. */
    public static final String MARKETPLACE = "vscode-marketplace";

    /** Name of Open VSX. */
    public static final String OPEN_VSX = "open-vsx";

    private final ExtensionRegistry marketplace;
    private final ExtensionRegistry openVsx;
    private final Map<String, ExtensionRegistry> ofEditors;
    private final Optional<ExtensionRegistry> given;

    /**
     * @param ofEditors registries of editors with a gallery of their own, by the editor's name
     * @param given the gallery the user named, for extensions from a gallery that is not known here
     */
    public Registries(
            ExtensionRegistry marketplace,
            ExtensionRegistry openVsx,
            Map<String, ExtensionRegistry> ofEditors,
            Optional<ExtensionRegistry> given) {
        this.marketplace = marketplace;
        this.openVsx = openVsx;
        this.ofEditors = Map.copyOf(new TreeMap<>(ofEditors));
        this.given = given;
    }

    /** The public registries, and the gallery at an address where the user names one. */
    public static Registries publicOnes(Web web, Optional<URI> gallery) {
        ExtensionRegistry marketplace = new GalleryRegistry(
                MARKETPLACE,
                URI.create("https://marketplace.visualstudio.com/_apis/public/gallery"),
                HostScope.of(
                        "marketplace.visualstudio.com",
                        ".gallery.vsassets.io",
                        ".gallerycdn.vsassets.io",
                        "www.vscode-unpkg.net"),
                web);
        // Open VSX keeps its files with the Eclipse Foundation, formerly in a store of its own name, and redirects
        // there.
        ExtensionRegistry openVsx = new OpenVsxRegistry(
                OPEN_VSX,
                URI.create("https://open-vsx.org"),
                HostScope.of(
                        "open-vsx.org",
                        ".open-vsx.org",
                        "openvsx.eclipsecontent.org",
                        "openvsxorg.blob.core.windows.net"),
                web);
        return new Registries(
                marketplace,
                openVsx,
                Map.of(
                        "Cursor", gallery(URI.create("https://marketplace.cursorapi.com/_apis/public/gallery"), web),
                        "Windsurf", gallery(URI.create("https://marketplace.windsurf.com/vscode/gallery"), web)),
                gallery.map(address -> gallery(address, web)));
    }

    /** A gallery by its address; its files must be on the same host. */
    public static ExtensionRegistry gallery(URI address, Web web) {
        return new GalleryRegistry(address.getHost(), address, HostScope.of(address.getHost()), web);
    }

    /** Which registry to ask about an installation, or why none. */
    public sealed interface Choice {
        record Chosen(ExtensionRegistry registry) implements Choice {}

        /** @param reason a sentence of our own */
        record None(String reason) implements Choice {}
    }

    /** Decides by the first place that knows where the bytes came from. */
    public Choice responsibleFor(List<Place> places) {
        Optional<Place> known = places.stream()
                .filter(place -> place.registry() != Registry.UNKNOWN)
                .findFirst();
        if (known.isEmpty()) {
            return new Choice.None("Nothing says which registry this came from; ids are not guessed by.");
        }
        return switch (known.get().registry()) {
            case VSCODE_MARKETPLACE -> new Choice.Chosen(marketplace);
            case OPEN_VSX -> new Choice.Chosen(openVsx);
            case OTHER -> ofEditor(known.get().editor());
            case SIDELOADED -> new Choice.None("It was installed from a file; no registry is responsible for it.");
            case UNKNOWN -> throw new IllegalStateException("unknown places were left out");
        };
    }

    private Choice ofEditor(String editor) {
        return given.or(() -> Optional.ofNullable(ofEditors.get(editor)))
                .<Choice>map(Choice.Chosen::new)
                .orElseGet(() -> new Choice.None(
                        "It came from a gallery whose address is not known here; name it with --gallery."));
    }

    /**
     * The registry a reference such as {@code openvsx:publisher.name} names, by its short word or its name. For none the gallery
     * the user named, or else the Marketplace.
     */
    public Optional<ExtensionRegistry> named(String prefix) {
        return switch (prefix) {
            case "" -> Optional.of(given.orElse(marketplace));
            case "marketplace", MARKETPLACE -> Optional.of(marketplace);
            case "openvsx", OPEN_VSX -> Optional.of(openVsx);
            case "cursor" -> Optional.ofNullable(ofEditors.get("Cursor"));
            case "windsurf" -> Optional.ofNullable(ofEditors.get("Windsurf"));
            case "gallery" -> given;
            default ->
                Stream.concat(given.stream(), ofEditors.values().stream())
                        .filter(registry -> registry.name().equals(prefix))
                        .findFirst();
        };
    }

    /** Registries other than this one where the same id may be somebody else's. */
    public List<ExtensionRegistry> othersThan(ExtensionRegistry registry) {
        return List.of(marketplace, openVsx).stream()
                .filter(other -> !other.name().equals(registry.name()))
                .toList();
    }
}
