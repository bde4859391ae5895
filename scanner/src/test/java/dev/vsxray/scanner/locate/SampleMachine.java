package dev.vsxray.scanner.locate;

import dev.vsxray.scanner.locate.Machine.Os;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lays out a machine in a temporary folder: homes, editors, extensions, and the lists the editors keep of them. */
final class SampleMachine {

    private final Os os;
    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    SampleMachine(Os os, Path root) {
        this.os = os;
        this.root = root;
    }

    Machine machine() {
        return new Machine(os, home(), root, environment);
    }

    Locator locator() {
        return new Locator(machine());
    }

    SampleMachine with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Path home() {
        return home("ada");
    }

    Path home(String user) {
        return switch (os) {
            case LINUX -> root.resolve("home").resolve(user);
            case MACOS, WINDOWS -> root.resolve("Users").resolve(user);
        };
    }

    /** Where VS Code keeps profiles and state. */
    Path userData(String product) {
        return switch (os) {
            case LINUX -> home().resolve(".config").resolve(product);
            case MACOS -> home().resolve("Library/Application Support").resolve(product);
            case WINDOWS -> home().resolve("AppData/Roaming").resolve(product);
        };
    }

    /** An extension's folder {@code sample.NAME-1.0.0} in a folder of extensions. */
    static Path extension(Path extensions, String name) {
        Path folder = extensions.resolve("sample." + name + "-1.0.0");
        write(folder.resolve("package.json"), """
                {"publisher": "sample", "name": "%s", "version": "1.0.0", "engines": {"vscode": "*"},
                 "__metadata": {"installedTimestamp": 1700000000000}}
                """.formatted(name));
        return folder;
    }

    /** An {@code extensions.json} of elements that {@link #element} made. */
    static void list(Path file, String... elements) {
        write(file, "[" + String.join(",", List.of(elements)) + "]");
    }

    static String element(String name, String metadata) {
        return """
                {"identifier": {"id": "Sample.%1$s"}, "version": "1.0.0",
                 "relativeLocation": "sample.%1$s-1.0.0", "metadata": %2$s}
                """.formatted(name, metadata);
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
