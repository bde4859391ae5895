package dev.vsxray.cli.decode;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.reports.untrusted.Defanged;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.analysis.PackageAnalyzer;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.signatures.catalogue.Catalogue;
import dev.vsxray.signatures.pattern.PatternSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decodes a text as the scanner would decode it in a script. Nothing is run. */
@Command(
        name = "decode",
        description = "Decode a text as far as the scanner can: a blob, an expression, a script.",
        mixinStandardHelpOptions = true)
public final class DecodeCommand implements Callable<Integer> {

    /** Characters of a decoded text in one line. */
    private static final int MAX_TEXT = 20_000;

    private final Surroundings around;

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "The text; quote it.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--raw", description = "Do not defang URLs.")
    private boolean raw;

    public DecodeCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        String text = String.join(" ", words);
        Set<String> lines = new LinkedHashSet<>();
        PlainDecoding.layers(text).forEach(layer -> lines.add(line(layer)));
        lines.addAll(decodings(text));
        if (lines.isEmpty()) {
            around.err().println("vsxray: nothing in it could be decoded.");
            return ExitCode.FINDINGS.number();
        }
        lines.forEach(around.out()::println);
        return ExitCode.DONE.number();
    }

    /** What the scanner decodes when the text is a script. */
    private List<String> decodings(String script) throws IOException {
        PackageAnalyzer analyzer = new PackageAnalyzer(PatternSet.empty(), Catalogue.shipped(), List.of());
        List<String> lines = new ArrayList<>();
        try (ExtensionPackage extension = ExtensionPackage.ofTexts(Map.of("extension.js", script))) {
            for (Feature feature : analyzer.analyze(extension, Registry.UNKNOWN).features()) {
                for (Decoding layer : feature.evidence().decoded()) {
                    lines.add(line(layer));
                }
            }
        }
        return lines;
    }

    private String line(Decoding layer) {
        String shown = VisibleText.of(layer.text(), MAX_TEXT);
        return layer.how() + "  " + (raw ? shown : Defanged.of(shown));
    }
}
