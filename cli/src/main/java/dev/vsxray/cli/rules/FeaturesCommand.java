package dev.vsxray.cli.rules;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.scanner.Signatures;
import dev.vsxray.scanner.analysis.PackageFeatures;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageOpener;
import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.secrets.Mask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows rule authors what there is to match on. */
@Command(
        name = "features",
        description = "List the features of an extension: all that a rule can match on in it.",
        mixinStandardHelpOptions = true)
public final class FeaturesCommand implements Callable<Integer> {

    private final Surroundings around;

    @Parameters(paramLabel = "PATH", description = "A .vsix file or an extension's folder.")
    private Path path = Path.of("");

    @Option(names = "--rules", paramLabel = "DIR", description = "Also look for the texts of your rules. Repeatable.")
    private List<Path> folders = new ArrayList<>();

    public FeaturesCommand(Surroundings around) {
        this.around = around;
    }

    /** Ends with 3 where something was not read, which a missing feature may be due to. */
    @Override
    public Integer call() throws IOException {
        Path given = around.workingDirectory().resolve(path);
        if (!Files.exists(given)) {
            throw new UsageException(path + ": there is no such file or folder.");
        }
        Signatures signatures = RulesCommand.load(folders, around);
        try (ExtensionPackage extension = new PackageOpener(ReadLimits.DEFAULT).open(given)) {
            PackageFeatures seen = signatures.analyzer().analyze(extension, Registry.UNKNOWN);
            FeatureLine line = new FeatureLine(Mask.of(seen.secrets()));
            seen.features().stream().map(line::of).forEach(around.out()::println);
            seen.gaps().forEach(gap -> around.err().println("not read: " + (gap.file() + " " + gap.reason()).strip()));
            return (seen.gaps().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE).number();
        }
    }
}
