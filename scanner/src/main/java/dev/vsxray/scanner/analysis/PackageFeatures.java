package dev.vsxray.scanner.analysis;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import java.util.List;

/**
 * All that was seen in a package.
 *
 * @param identity who it says it is; also among the features
 * @param features by file, in the order seen
 * @param gaps what was not read, and why
 */
public record PackageFeatures(Feature.Identity identity, List<Feature> features, List<Gap> gaps) {

    public PackageFeatures {
        features = List.copyOf(features);
        gaps = List.copyOf(gaps);
    }
}
