package dev.vsxray.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Whatever the bytes of a configuration file: settings, or problems that name the line. Replays the kept inputs in every
 * build; with {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class ConfigurationFuzzTest {

    @FuzzTest(maxDuration = "3m")
    void configuration(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("vsxray-fuzz-", ".yaml");
        try {
            Files.write(file, bytes);
            Configuration read = new ConfigurationFiles(List.of(file), Optional.empty()).read(commands());
            assertThat(read.settings())
                    .allSatisfy(setting -> assertThat(setting.line()).isPositive());
            assertThat(read.problems())
                    .allSatisfy(problem -> assertThat(problem.line()).isPositive());
        } finally {
            Files.delete(file);
        }
    }

    private static CommandSpec commands() {
        CommandSpec scan = CommandSpec.create().name("scan");
        scan.addOption(OptionSpec.builder("--fail-on").type(String.class).build());
        CommandSpec root = CommandSpec.create().name("vsxray");
        root.addSubcommand("scan", scan);
        return root;
    }
}
