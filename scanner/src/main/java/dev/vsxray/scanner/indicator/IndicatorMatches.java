package dev.vsxray.scanner.indicator;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Finding;
import java.util.List;

/**
 * Where a package agrees with the intelligence.
 *
 * @param features for rules that combine a hit with something else
 * @param findings for the reader: one for each thing that is named, with every report about it as evidence
 */
public record IndicatorMatches(List<Feature.Indicator> features, List<Finding> findings) {

    public IndicatorMatches {
        features = List.copyOf(features);
        findings = List.copyOf(findings);
    }
}
