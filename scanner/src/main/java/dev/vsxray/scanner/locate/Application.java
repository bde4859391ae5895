package dev.vsxray.scanner.locate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.scanner.locate.Machine.Os;
import dev.vsxray.scanner.model.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An installed editor of VS Code's family, known by its {@code product.json}, which says where it keeps its data and
 * where it gets extensions from. So an editor that is in no table is found too.
 *
 * @param resources the folder of {@code product.json}, {@code resources/app}
 * @param product content of {@code product.json}
 */
record Application(Path resources, JsonNode product, Os os) {

    /** From an application's folder to its {@code product.json}; the last is how some Linux packages lay it out. */
    private static final List<String> RESOURCES =
            List.of("resources/app", "Contents/Resources/app", "usr/share/code/resources/app", "");

    /** Folders in which applications are installed; each of their children may be one. */
    private static List<Path> parents(Machine machine) {
        Path root = machine.root();
        Path home = machine.home();
        return switch (machine.os()) {
            case MACOS -> List.of(root.resolve("Applications"), home.resolve("Applications"));
            case WINDOWS -> {
                List<Path> parents = new ArrayList<>();
                parents.add(machine.variable("LOCALAPPDATA")
                        .map(Path::of)
                        .orElse(home.resolve("AppData/Local"))
                        .resolve("Programs"));
                for (String variable : List.of("ProgramFiles", "ProgramFiles(x86)")) {
                    machine.variable(variable).map(Path::of).ifPresent(parents::add);
                }
                yield parents;
            }
            case LINUX ->
                List.of(
                        root.resolve("usr/share"),
                        root.resolve("usr/lib"),
                        root.resolve("opt"),
                        root.resolve("snap/code"),
                        root.resolve("snap/code-insiders"),
                        root.resolve("snap/codium"),
                        home.resolve(".local/share"),
                        home.resolve("Applications"));
        };
    }

    /** Every application found on the machine, in order of their folders. */
    static List<Application> on(Machine machine) {
        List<Application> applications = new ArrayList<>();
        for (Path parent : parents(machine)) {
            for (Path folder : children(parent)) {
                for (String resources : RESOURCES) {
                    at(folder.resolve(resources), machine.os()).ifPresent(applications::add);
                }
            }
        }
        return applications;
    }

    private static Optional<Application> at(Path resources, Os os) {
        return JsonFile.read(resources.resolve("product.json"))
                .filter(product -> product.has("nameShort") && product.has("dataFolderName"))
                .map(product -> new Application(resources, product, os));
    }

    String name() {
        String name = product.path("nameLong").asText("");
        return name.isEmpty() ? shortName() : name;
    }

    String shortName() {
        return product.path("nameShort").asText("");
    }

    /** Name of the folder in the user's home, such as {@code .vscode}. */
    Optional<String> dataFolder() {
        return Optional.of(product.path("dataFolderName").asText("")).filter(name -> !name.isEmpty());
    }

    Registry gallery() {
        String service = product.path("extensionsGallery").path("serviceUrl").asText("");
        if (service.isEmpty()) {
            return Registry.UNKNOWN;
        }
        if (service.contains("//marketplace.visualstudio.com/")) {
            return Registry.VSCODE_MARKETPLACE;
        }
        return service.contains("//open-vsx.org/") ? Registry.OPEN_VSX : Registry.OTHER;
    }

    Path builtInExtensions() {
        return resources.resolve("extensions");
    }

    Path bootstrapExtensions() {
        return resources.resolve("../../bootstrap/extensions").normalize();
    }

    /** Where the editor keeps everything when it is portable; there only if it is. */
    Path portableData() {
        if (os != Os.MACOS) {
            return resources.resolve("../../data").normalize();
        }
        String given = product.path("portable").asText("");
        String folder = given.isEmpty() ? product.path("applicationName").asText("code") + "-portable-data" : given;
        return resources.resolve("../../../..").normalize().resolve(folder);
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException unlisted) {
            // An application that may not be read is not used by this user.
            return List.of();
        }
    }
}
