package dev.vsxray.cli.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where configuration is looked for, the organisation's first: a later file overrules an earlier one.
 *
 * <ol>
 *   <li>{@code /etc/vsxray/vsxray.yaml}, or {@code %PROGRAMDATA%\vsxray\vsxray.yaml}
 *   <li>{@code $XDG_CONFIG_HOME/vsxray/vsxray.yaml} or {@code ~/.config/vsxray/vsxray.yaml}, or {@code
 *       %APPDATA%\vsxray\vsxray.yaml}
 *   <li>the file that {@code VSXRAY_CONFIG} names
 * </ol>
 */
public record ConfigurationFiles(List<Path> places, Optional<Path> named) {

    private static final String FILE = "vsxray.yaml";
    private static final String FOLDER = "vsxray";

    public ConfigurationFiles {
        places = List.copyOf(places);
    }

    public static ConfigurationFiles of(Map<String, String> environment, Path workingDirectory) {
        List<Path> places = new ArrayList<>();
        Optional<Path> machine = variable(environment, "PROGRAMDATA");
        places.add(machine.orElse(Path.of("/etc")).resolve(FOLDER).resolve(FILE));
        Optional<Path> user = variable(environment, "APPDATA")
                .or(() -> variable(environment, "XDG_CONFIG_HOME"))
                .or(() -> variable(environment, "HOME").map(home -> home.resolve(".config")));
        user.ifPresent(folder -> places.add(folder.resolve(FOLDER).resolve(FILE)));
        Optional<Path> named = variable(environment, "VSXRAY_CONFIG").map(workingDirectory::resolve);
        return new ConfigurationFiles(places, named);
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /**
     * What the files say; one that is not there says nothing.
     *
     * @throws IOException where a file is there and cannot be read, or the named one is not there
     */
    public Configuration read(CommandSpec root) throws IOException {
        Configuration configuration = Configuration.NONE;
        for (Path place : places) {
            if (Files.exists(place)) {
                configuration = configuration.overruledBy(ConfigurationFile.read(place, root));
            }
        }
        if (named.isPresent()) {
            configuration = configuration.overruledBy(ConfigurationFile.read(named.get(), root));
        }
        return configuration;
    }
}
