package dev.vsxray.cli.intelligence;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.signatures.published.PublishedFile;
import dev.vsxray.signatures.published.PublishedFileStore;
import dev.vsxray.signatures.table.Table;
import dev.vsxray.signatures.table.TableFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Nobody publishes such tables for all packages; a team makes one of what its mirror holds. */
@Command(
        name = "npm-files",
        description = "Take in what npm packages are made of: tables with the columns package, version, path, sha256. "
                + "Bundled packages are compared with it; the table before is replaced.",
        mixinStandardHelpOptions = true)
public final class IntelNpmFilesCommand implements Callable<Integer> {

    private final Surroundings around;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Tables with tabs between the cells.")
    private List<Path> files = new ArrayList<>();

    public IntelNpmFilesCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        IntelFiles found = new IntelFiles(around);
        List<PublishedFile> all = new ArrayList<>();
        for (Path file : files) {
            String text = new String(found.bytes(file), StandardCharsets.UTF_8);
            try {
                all.addAll(PublishedFileStore.files(Table.parse(file.toString(), text)));
            } catch (TableFormatException refused) {
                throw new UsageException(refused.getMessage() + ". What is in force stays in force.");
            }
        }
        new PublishedFileStore(StateFolder.of(around).intelligence()).replace(all);
        long packages = all.stream()
                .map(file -> file.npmPackage() + "@" + file.version())
                .distinct()
                .count();
        around.out()
                .println(Headline.count(Math.toIntExact(packages), "package") + ", "
                        + Headline.count(all.size(), "file"));
        return ExitCode.DONE.number();
    }
}
