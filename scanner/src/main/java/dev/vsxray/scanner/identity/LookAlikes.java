package dev.vsxray.scanner.identity;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.signatures.reference.PopularExtension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares an extension's id, display name and repository with the well-known extensions.
 *
 * <p>Makes traits {@code resembles-popular-extension} and {@code publisher-claims-trust}. An extension of a publisher that has
 * a well-known extension resembles nobody: companions share names. Somebody who copies the publisher's id as well cannot be
 * told from the original by names; that takes a registry's word.
 */
public final class LookAlikes {

    public static final String RESEMBLES = "resembles-popular-extension";
    public static final String CLAIMS_TRUST = "publisher-claims-trust";

    /** Words a publisher chooses to be believed. Registries give trust by a badge, never by a name. */
    private static final Set<String> TRUST_WORDS =
            Set.of("verified", "official", "microsoft", "trusted", "genuine", "authentic", "certified", "vscodeteam");

    /** Most resemblances that are worth telling. */
    private static final int MOST_TOLD = 3;

    private final List<Known> known;
    private final Set<String> knownPublishers;

    public LookAlikes(List<PopularExtension> popular) {
        this.known = popular.stream().map(Known::of).toList();
        this.knownPublishers =
                new HashSet<>(popular.stream().map(PopularExtension::publisher).toList());
    }

    /**
     * Traits of one extension, the closest resemblance first.
     *
     * @param features of the same package; the manifest's display name and repository are looked for
     */
    public List<Feature.Trait> of(Feature.Identity identity, List<Feature> features) {
        ExtensionId id = identity.id();
        Claim claim = new Claim(
                NameShape.of(id.publisher()),
                NameShape.of(id.name()),
                NameShape.of(manifestText(features, "/displayName")),
                Repository.of(manifestText(features, "/repository/url") + manifestText(features, "/repository")));
        if (knownPublishers.contains(id.publisher().toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        List<Feature.Trait> traits = new ArrayList<>();
        known.stream()
                .flatMap(candidate -> Resemblance.between(claim, candidate).stream())
                .sorted(Comparator.comparing(Resemblance::closeness)
                        .reversed()
                        .thenComparingInt(Resemblance::distance)
                        .thenComparing(resemblance -> resemblance.popular().id()))
                .limit(MOST_TOLD)
                .forEach(resemblance -> traits.add(trait(resemblance, claim, identity.evidence())));
        trustWord(id.publisher())
                .ifPresent(word -> traits.add(new Feature.Trait(
                        CLAIMS_TRUST,
                        new TreeMap<>(Map.of("word", word)),
                        identity.evidence().noted("The publisher's id contains the word " + word + "."))));
        return traits;
    }

    private static String manifestText(List<Feature> features, String pointer) {
        return features.stream()
                .filter(feature -> feature instanceof Feature.ManifestFact)
                .map(Feature.ManifestFact.class::cast)
                .filter(fact -> fact.pointer().equals(pointer))
                .map(Feature.ManifestFact::value)
                .findFirst()
                .orElse("");
    }

    private static Feature.Trait trait(Resemblance resemblance, Claim claim, Evidence evidence) {
        PopularExtension popular = resemblance.popular();
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("popular", popular.id());
        facts.put("relation", resemblance.relation().word());
        facts.put("distance", Integer.toString(resemblance.distance()));
        facts.put("closeness", resemblance.closeness().name().toLowerCase(Locale.ROOT));
        facts.put("display-name", resemblance.displayName() ? "same" : "different");
        facts.put("repository", claim.repository().relationTo(popular, claim.publisher()));
        if (!resemblance.promise().isEmpty()) {
            facts.put("promise", resemblance.promise());
        }
        return new Feature.Trait(
                RESEMBLES,
                facts,
                evidence.noted("Resembles " + popular.id() + " by " + popular.publisherName() + ": "
                        + resemblance.relation().sentence() + "."));
    }

    private static Optional<String> trustWord(String publisher) {
        String plain = NameShape.of(publisher).plain();
        return TRUST_WORDS.stream().filter(plain::contains).min(Comparator.naturalOrder());
    }

    /** A well-known extension with its shapes, made once. */
    record Known(PopularExtension popular, NameShape publisher, NameShape name, NameShape displayName) {

        static Known of(PopularExtension popular) {
            return new Known(
                    popular,
                    NameShape.of(popular.publisher()),
                    NameShape.of(popular.name()),
                    NameShape.of(popular.displayName()));
        }
    }

    /** What an extension says of itself. */
    record Claim(NameShape publisher, NameShape name, NameShape displayName, Repository repository) {}
}
