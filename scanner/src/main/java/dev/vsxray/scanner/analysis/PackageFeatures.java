package dev.vsxray.scanner.analysis;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import java.util.List;
import java.util.Set;

/**
 * All that was seen in a package.
 *
 * @param identity who it says it is; also among the features
 * @param features by file, in the order seen
 * @param gaps what was not read, and why
 * @param secrets that the package holds, to be shown nowhere
 */
public record PackageFeatures(Feature.Identity identity, List<Feature> features, List<Gap> gaps, Set<String> secrets) {

    public PackageFeatures {
        features = List.copyOf(features);
        gaps = List.copyOf(gaps);
        secrets = Set.copyOf(secrets);
    }
}
