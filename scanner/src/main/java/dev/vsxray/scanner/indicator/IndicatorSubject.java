package dev.vsxray.scanner.indicator;

import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is compared with the intelligence.
 *
 * @param identity who the package says it is
 * @param features all features of the package
 * @param sha256ByPath digest of every file in lower-case hexadecimal
 * @param installed what is installed beside it, as far as known; packs are followed through it
 */
public record IndicatorSubject(
        Feature.Identity identity,
        List<Feature> features,
        SortedMap<String, String> sha256ByPath,
        SortedMap<ExtensionId, InstalledExtension> installed) {

    public IndicatorSubject {
        features = List.copyOf(features);
        sha256ByPath = Collections.unmodifiableSortedMap(new TreeMap<>(sha256ByPath));
        installed = Collections.unmodifiableSortedMap(new TreeMap<>(installed));
    }
}
