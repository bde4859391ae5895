package dev.vsxray.scanner.locate;

import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Place.InstallSource;
import dev.vsxray.scanner.model.Place.State;
import dev.vsxray.scanner.model.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Searches a machine for the extensions of every editor: those in the table, those whose application is found (which
 * says itself where it keeps things), and those that only left a folder in the user's home.
 */
final class MachineSearch {

    private final Machine machine;
    private final SearchScope scope;
    private final Found found = new Found();

    MachineSearch(Machine machine, SearchScope scope) {
        this.machine = machine;
        this.scope = scope;
    }

    Located search() {
        if (scope.extensionsFolder().isPresent()) {
            Path folder = scope.extensionsFolder().get();
            Editors.Row like = Editors.like(folder).orElse(Editors.NONE);
            search(folder, List.of(), like.editor(), like.gallery());
            return found.toLocated();
        }
        List<Application> applications = Application.on(machine);
        environment();
        applications.forEach(this::portable);
        applications.forEach(this::bootstrap);
        search(machine, applications);
        if (scope.allUsers()) {
            otherHomes().forEach(home -> search(machine.ofUser(home), applications));
        }
        if (scope.builtIn()) {
            applications.forEach(this::builtIn);
        }
        return found.toLocated();
    }

    /** What one user has. */
    private void search(Machine user, List<Application> applications) {
        for (Application application : applications) {
            application.dataFolder().ifPresent(name -> {
                Path folder = user.home().resolve(name).resolve("extensions");
                String editor = Editors.like(folder).map(Editors.Row::editor).orElse(application.name());
                search(
                        folder,
                        List.of(user.settings().resolve(application.shortName())),
                        editor,
                        application.gallery());
            });
        }
        for (Editors.Row row : Editors.rows()) {
            if (row.isOn(user)) {
                search(row.extensions(user), row.userData(user), row.editor(), row.gallery());
            }
        }
        unknownEditors(user);
    }

    private void search(Path folder, List<Path> userData, String editor, Registry gallery) {
        if (!Files.isDirectory(folder)) {
            found.absent(folder);
        } else if (!found.hasLooked(folder)) {
            new ExtensionsFolder(folder, userData, editor, gallery, found).search();
        }
    }

    private void environment() {
        machine.variable("VSCODE_EXTENSIONS")
                .ifPresent(folder -> search(Path.of(folder), List.of(), "VS Code", Registry.VSCODE_MARKETPLACE));
        machine.variable("VSCODE_PORTABLE")
                .map(Path::of)
                .ifPresent(data -> search(
                        data.resolve("extensions"),
                        List.of(data.resolve("user-data")),
                        "VS Code",
                        Registry.VSCODE_MARKETPLACE));
        machine.variable("VSCODE_AGENT_FOLDER")
                .map(Path::of)
                .ifPresent(data -> search(
                        data.resolve("extensions"),
                        List.of(data.resolve("data")),
                        "VS Code",
                        Registry.VSCODE_MARKETPLACE));
    }

    private void portable(Application application) {
        Path data = application.portableData();
        if (Files.isDirectory(data)) {
            search(
                    data.resolve("extensions"),
                    List.of(data.resolve("user-data")),
                    application.name(),
                    application.gallery());
        }
    }

    /** Packages that an administrator laid beside the editor, to be installed at its first start. */
    private void bootstrap(Application application) {
        Path folder = application.bootstrapExtensions();
        if (Files.isDirectory(folder)) {
            search(folder, List.of(), application.name(), Registry.SIDELOADED);
        }
    }

    private void builtIn(Application application) {
        Path folder = application.builtInExtensions();
        found.looked(folder);
        for (Path extension : children(folder)) {
            if (Sniff.isExtensionFolder(extension)) {
                found.place(
                        extension,
                        new Place(
                                extension.toString(),
                                application.name(),
                                "",
                                "",
                                InstallSource.UNKNOWN,
                                Registry.UNKNOWN,
                                State.ENABLED));
            }
        }
    }

    /** Editors nobody has told us of: {@code ~/.name/extensions} with an editor's list in it. */
    private void unknownEditors(Machine user) {
        for (Path child : children(user.home())) {
            String name = child.getFileName().toString();
            Path folder = child.resolve("extensions");
            if (name.startsWith(".") && ExtensionsFolder.isOne(folder)) {
                search(folder, List.of(child.resolve("data")), "unknown editor in " + name, Registry.UNKNOWN);
            }
        }
    }

    private List<Path> otherHomes() {
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(machine.home().getParent())
                .ifPresent(parent -> children(parent).stream()
                        .filter(home -> Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS))
                        .forEach(homes::add));
        if (machine.os() != Machine.Os.WINDOWS) {
            homes.add(machine.root().resolve("root"));
        }
        homes.remove(machine.home());
        return homes;
    }

    private List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException failure) {
            found.unreadable(folder, "folder cannot be listed");
            return List.of();
        }
    }
}
