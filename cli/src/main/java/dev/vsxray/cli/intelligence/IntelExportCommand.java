package dev.vsxray.cli.intelligence;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.signatures.intelligence.bundle.IntelligenceBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description =
                "Write the intelligence in force, or one imported feed, as a bundle. Sign it with \"intel sign\".",
        mixinStandardHelpOptions = true)
public final class IntelExportCommand implements Callable<Integer> {

    private final Surroundings around;

    @Parameters(paramLabel = "FILE", description = "The bundle to write, such as team.vsxi.")
    private Path file = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "Only this imported feed.")
    private Optional<String> name = Optional.empty();

    public IntelExportCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        IntelFiles found = new IntelFiles(around);
        IntelligenceBundle bundle = name.isPresent()
                ? found.store()
                        .find(name.get())
                        .orElseThrow(() -> new UsageException("there is no imported feed " + name.get()))
                        .bundle()
                : new IntelligenceBundle(around.clock().instant(), found.inForce());
        Files.write(found.resolved(file), bundle.toBytes());
        around.out()
                .println(file + ": " + bundle.set().size() + " entries as of "
                        + bundle.set().asOf());
        return ExitCode.DONE.number();
    }
}
