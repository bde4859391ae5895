package dev.vsxray.scanner.content;

import dev.vsxray.scanner.content.ContentKind.Family;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.util.ArrayList;
import java.util.List;

/**
 * The look at a text: patterns of the rules, hosts, hidden and look-alike characters, hidden columns, encoded blobs. The
 * same for a file, a string that folding made and a decoded layer. Immutable and thread-safe.
 */
public final class ContentReader {

    /** Layers inside layers that are looked at. Published loaders have up to three. */
    private static final int MAX_DEPTH = 5;

    /** Layers of one text, all depths together. Each is shorter than what it was decoded from, so their size is bounded too. */
    private static final int MAX_LAYERS = 500;

    private final PatternMatcher patterns;

    public ContentReader(PatternMatcher patterns) {
        this.patterns = patterns;
    }

    /**
     * Tells what {@code source} shows, and gives back the texts that were hidden or encoded in it, in those again, and
     * so on: outermost first, for readers of scripts and pages to go on with.
     */
    public List<DerivedText> read(ReadableText source, Observations observations) {
        List<DerivedText> layers = new ArrayList<>();
        look(source, 0, layers, observations);
        return List.copyOf(layers);
    }

    private void look(ReadableText source, int depth, List<DerivedText> layers, Observations observations) {
        patterns.read(source, observations);
        HostReader.read(source, observations);
        boolean script = isScript(source);
        List<DerivedText> found = new ArrayList<>();
        if (!(source instanceof FileText file && file.isAscii())) {
            found.addAll(UnicodeReader.read(source, script, observations));
            if (script) {
                LookAlikeReader.read(source, observations);
            }
        }
        if (script) {
            LayoutReader.read(source, observations);
            BundleReader.read(source, observations);
        }
        ObfuscationReader.read(source, script, observations);
        found.addAll(BlobReader.read(source, observations));
        for (DerivedText layer : found) {
            if (depth >= MAX_DEPTH || layers.size() >= MAX_LAYERS) {
                observations.gap(
                        Gap.Kind.LIMIT,
                        "Texts decoded from the file were not looked at",
                        MAX_DEPTH + " layers deep, " + MAX_LAYERS + " in all");
                return;
            }
            layers.add(layer);
            look(layer, depth + 1, layers, observations);
        }
    }

    /** Code by name; without a promising name, or in a layer, by what it reads like. */
    private static boolean isScript(ReadableText source) {
        ContentKind promised = ContentKind.promisedBy(source.path());
        if (source instanceof FileText && promised.family() == Family.SCRIPT) {
            return true;
        }
        boolean prose =
                promised == ContentKind.MARKDOWN || promised == ContentKind.TEXT || promised == ContentKind.JSON;
        return !(source instanceof FileText && prose)
                && TextKinds.of(source.text()).family() == Family.SCRIPT;
    }
}
