package dev.vsxray.scanner.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What registries say of an extension, and of the package at hand.
 *
 * @param asked whether anybody was asked at all
 * @param facts one for every topic
 * @param differences files that are not as the registry serves them, sorted; empty where nothing was compared
 */
public record Provenance(
        boolean asked, Map<ProvenanceTopic, ProvenanceFact> facts, List<PackageDifference> differences) {

    private static final ProvenanceFact NOT_ASKED =
            new ProvenanceFact.Unknown("Only a registry can say; none was asked.");

    private static final ProvenanceFact NOT_TOLD = new ProvenanceFact.Unknown("The registry does not say.");

    public Provenance {
        Map<ProvenanceTopic, ProvenanceFact> all = new EnumMap<>(ProvenanceTopic.class);
        for (ProvenanceTopic topic : ProvenanceTopic.values()) {
            all.put(topic, facts.getOrDefault(topic, asked ? NOT_TOLD : NOT_ASKED));
        }
        facts = Collections.unmodifiableMap(all);
        differences = differences.stream().sorted().toList();
    }

    /** What is known offline: nothing. */
    public static Provenance notAsked() {
        return new Provenance(false, Map.of(), List.of());
    }

    /** What was learnt; the other topics are unknown because the registry does not say. */
    public static Provenance of(Map<ProvenanceTopic, ProvenanceFact> facts, List<PackageDifference> differences) {
        return new Provenance(true, facts, differences);
    }

    public ProvenanceFact fact(ProvenanceTopic topic) {
        return Optional.ofNullable(facts.get(topic)).orElse(NOT_TOLD);
    }

    /** The value on a topic where it is known; untrusted text. */
    public Optional<String> value(ProvenanceTopic topic) {
        return fact(topic).known();
    }
}
