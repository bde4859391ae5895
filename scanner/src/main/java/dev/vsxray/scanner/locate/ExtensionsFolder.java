package dev.vsxray.scanner.locate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vsxray.scanner.locate.InstalledList.Element;
import dev.vsxray.scanner.locate.Profiles.Profile;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Place.InstallSource;
import dev.vsxray.scanner.model.Place.State;
import dev.vsxray.scanner.model.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder in which an editor keeps extensions. The editor's lists say what is installed; what else lies in the folder
 * is found too, since it stays on disk, may still be loaded by an open window, or is taken in by the next one.
 */
final class ExtensionsFolder {

    private static final String LIST = "extensions.json";
    private static final String REMOVAL_MARKS = ".obsolete";

    /** Name of a folder the editor is in the middle of deleting. */
    private static final String HALF_DELETED = ".vsctmp";

    private final Path folder;
    private final List<Path> userData;
    private final String editor;
    private final Registry gallery;
    private final Found found;
    private final Set<Path> listed = new TreeSet<>();

    ExtensionsFolder(Path folder, List<Path> userData, String editor, Registry gallery, Found found) {
        this.folder = folder;
        this.userData = userData;
        this.editor = editor;
        this.gallery = gallery;
        this.found = found;
    }

    /** True for a folder that an editor has used for its extensions. */
    static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(LIST)) || Files.isRegularFile(folder.resolve(REMOVAL_MARKS));
    }

    void search() {
        found.looked(folder);
        Set<String> marked = markedForRemoval();
        List<Profile> profiles = new Profiles(folder, found).of(userData);
        found.folder(new EditorFolder(
                editor, folder, userData, profiles.stream().map(Profile::list).toList()));
        List<Element> shared = new ArrayList<>();
        boolean hasList = false;
        for (Profile profile : profiles) {
            Optional<List<Element>> list = InstalledList.read(profile.list(), folder, gallery, found);
            hasList |= list.isPresent();
            List<Element> elements = new ArrayList<>(list.orElse(List.of()));
            if (profile.name().isEmpty()) {
                elements.stream().filter(Element::everyProfile).forEach(shared::add);
            } else {
                shared.stream().filter(element -> !elements.contains(element)).forEach(elements::add);
            }
            elements.forEach(element -> listed(element, profile, marked));
        }
        for (Path child : children()) {
            if (!listed.contains(child)) {
                unlisted(child, marked, hasList, profiles.get(0).disabled());
            }
        }
    }

    private void listed(Element element, Profile profile, Set<String> marked) {
        Path path = element.path();
        if (!Files.isRegularFile(path.resolve("package.json"))) {
            found.unreadable(path, "is in the editor's list of extensions, but has no package.json");
            return;
        }
        listed.add(path);
        place(
                path,
                profile.name(),
                element.source(),
                element.registry(),
                state(path, element.id(), profile.disabled(), marked));
    }

    private void unlisted(Path child, Set<String> marked, boolean hasList, Set<String> disabled) {
        String name = child.getFileName().toString();
        if (Sniff.isArchive(child)) {
            place(child, "", InstallSource.VSIX, Registry.SIDELOADED, State.LEFT_OVER);
            return;
        }
        // Theia keeps the level of the archive's own folder.
        Path root = Files.isDirectory(child.resolve("extension")) && !Sniff.isExtensionFolder(child)
                ? child.resolve("extension")
                : child;
        if (!Files.isDirectory(root) || !Files.isRegularFile(root.resolve("package.json"))) {
            return;
        }
        JsonNode manifest = JsonFile.read(root.resolve("package.json")).orElse(MissingNode.getInstance());
        JsonNode metadata = manifest.path("__metadata");
        boolean temporary = name.startsWith(".") || name.endsWith(HALF_DELETED);
        // The editor stamps what it installs. What has no stamp was put there by somebody else and is taken in.
        boolean droppedIn = !metadata.has("installedTimestamp");
        Registry registry = metadata.has("id") ? gallery : Registry.UNKNOWN;
        InstallSource source =
                metadata.has("id") ? InstallSource.GALLERY : droppedIn ? InstallSource.FOLDER : InstallSource.UNKNOWN;
        String id = (manifest.path("publisher").asText("") + "."
                        + manifest.path("name").asText(""))
                .toLowerCase(Locale.ROOT);
        State state = temporary || hasList && !droppedIn && !marked.contains(name)
                ? State.LEFT_OVER
                : state(child, id, disabled, marked);
        place(root, "", source, registry, state);
    }

    private static State state(Path path, String id, Set<String> disabled, Set<String> marked) {
        if (marked.contains(path.getFileName().toString())) {
            return State.OBSOLETE;
        }
        return disabled.contains(id) ? State.DISABLED : State.ENABLED;
    }

    private void place(Path path, String profile, InstallSource source, Registry registry, State state) {
        found.place(path, new Place(path.toString(), editor, profile, "", source, registry, state));
    }

    /** Names of folders. Every key counts that is not marked false; the editors only ever write true. */
    private Set<String> markedForRemoval() {
        Set<String> names = new TreeSet<>();
        JsonFile.read(folder.resolve(REMOVAL_MARKS))
                .ifPresent(marks -> marks.properties().stream()
                        .filter(mark -> mark.getValue().asBoolean(true))
                        .forEach(mark -> names.add(mark.getKey())));
        return names;
    }

    private List<Path> children() {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException failure) {
            found.unreadable(folder, "folder cannot be listed");
            return List.of();
        }
    }
}
