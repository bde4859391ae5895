package dev.vsxray.scanner.match;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Something that satisfies a leaf.
 *
 * @param key what was seen, without places and versions: the stable part of a fingerprint
 * @param ends the same with places, but without the way that data took in between
 * @param file empty for facts about the package as a whole, which hold everywhere
 * @param function empty for facts that belong to no function
 * @param offset in bytes from the start of the file
 */
record Hit(
        String key,
        Object ends,
        Optional<String> file,
        Optional<String> function,
        long offset,
        List<Evidence> evidence) {

    Hit {
        evidence = List.copyOf(evidence);
    }

    /** A fact about the package as a whole. */
    static Hit ofPackage(String key, List<Evidence> evidence) {
        return new Hit(key, key, Optional.empty(), Optional.empty(), 0, evidence);
    }

    static Hit of(Feature feature) {
        String key = FeatureKeys.keyOf(feature);
        if (isAboutPackage(feature)) {
            return ofPackage(key, List.of(feature.evidence()));
        }
        long offset = feature.evidence().location().offset();
        Optional<String> function = Optional.empty();
        List<Evidence> evidence = List.of(feature.evidence());
        Object ends = List.of(key, feature.evidence().location());
        if (feature instanceof Feature.ApiCall call) {
            function = Optional.of(call.context().function());
        } else if (feature instanceof Feature.Flow flow) {
            function = Optional.of(flow.context().function());
            evidence = flow.steps();
            ends = ends(flow);
        }
        return new Hit(key, ends, Optional.of(feature.file()), function, offset, evidence);
    }

    private static Object ends(Feature.Flow flow) {
        List<Evidence> steps = flow.steps();
        return List.of(
                flow.from(),
                flow.to(),
                flow.sinkApi(),
                new TreeSet<>(flow.destinations()),
                steps.get(0).location(),
                steps.get(steps.size() - 1).location());
    }

    private static boolean isAboutPackage(Feature feature) {
        return feature instanceof Feature.ManifestFact
                || feature instanceof Feature.Dependency
                || feature instanceof Feature.Identity
                || feature instanceof Feature.Indicator;
    }

    boolean holdsIn(String someFile) {
        return file.map(someFile::equals).orElse(true);
    }

    boolean holdsIn(String someFile, String someFunction) {
        return holdsIn(someFile) && function.map(someFunction::equals).orElse(true);
    }
}
