package dev.vsxray.scanner.provenance;

import dev.vsxray.scanner.archive.Manifest;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.PackageDifference;
import dev.vsxray.scanner.model.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Provenance as features, so that rules can ask for it like for anything else. */
public final class ProvenanceFeatures {

    private ProvenanceFeatures() {}

    /** One trait with all that is known, and one for each file that differs. None where nothing is known. */
    public static List<Feature> of(Provenance provenance) {
        List<Feature> features = new ArrayList<>();
        SortedMap<String, String> known = new TreeMap<>();
        provenance.facts().forEach((topic, fact) -> fact.known().ifPresent(value -> known.put(topic.word(), value)));
        if (!known.isEmpty()) {
            features.add(trait("provenance", known, Manifest.PATH, "what the registry says of the extension"));
        }
        for (PackageDifference difference : provenance.differences()) {
            features.add(trait(
                    "differs-from-registry",
                    new TreeMap<>(Map.of("how", difference.kind().word())),
                    difference.path(),
                    "the file is not as the registry serves it: "
                            + difference.kind().word()));
        }
        return List.copyOf(features);
    }

    private static Feature.Trait trait(String name, SortedMap<String, String> facts, String file, String note) {
        return new Feature.Trait(name, facts, Evidence.match(Location.startOf(file), note, ""));
    }
}
