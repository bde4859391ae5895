package dev.vsxray.cli;

import dev.vsxray.cli.command.Surroundings;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes the manual pages, as AsciiDoc, and the completion for bash and zsh. Run by the build of the packages alone: the
 * library that writes manual pages is not shipped.
 */
public final class Documentation {

    private Documentation() {}

    /** @param arguments the folder to write to */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path pages = Files.createDirectories(folder.resolve("man"));
        Path completion = Files.createDirectories(folder.resolve("bash-completion/completions"));
        CommandLine commands = commands();
        boolean[] noMoreDetail = new boolean[0];
        ManPageGenerator.generateManPage(
                new File(pages.toString()), null, noMoreDetail, true, commands.getCommandSpec());
        Files.writeString(completion.resolve("vsxray"), AutoComplete.bash("vsxray", commands));
    }

    /** The commands as help shows them; nothing is run. */
    private static CommandLine commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Surroundings around = new Surroundings(
                nowhere,
                nowhere,
                false,
                false,
                StandardCharsets.UTF_8,
                Map.of(),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC());
        return Vsxray.commandLine(
                (request, progress) -> {
                    throw new IllegalStateException("documentation is written without a scan");
                },
                around);
    }
}
