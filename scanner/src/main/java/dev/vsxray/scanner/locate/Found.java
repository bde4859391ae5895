package dev.vsxray.scanner.locate;

import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what a search finds; one installation for one path, however many editors and profiles have it. */
final class Found {

    private final SortedMap<Path, List<Place>> places = new TreeMap<>();
    private final List<Path> looked = new ArrayList<>();
    private final List<EditorFolder> folders = new ArrayList<>();
    private final List<Path> absent = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    void place(Path extension, Place place) {
        List<Place> known = places.computeIfAbsent(extension, path -> new ArrayList<>());
        if (!known.contains(place)) {
            known.add(place);
        }
    }

    boolean has(Path extension) {
        return places.containsKey(extension);
    }

    int count() {
        return places.size();
    }

    void looked(Path folder) {
        looked.add(folder);
    }

    void folder(EditorFolder folder) {
        folders.add(folder);
    }

    boolean hasLooked(Path folder) {
        return looked.contains(folder);
    }

    void absent(Path folder) {
        absent.add(folder);
    }

    void unreadable(Path path, String reason) {
        gaps.add(new Gap(path.toString(), Gap.Kind.UNREADABLE, reason, ""));
    }

    void limit(Path path, String reason, String limit) {
        gaps.add(new Gap(path.toString(), Gap.Kind.LIMIT, reason, limit));
    }

    Located toLocated() {
        List<Installation> installations = places.entrySet().stream()
                .map(entry -> new Installation(entry.getKey(), entry.getValue()))
                .toList();
        return new Located(installations, looked, folders, absent, gaps);
    }
}
