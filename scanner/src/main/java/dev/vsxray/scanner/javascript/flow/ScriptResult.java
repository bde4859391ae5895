package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.text.DerivedText;
import java.util.List;

/**
 * What was seen.
 *
 * @param features calls, flows and traits
 * @param folded texts that the program put together, for the readers of text
 * @param layers code that the program made and ran
 * @param markup pages that the program made
 * @param commands command lines that the program runs
 * @param gaps what was not followed, and why
 */
public record ScriptResult(
        List<Feature> features,
        List<DerivedText> folded,
        List<DerivedText> layers,
        List<DerivedText> markup,
        List<Command> commands,
        List<Gap> gaps) {
    public ScriptResult {
        features = List.copyOf(features);
        folded = List.copyOf(folded);
        layers = List.copyOf(layers);
        markup = List.copyOf(markup);
        commands = List.copyOf(commands);
        gaps = List.copyOf(gaps);
    }

    /**
     * A command line that the program runs.
     *
     * @param askedFor whether it runs only where the user asked for something or said yes
     */
    public record Command(DerivedText text, boolean askedFor) {}
}
