package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.text.EmbeddedScript;
import java.util.List;

/**
 * What to analyse.
 *
 * @param entries paths of the scripts that the editor loads by itself, such as the manifest's {@code main}
 * @param plugins paths of the scripts that the TypeScript server loads, as its plug-ins
 * @param previews paths of the scripts that the editor loads into its own pages, such as the Markdown preview
 * @param embedded scripts found elsewhere than in script files: in pages, in decoded texts
 * @param markup reads pages that the program makes
 * @param steps how much work may be done, in steps of the machine; see {@link ScriptAnalyzer#DEFAULT_STEPS}
 */
public record ScriptInput(
        ScriptFiles files,
        List<String> entries,
        List<String> plugins,
        List<String> previews,
        List<EmbeddedScript> embedded,
        MarkupReader markup,
        long steps) {
    public ScriptInput {
        entries = List.copyOf(entries);
        plugins = List.copyOf(plugins);
        previews = List.copyOf(previews);
        embedded = List.copyOf(embedded);
    }

    /** Of a package without scripts for the TypeScript server and the editor's own pages. */
    public ScriptInput(
            ScriptFiles files, List<String> entries, List<EmbeddedScript> embedded, MarkupReader markup, long steps) {
        this(files, entries, List.of(), List.of(), embedded, markup, steps);
    }
}
