package dev.vsxray.scanner;

import dev.vsxray.scanner.model.Feature;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was seen in a package, and with whose eyes: enough to ask it again, with rules and intelligence of later days, when
 * the package itself is gone.
 *
 * @param identity who it said it was
 * @param features all that the readers saw, without what rules and intelligence made of it
 * @param sha256ByPath digest of every file in lower-case hexadecimal
 * @param asked the rules that were asked of it then
 */
public record Observations(
        Feature.Identity identity, List<Feature> features, SortedMap<String, String> sha256ByPath, RuleDigests asked) {

    public Observations {
        features = List.copyOf(features);
        sha256ByPath = Collections.unmodifiableSortedMap(new TreeMap<>(sha256ByPath));
    }
}
