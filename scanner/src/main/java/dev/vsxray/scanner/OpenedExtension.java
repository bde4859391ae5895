package dev.vsxray.scanner;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.indicator.InstalledExtension;
import dev.vsxray.scanner.locate.Installation;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Registry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One set of bytes with all the places that hold it. Equal bytes are analysed once, from the first path.
 *
 * @param pulls ids that the manifest brings along
 */
record OpenedExtension(
        ExtensionId id, String version, Path path, String digest, List<Place> places, List<ExtensionId> pulls) {

    OpenedExtension {
        places = List.copyOf(places);
        pulls = List.copyOf(pulls);
    }

    /** @param fetchedFrom the registry the file was fetched from for this scan */
    static OpenedExtension of(Installation installation, ExtensionPackage extension, Registry fetchedFrom) {
        return new OpenedExtension(
                extension.id(),
                extension.version(),
                installation.path(),
                extension.digest(),
                installation.places().stream()
                        .map(place -> from(fetchedFrom, place))
                        .toList(),
                pulls(extension));
    }

    private static Place from(Registry fetchedFrom, Place place) {
        return place.registry() != Registry.UNKNOWN
                ? place
                : new Place(
                        place.path(),
                        place.editor(),
                        place.profile(),
                        place.machine(),
                        place.installSource(),
                        fetchedFrom,
                        place.state());
    }

    OpenedExtension alsoAt(List<Place> more) {
        List<Place> all = new ArrayList<>(places);
        all.addAll(more);
        return new OpenedExtension(id, version, path, digest, all, pulls);
    }

    /** Where the bytes came from: what the first place that knows says. */
    Registry registry() {
        return places.stream()
                .map(Place::registry)
                .filter(registry -> registry != Registry.UNKNOWN)
                .findFirst()
                .orElse(Registry.UNKNOWN);
    }

    /** Who it says it is, with the manifest as evidence. */
    Feature.Identity identity() {
        return new Feature.Identity(
                id,
                version,
                "",
                registry(),
                Evidence.match(Location.startOf("package.json"), "who the extension says it is", id.written()));
    }

    InstalledExtension asInstalled() {
        return new InstalledExtension(version, registry(), pulls);
    }

    private static List<ExtensionId> pulls(ExtensionPackage extension) {
        List<ExtensionId> ids = new ArrayList<>();
        for (String array : List.of("extensionPack", "extensionDependencies")) {
            extension.manifest().root().path(array).forEach(item -> {
                String text = item.asText("");
                int dot = text.indexOf('.');
                if (dot > 0 && dot < text.length() - 1) {
                    ids.add(new ExtensionId(text.substring(0, dot), text.substring(dot + 1)));
                }
            });
        }
        return ids;
    }
}
