package dev.vsxray.scanner.match;

import dev.vsxray.scanner.model.Feature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The features of one extension, found by kind and by the name that rules ask for most. Keeps their order. */
final class FeatureIndex {

    private final Map<Class<?>, List<Feature>> byKind = new HashMap<>();
    private final Map<String, List<Feature.Text>> textsByPattern = new HashMap<>();
    private final Map<String, List<Feature.Trait>> traitsByName = new HashMap<>();
    private final Map<String, List<Feature.ApiCall>> callsByClass = new HashMap<>();
    private final Map<String, List<Feature.Flow>> flowsBySink = new HashMap<>();

    FeatureIndex(Collection<? extends Feature> features) {
        for (Feature feature : features) {
            byKind.computeIfAbsent(feature.getClass(), kind -> new ArrayList<>())
                    .add(feature);
            if (feature instanceof Feature.Text text) {
                add(textsByPattern, text.pattern(), text);
            } else if (feature instanceof Feature.Trait trait) {
                add(traitsByName, trait.name(), trait);
            } else if (feature instanceof Feature.ApiCall call) {
                call.classes().forEach(name -> add(callsByClass, name, call));
            } else if (feature instanceof Feature.Flow flow) {
                add(flowsBySink, flow.to(), flow);
            }
        }
    }

    private static <T> void add(Map<String, List<T>> index, String key, T feature) {
        index.computeIfAbsent(key, unused -> new ArrayList<>()).add(feature);
    }

    <T extends Feature> List<T> all(Class<T> kind) {
        return byKind.getOrDefault(kind, List.of()).stream().map(kind::cast).toList();
    }

    List<Feature.Text> texts(String pattern) {
        return textsByPattern.getOrDefault(pattern, List.of());
    }

    Collection<Feature.Trait> traits(Set<String> names) {
        return union(traitsByName, names);
    }

    /** @param classes empty for every call */
    Collection<Feature.ApiCall> calls(Set<String> classes) {
        return classes.isEmpty() ? all(Feature.ApiCall.class) : union(callsByClass, classes);
    }

    /** @param sinks empty for every flow */
    Collection<Feature.Flow> flows(Set<String> sinks) {
        return sinks.isEmpty() ? all(Feature.Flow.class) : union(flowsBySink, sinks);
    }

    private static <T> Collection<T> union(Map<String, List<T>> index, Set<String> keys) {
        Set<T> union = new LinkedHashSet<>();
        keys.forEach(key -> union.addAll(index.getOrDefault(key, List.of())));
        return union;
    }
}
