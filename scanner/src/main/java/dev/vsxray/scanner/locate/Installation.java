package dev.vsxray.scanner.locate;

import dev.vsxray.scanner.model.Place;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A folder or archive that holds one extension.
 *
 * @param path an extension's folder, or a {@code .vsix} whatever its name
 * @param places which editors and profiles have it; never empty, sorted
 */
public record Installation(Path path, List<Place> places) implements Comparable<Installation> {

    public Installation {
        places = places.stream().sorted().toList();
        if (places.isEmpty()) {
            throw new IllegalArgumentException("installation without a place: " + path);
        }
    }

    @Override
    public int compareTo(Installation other) {
        return Comparator.comparing(
                        (Installation installation) -> installation.path().toString())
                .compare(this, other);
    }
}
