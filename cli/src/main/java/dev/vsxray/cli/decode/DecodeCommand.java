package dev.vsxray.cli.decode;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.scanner.analysis.PackageAnalyzer;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.text.DerivedText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
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

/** Decodes a text as the scanner would decode it in a script, or shows the layers of a file. Nothing is run. */
@Command(
        name = "decode",
        description =
                "Decode a text as far as the scanner can: a blob, an expression, a script. Of a file or extension: show the "
                        + "code and pages that its scripts make.",
        mixinStandardHelpOptions = true)
public final class DecodeCommand implements Callable<Integer> {

    /** Characters of a decoded text in one line. */
    private static final int MAX_TEXT = 20_000;

    private final Surroundings around;

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "The text; quote it. Or one path.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--raw", description = "Do not defang URLs, do not mask secrets.")
    private boolean raw;

    public DecodeCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        Given given = new Given(around, raw);
        String text = String.join(" ", words);
        Set<String> lines = new LinkedHashSet<>();
        if (isPath(given)) {
            try (ExtensionPackage extension = given.open(Path.of(words.get(0)))) {
                layersOf(extension, given, lines);
            }
        } else {
            PlainDecoding.layers(text).forEach(layer -> lines.add(line(layer, given)));
            try (ExtensionPackage extension = ExtensionPackage.ofTexts(Map.of("extension.js", text))) {
                decodings(extension, given, lines);
            }
        }
        if (lines.isEmpty()) {
            around.err().println("vsxray: nothing in it could be decoded.");
            return ExitCode.FINDINGS.number();
        }
        lines.forEach(around.out()::println);
        return ExitCode.DONE.number();
    }

    /** What is no path to anything is a text. */
    private boolean isPath(Given given) {
        try {
            return words.size() == 1 && given.exists(Path.of(words.get(0)));
        } catch (InvalidPathException text) {
            return false;
        }
    }

    /** Code and pages that scripts make, each with its place and how it came to be. */
    private static void layersOf(ExtensionPackage extension, Given open, Set<String> lines) {
        Given given = open.hiding(Given.analyzer().analyze(extension, Registry.UNKNOWN));
        for (DerivedText text : Given.analyzer().textsMadeIn(extension)) {
            boolean isLayer = text.origin() == Feature.TextOrigin.LAYER;
            if (isLayer) {
                lines.add(given.at(text.from().location()) + "  " + given.shown(text.how(), MAX_TEXT) + "  "
                        + given.shown(text.text(), MAX_TEXT));
            }
        }
    }

    /** What the scanner decodes when the text is a script. */
    private static void decodings(ExtensionPackage extension, Given given, Set<String> lines) {
        PackageAnalyzer analyzer = Given.analyzer();
        for (Feature feature : analyzer.analyze(extension, Registry.UNKNOWN).features()) {
            feature.evidence().decoded().forEach(layer -> lines.add(line(layer, given)));
        }
        analyzer.textsMadeIn(extension).forEach(text -> lines.add(line(new Decoding(text.how(), text.text()), given)));
    }

    private static String line(Decoding layer, Given given) {
        return layer.how() + "  " + given.shown(layer.text(), MAX_TEXT);
    }
}
