package dev.vsxray.scanner.locate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The profiles of an editor: which list of extensions each uses and which extensions it has switched off. */
final class Profiles {

    /**
     * A profile.
     *
     * @param name empty for the default profile; otherwise as the user named it
     * @param list the {@code extensions.json} it uses
     * @param disabled ids, lower case
     */
    record Profile(String name, Path list, Set<String> disabled) {}

    private static final String LIST = "extensions.json";
    private static final String DISABLED_KEY = "extensionsIdentifiers/disabled";
    private static final String STATE = "globalStorage/state.vscdb";

    private final Path extensions;
    private final Found found;

    Profiles(Path extensions, Found found) {
        this.extensions = extensions;
        this.found = found;
    }

    /** The default profile first, the others in order of their folders' names. */
    List<Profile> of(List<Path> userData) {
        List<Profile> profiles = new ArrayList<>();
        Set<String> disabled = new TreeSet<>();
        userData.forEach(
                folder -> disabled.addAll(disabled(folder.resolve("User").resolve(STATE))));
        profiles.add(new Profile("", extensions.resolve(LIST), disabled));
        userData.forEach(folder -> profiles.addAll(named(folder.resolve("User"))));
        return profiles;
    }

    private List<Profile> named(Path user) {
        Path folder = user.resolve("profiles");
        SortedMap<String, JsonNode> known = new TreeMap<>();
        JsonFile.read(user.resolve("globalStorage/storage.json"))
                .map(storage -> storage.path("userDataProfiles"))
                .ifPresent(list -> list.forEach(
                        profile -> known.put(profile.path("location").asText(""), profile)));
        Set<String> locations = new TreeSet<>(known.keySet());
        locations.addAll(children(folder));
        List<Profile> profiles = new ArrayList<>();
        for (String location : locations) {
            within(folder, location)
                    .ifPresent(path -> profiles.add(profile(path, location, Optional.ofNullable(known.get(location)))));
        }
        return profiles;
    }

    private Profile profile(Path folder, String location, Optional<JsonNode> known) {
        boolean shares = known.map(profile ->
                        profile.path("useDefaultFlags").path("extensions").asBoolean(false))
                .orElse(false);
        String name = known.map(profile -> profile.path("name").asText(""))
                .filter(text -> !text.isEmpty())
                .orElse(location);
        return new Profile(
                name, shares ? extensions.resolve(LIST) : folder.resolve(LIST), disabled(folder.resolve(STATE)));
    }

    private Set<String> disabled(Path database) {
        Set<String> ids = new TreeSet<>();
        try {
            StateDatabase.value(database, DISABLED_KEY)
                    .flatMap(JsonFile::parse)
                    .ifPresent(list -> list.forEach(
                            item -> ids.add(item.path("id").asText("").toLowerCase(Locale.ROOT))));
        } catch (IOException unreadable) {
            found.unreadable(database, "which extensions are disabled is not known: the state cannot be read");
        }
        return ids;
    }

    private static List<String> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> Files.exists(child.resolve(LIST)))
                    .map(child -> child.getFileName().toString())
                    .toList();
        } catch (IOException unlisted) {
            // The profiles that the editor itself names are still read.
            return List.of();
        }
    }

    private static Optional<Path> within(Path folder, String location) {
        try {
            Path path = folder.resolve(location).normalize();
            return location.isEmpty() || !path.startsWith(folder) ? Optional.empty() : Optional.of(path);
        } catch (InvalidPathException impossibleHere) {
            return Optional.empty();
        }
    }
}
