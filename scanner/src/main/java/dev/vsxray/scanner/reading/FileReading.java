package dev.vsxray.scanner.reading;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.text.EmbeddedScript;
import java.util.List;
import java.util.Set;

/**
 * What the readers saw in one file or text.
 *
 * @param features in the order seen, each once
 * @param gaps what was not read
 * @param scripts JavaScript found inside, which nothing here has analysed
 * @param secrets that it holds, to be shown nowhere
 */
public record FileReading(List<Feature> features, List<Gap> gaps, List<EmbeddedScript> scripts, Set<String> secrets) {

    public FileReading {
        features = List.copyOf(features);
        gaps = List.copyOf(gaps);
        scripts = List.copyOf(scripts);
        secrets = Set.copyOf(secrets);
    }
}
