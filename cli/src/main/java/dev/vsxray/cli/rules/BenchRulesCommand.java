package dev.vsxray.cli.rules;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.Signatures;
import dev.vsxray.scanner.analysis.PackageAnalyzer;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageOpener;
import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.match.RuleInspection;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows authors which of their rules are slow. */
@Command(
        name = "bench",
        description = "Measure how long each rule takes over the extensions of a folder; the slowest come first.",
        mixinStandardHelpOptions = true)
public final class BenchRulesCommand implements Callable<Integer> {

    /** Times each extension is matched before the clock counts: the first are slower, while Java compiles. */
    private static final int WARM_UP = 3;

    private final Surroundings around;

    @Parameters(paramLabel = "DIR", description = "A folder of extensions or .vsix files.")
    private Path folder = Path.of("");

    @Option(names = "--rules", paramLabel = "DIR", description = "Also rules of your own. Repeatable.")
    private List<Path> ruleFolders = new ArrayList<>();

    public BenchRulesCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        Signatures signatures = RulesCommand.load(ruleFolders, around);
        RuleInspection inspection = new RuleInspection(signatures.matcher(), System::nanoTime);
        PackageAnalyzer analyzer = signatures.analyzer();
        Map<String, Duration> sums = new TreeMap<>();
        List<Path> packages = packages();
        for (Path path : packages) {
            try (ExtensionPackage extension = new PackageOpener(ReadLimits.DEFAULT).open(path)) {
                List<Feature> features =
                        analyzer.analyze(extension, Registry.UNKNOWN).features();
                for (int i = 0; i < WARM_UP; i++) {
                    inspection.times(extension.id(), features);
                }
                inspection
                        .times(extension.id(), features)
                        .forEach((rule, time) -> sums.merge(rule, time, Duration::plus));
            }
        }
        sums.entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
                .forEach(rule -> around.out()
                        .println(String.format(
                                Locale.ROOT, "%10.3f ms  %s", rule.getValue().toNanos() / 1e6, rule.getKey())));
        around.out()
                .println(Headline.count(sums.size(), "rule") + " over " + Headline.count(packages.size(), "extension"));
        return ExitCode.DONE.number();
    }

    private List<Path> packages() throws IOException {
        Path given = around.workingDirectory().resolve(folder);
        if (!Files.isDirectory(given)) {
            throw new UsageException(folder + ": expected a folder of extensions.");
        }
        try (Stream<Path> entries = Files.list(given)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve("package.json"))
                            || entry.toString().endsWith(".vsix"))
                    .sorted()
                    .toList();
        }
    }
}
