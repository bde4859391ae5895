package dev.vsxray.scanner.release;

import dev.vsxray.scanner.archive.Manifest;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.text.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is new in a version as features, so that rules can ask for it like for anything else. */
public final class ReleaseFeatures {

    private ReleaseFeatures() {}

    /** One trait for each thing that {@code now} has and {@code before} had not. */
    public static List<Feature> of(Release before, Release now) {
        List<Feature> features = new ArrayList<>();
        for (Novelty novelty : now.since(before)) {
            List<String> values = novelty.values().isEmpty() ? List.of("") : novelty.values();
            for (String value : values) {
                features.add(trait(novelty, value, now));
            }
        }
        return List.copyOf(features);
    }

    private static Feature.Trait trait(Novelty novelty, String value, Release now) {
        String what = novelty.kind().word();
        String owner = now.id().publisher().toLowerCase(Locale.ROOT) + ".";
        return new Feature.Trait(
                "new-since-last-version",
                Facts.of("what", what)
                        .and("value", value)
                        .and("before", novelty.before())
                        .and("own", value.toLowerCase(Locale.ROOT).startsWith(owner))
                        .values(),
                Evidence.match(
                        Location.startOf(Manifest.PATH),
                        "The version before had another " + what + ", or none",
                        (novelty.before() + " -> " + value).strip()));
    }
}
