package dev.vsxray.scanner.text;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what the readers of one file see, in the order they see it, without repetition. A file that shows the same
 * thing more often than {@link #MAX_PER_NAME} times leaves a gap, so that flooding cannot hide what comes after it.
 */
public final class Observations {

    /** Features of one name kept per file; a bundle of 10 MB names some 300 hosts, and no trait 100 times. */
    public static final int MAX_PER_NAME = 500;

    private final String file;
    private final Set<Feature> features = new LinkedHashSet<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    /** Looked up only, never iterated. */
    private final Map<String, Integer> counts = new HashMap<>();

    public Observations(String file) {
        this.file = file;
    }

    public void add(Feature feature) {
        String name = nameOf(feature);
        int count = counts.merge(name, 1, Integer::sum);
        if (count <= MAX_PER_NAME) {
            features.add(feature);
        } else if (count == MAX_PER_NAME + 1) {
            gap(Gap.Kind.LIMIT, "More observations of " + name + " than are kept", MAX_PER_NAME + " per file");
        }
    }

    public void trait(String name, Evidence evidence, Facts facts) {
        add(new Feature.Trait(name, facts.values(), evidence));
    }

    public void gap(Gap.Kind kind, String reason, String limit) {
        gaps.add(new Gap(file, kind, reason, limit));
    }

    /** A secret that the text holds, so that no excerpt shows it. */
    public void secret(String value) {
        if (secrets.size() < MAX_PER_NAME) {
            secrets.add(value);
        }
    }

    public Set<String> secrets() {
        return Collections.unmodifiableSet(secrets);
    }

    public List<Feature> features() {
        return List.copyOf(features);
    }

    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    private static String nameOf(Feature feature) {
        if (feature instanceof Feature.Trait trait) {
            return trait.name();
        }
        if (feature instanceof Feature.Text text) {
            return "pattern " + text.pattern();
        }
        return feature.getClass().getSimpleName();
    }
}
