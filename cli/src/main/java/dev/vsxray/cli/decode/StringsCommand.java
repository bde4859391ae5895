package dev.vsxray.cli.decode;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.scanner.analysis.PackageAnalyzer;
import dev.vsxray.scanner.analysis.PackageFeatures;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.text.DerivedText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an extension hides in its texts: all that its scripts put together, hosts, and what could be decoded, each with its place and way. */
@Command(
        name = "strings",
        description =
                "List the texts that the scripts of an extension, or of one file, put together, its hosts, and what could be "
                        + "decoded.",
        mixinStandardHelpOptions = true)
public final class StringsCommand implements Callable<Integer> {

    /** Characters of a decoded text in one line. */
    private static final int MAX_TEXT = 2_000;

    private final Surroundings around;

    @Parameters(paramLabel = "PATH", description = "A .vsix file, an extension's folder, or any one file.")
    private Path path = Path.of("");

    @Option(names = "--raw", description = "Do not defang URLs, do not mask secrets.")
    private boolean raw;

    public StringsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        Given given = new Given(around, raw);
        if (!given.exists(path)) {
            throw new UsageException(path + ": there is no such file or folder.");
        }
        try (ExtensionPackage extension = given.open(path)) {
            lines(extension, given).forEach(around.out()::println);
        }
        return ExitCode.DONE.number();
    }

    private static Set<String> lines(ExtensionPackage extension, Given open) {
        PackageAnalyzer analyzer = Given.analyzer();
        PackageFeatures seen = analyzer.analyze(extension, Registry.UNKNOWN);
        Given given = open.hiding(seen);
        Set<String> lines = new LinkedHashSet<>();
        for (DerivedText text : analyzer.textsMadeIn(extension)) {
            add(text.from(), given, lines);
            lines.add(line(text.from(), text.how(), text.text(), given));
        }
        for (Feature feature : seen.features()) {
            if (feature instanceof Feature.Host host) {
                lines.add(line(host.evidence(), "host", host.url(), given));
            }
            evidence(feature).forEach(evidence -> add(evidence, given, lines));
        }
        return lines;
    }

    private static void add(Evidence evidence, Given given, Set<String> lines) {
        List<String> way = new ArrayList<>();
        for (Decoding layer : evidence.decoded()) {
            way.add(layer.how());
            lines.add(line(evidence, String.join(" > ", way), layer.text(), given));
        }
    }

    private static String line(Evidence evidence, String how, String text, Given given) {
        return given.at(evidence.location()) + "  " + given.shown(how, MAX_TEXT) + "  " + given.shown(text, MAX_TEXT);
    }

    private static List<Evidence> evidence(Feature feature) {
        return feature instanceof Feature.Flow flow ? flow.steps() : List.of(feature.evidence());
    }
}
