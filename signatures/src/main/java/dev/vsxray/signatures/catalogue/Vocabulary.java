package dev.vsxray.signatures.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The words of {@code classes.yaml}, each with its meaning. Rules and catalogue entries may use these and no others.
 *
 * @param sources what data can be
 * @param through what it can go through; the meanings say what happened to it, such as {@code encoded as JSON}
 * @param sinks where it can go
 * @param guards what can stand before it
 * @param triggers what makes code run
 */
public record Vocabulary(
        SortedMap<String, String> sources,
        SortedMap<String, String> through,
        SortedMap<String, String> sinks,
        SortedMap<String, String> guards,
        SortedMap<String, String> triggers) {

    private static final String RESOURCE = "classes.yaml";

    public Vocabulary {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        through = Collections.unmodifiableSortedMap(new TreeMap<>(through));
        sinks = Collections.unmodifiableSortedMap(new TreeMap<>(sinks));
        guards = Collections.unmodifiableSortedMap(new TreeMap<>(guards));
        triggers = Collections.unmodifiableSortedMap(new TreeMap<>(triggers));
    }

    /** The vocabulary that ships with the tool. */
    public static Vocabulary shipped() {
        try (InputStream in = Vocabulary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the installation is damaged: " + RESOURCE + " is missing");
            }
            Load load = new Load(LoadSettings.builder().setLabel(RESOURCE).build());
            if (!(load.loadFromInputStream(in) instanceof Map<?, ?> sections)) {
                throw new IllegalStateException("the installation is damaged: " + RESOURCE + " is no mapping");
            }
            return new Vocabulary(
                    words(sections, "sources"),
                    words(sections, "through"),
                    words(sections, "sinks"),
                    words(sections, "guards"),
                    words(sections, "triggers"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** What a call can be classed as: sources and sinks. */
    public SortedSet<String> callClasses() {
        SortedSet<String> classes = new TreeSet<>(sources.keySet());
        classes.addAll(sinks.keySet());
        return classes;
    }

    private static SortedMap<String, String> words(Map<?, ?> sections, String name) {
        SortedMap<String, String> words = new TreeMap<>();
        if (sections.get(name) instanceof Map<?, ?> section) {
            section.forEach((word, meaning) -> words.put(String.valueOf(word), String.valueOf(meaning)));
        }
        return words;
    }
}
