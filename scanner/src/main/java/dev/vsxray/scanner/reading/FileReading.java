package dev.vsxray.scanner.reading;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.text.EmbeddedScript;
import java.util.List;

/**
 * What the readers saw in one file or text.
 *
 * @param features in the order seen, each once
 * @param gaps what was not read
 * @param scripts JavaScript found inside, which nothing here has analysed
 */
public record FileReading(List<Feature> features, List<Gap> gaps, List<EmbeddedScript> scripts) {

    public FileReading {
        features = List.copyOf(features);
        gaps = List.copyOf(gaps);
        scripts = List.copyOf(scripts);
    }
}
