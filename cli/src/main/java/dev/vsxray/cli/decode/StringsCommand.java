package dev.vsxray.cli.decode;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.untrusted.Defanged;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.analysis.PackageAnalyzer;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageOpener;
import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.signatures.catalogue.Catalogue;
import dev.vsxray.signatures.pattern.PatternSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an extension hides in its texts: hosts, and everything that could be decoded, with the way it was decoded. */
@Command(
        name = "strings",
        description = "List the hosts and the decoded texts of an extension, or of one file.",
        mixinStandardHelpOptions = true)
public final class StringsCommand implements Callable<Integer> {

    /** Characters of a decoded text in one line. */
    private static final int MAX_TEXT = 2_000;

    private final Surroundings around;

    @Parameters(paramLabel = "PATH", description = "A .vsix file, an extension's folder, or any one file.")
    private Path path = Path.of("");

    @Option(names = "--raw", description = "Do not defang URLs.")
    private boolean raw;

    public StringsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        Path given = around.workingDirectory().resolve(path);
        if (!Files.exists(given)) {
            throw new UsageException(path + ": there is no such file or folder.");
        }
        PackageAnalyzer analyzer = new PackageAnalyzer(PatternSet.empty(), Catalogue.shipped(), List.of());
        try (ExtensionPackage extension = open(given)) {
            lines(analyzer.analyze(extension, Registry.UNKNOWN).features()).forEach(around.out()::println);
        }
        return ExitCode.DONE.number();
    }

    private static ExtensionPackage open(Path given) throws IOException {
        boolean isPackage = Files.isDirectory(given) || given.toString().endsWith(".vsix");
        return isPackage
                ? new PackageOpener(ReadLimits.DEFAULT).open(given)
                : ExtensionPackage.ofBytes(Map.of(given.getFileName().toString(), Files.readAllBytes(given)));
    }

    private List<String> lines(List<Feature> features) {
        Set<String> lines = new LinkedHashSet<>();
        for (Feature feature : features) {
            if (feature instanceof Feature.Host host) {
                lines.add(at(host.evidence()) + "  host  " + shown(host.url()));
            }
            for (Evidence evidence : evidence(feature)) {
                StringBuilder way = new StringBuilder();
                for (Decoding layer : evidence.decoded()) {
                    way.append(way.length() == 0 ? "" : " > ").append(shown(layer.how()));
                    lines.add(at(evidence) + "  " + way + "  " + shown(layer.text()));
                }
            }
        }
        return new ArrayList<>(lines);
    }

    private static List<Evidence> evidence(Feature feature) {
        return feature instanceof Feature.Flow flow ? flow.steps() : List.of(feature.evidence());
    }

    private String at(Evidence evidence) {
        return shown(evidence.location().file()) + ":" + evidence.location().line() + ":"
                + evidence.location().column();
    }

    private String shown(String text) {
        String visible = VisibleText.of(text, MAX_TEXT);
        return raw ? visible : Defanged.of(visible);
    }
}
