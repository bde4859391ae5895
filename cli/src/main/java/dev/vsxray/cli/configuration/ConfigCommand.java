package dev.vsxray.cli.configuration;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "config", description = "Show what vsxray.yaml sets.", mixinStandardHelpOptions = true)
public final class ConfigCommand {

    @Command(
            name = "show",
            description = "Show each option that a configuration file sets, and which file; then where was looked.",
            mixinStandardHelpOptions = true)
    public static final class Show implements Callable<Integer> {

        private final Surroundings around;

        @Spec
        private CommandSpec command = CommandSpec.create();

        public Show(Surroundings around) {
            this.around = around;
        }

        /** Ends with 2 where a file has mistakes, as every other command does. */
        @Override
        public Integer call() throws IOException {
            ConfigurationFiles files = ConfigurationFiles.of(around.environment(), around.workingDirectory());
            Configuration configuration = files.read(command.root());
            for (Setting setting : configuration.settings()) {
                around.out()
                        .println(setting.command() + " " + setting.option() + "=" + setting.value() + "   from "
                                + setting.origin());
            }
            files.places().forEach(place -> around.out().println(said(place)));
            files.named().ifPresent(place -> around.out().println(said(place) + ", named by VSXRAY_CONFIG"));
            configuration.problems().forEach(around.err()::println);
            return (configuration.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE).number();
        }

        private static String said(Path place) {
            return (Files.exists(place) ? "read   " : "absent ") + place;
        }
    }
}
