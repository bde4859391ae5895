package dev.vsxray.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vsxray.signatures.yaml.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ConfigurationFilesTest {

    @TempDir
    Path folder;

    @Test
    void theUsersFileOverrulesTheOrganisations() throws IOException {
        write("machine/vsxray/vsxray.yaml", "greet:\n  name: everybody\n  times: 2\n");
        write("user/vsxray/vsxray.yaml", "greet:\n  name: nobody\n");

        Greet greet = new Greet();
        run(greet, Map.of(), "greet");

        assertThat(greet.name).isEqualTo("nobody");
        assertThat(greet.times).isEqualTo(2);
    }

    @Test
    void theCommandLineOverrulesEveryFile() throws IOException {
        write("user/vsxray/vsxray.yaml", "greet: {name: nobody, times: 7}\n");

        Greet greet = new Greet();
        run(greet, Map.of(), "greet", "--name", "somebody");

        assertThat(greet.name).isEqualTo("somebody");
        assertThat(greet.times).isEqualTo(7);
    }

    @Test
    void theNamedFileIsTheNearestAndMustBeThere() throws IOException {
        write("user/vsxray/vsxray.yaml", "greet: {times: 3}\n");
        write("named.yaml", "greet: {times: 4}\n");

        Greet greet = new Greet();
        run(greet, Map.of("VSXRAY_CONFIG", "named.yaml"), "greet");

        assertThat(greet.times).isEqualTo(4);
        assertThatThrownBy(() -> read(Map.of("VSXRAY_CONFIG", "nowhere.yaml"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void saysWhereAValueComesFrom() throws IOException {
        Path file = write("user/vsxray/vsxray.yaml", "# ours\ngreet:\n  times: 5\n");

        assertThat(read(Map.of()).find("vsxray greet", "--times")).hasValueSatisfying(setting -> {
            assertThat(setting.value()).isEqualTo("5");
            assertThat(setting.origin()).isEqualTo(file + ":3");
        });
    }

    @Test
    void namesThePlaceOfAMistakeAndTheLikelyWord() throws IOException {
        Path file = write("user/vsxray/vsxray.yaml", "greet:\n  tmes: 5\n  name: [a, b]\ngret: {}\n");

        List<String> problems =
                read(Map.of()).problems().stream().map(FileProblem::toString).toList();

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        file + ":2:3: expected one of name, times, found \"tmes\"; did you mean \"times\"?",
                        file + ":3:9: expected one value, found a list; give further values on the command line",
                        file + ":4:1: expected one of greet, found \"gret\"; did you mean \"greet\"?");
    }

    @Test
    void withoutAFileNothingChanges() throws IOException {
        Greet greet = new Greet();
        run(greet, Map.of(), "greet");

        assertThat(greet.name).isEqualTo("you");
        assertThat(greet.times).isEqualTo(1);
    }

    private void run(Greet greet, Map<String, String> more, String... arguments) throws IOException {
        CommandLine line = line(greet);
        line.setDefaultValueProvider(files(more).read(line.getCommandSpec()));
        assertThat(line.execute(arguments)).isZero();
    }

    private Configuration read(Map<String, String> more) throws IOException {
        return files(more).read(line(new Greet()).getCommandSpec());
    }

    private ConfigurationFiles files(Map<String, String> more) {
        Map<String, String> environment = new TreeMap<>(more);
        environment.put("PROGRAMDATA", folder.resolve("machine").toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("user").toString());
        return ConfigurationFiles.of(environment, folder);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static CommandLine line(Greet greet) {
        return new CommandLine(new Root()).addSubcommand(greet);
    }

    @Command(name = "vsxray")
    static final class Root {}

    @Command(name = "greet", mixinStandardHelpOptions = true)
    static final class Greet implements Runnable {

        @Option(names = {"-n", "--name"})
        String name = "you";

        @Option(names = "--times")
        int times = 1;

        @Override
        public void run() {
            // the options are what is looked at
        }
    }
}
