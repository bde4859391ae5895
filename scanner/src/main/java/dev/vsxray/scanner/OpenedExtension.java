package dev.vsxray.scanner;

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
import java.util.Optional;

/**
 * One set of bytes with all the places that hold it. Equal bytes are analysed once, from the first path.
 *
 * @param known what it says and shows; from an earlier scan where nothing changed since
 * @param stamp of the metadata before it was opened; empty where it has none
 */
record OpenedExtension(KnownPackage known, Path path, Optional<String> stamp, List<Place> places) {

    OpenedExtension {
        places = List.copyOf(places);
    }

    ExtensionId id() {
        return known.id();
    }

    String version() {
        return known.version();
    }

    String digest() {
        return known.digest();
    }

    /** @param fetchedFrom the registry the file was fetched from for this scan */
    static OpenedExtension of(
            Installation installation, KnownPackage known, Optional<String> stamp, Registry fetchedFrom) {
        List<Place> places = installation.places().stream()
                .map(place -> from(fetchedFrom, place))
                .toList();
        return new OpenedExtension(known, installation.path(), stamp, places);
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
        return new OpenedExtension(known, path, stamp, all);
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
                id(),
                version(),
                "",
                registry(),
                Evidence.match(Location.startOf("package.json"), "who the extension says it is", id().written()));
    }

    InstalledExtension asInstalled() {
        return new InstalledExtension(version(), registry(), known.pulls());
    }
}
