package dev.vsxray.scanner.match;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.signatures.pattern.PathGlob;
import dev.vsxray.signatures.rule.NamePattern;
import dev.vsxray.signatures.rule.NumberRange;
import dev.vsxray.signatures.rule.Predicate;
import dev.vsxray.signatures.rule.Predicate.Leaf;
import dev.vsxray.signatures.rule.TextCondition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Answers leaves from the features of one extension. Other rules are not its business: see {@link Answers}. */
final class LeafMatcher {

    private final FeatureIndex features;
    private final CodeConditions code;
    private final HostConditions hosts;

    LeafMatcher(FeatureIndex features, HostLookup lookup) {
        this.features = features;
        this.hosts = new HostConditions(lookup);
        this.code = new CodeConditions(hosts);
    }

    /** What satisfies the leaf, in the order of the features. */
    Stream<Hit> hits(Leaf leaf) {
        if (leaf instanceof Predicate.Manifest manifest) {
            return manifest(manifest);
        }
        if (leaf instanceof Predicate.Dependency dependency) {
            return dependencies(dependency);
        }
        return matching(leaf).map(Hit::of);
    }

    private Stream<? extends Feature> matching(Leaf leaf) {
        if (leaf instanceof Predicate.Call call) {
            return features.calls(call.classes()).stream().filter(feature -> code.holds(call, feature));
        }
        if (leaf instanceof Predicate.Flow flow) {
            return features.flows(flow.to()).stream().filter(feature -> code.holds(flow, feature));
        }
        if (leaf instanceof Predicate.Text text) {
            return features.texts(text.pattern().id()).stream();
        }
        if (leaf instanceof Predicate.Host host) {
            return features.all(Feature.Host.class).stream().filter(feature -> holds(host, feature));
        }
        if (leaf instanceof Predicate.File file) {
            return features.all(Feature.FileKind.class).stream().filter(feature -> holds(file, feature));
        }
        if (leaf instanceof Predicate.Trait trait) {
            return features.traits(trait.names()).stream().filter(feature -> holds(trait, feature));
        }
        if (leaf instanceof Predicate.Indicator indicator) {
            return features.all(Feature.Indicator.class).stream().filter(feature -> holds(indicator, feature));
        }
        if (leaf instanceof Predicate.Identity identity) {
            return features.all(Feature.Identity.class).stream().filter(feature -> holds(identity, feature));
        }
        throw new IllegalArgumentException("not answered from features: " + leaf);
    }

    /** A condition on the value is about a leaf of the manifest; without one, the first leaf below the place shows it. */
    private Stream<Hit> manifest(Predicate.Manifest manifest) {
        boolean anyValue = manifest.value().equals(TextCondition.ANYTHING);
        Map<String, Feature.ManifestFact> places = new LinkedHashMap<>();
        for (Feature.ManifestFact fact : features.all(Feature.ManifestFact.class)) {
            if (anyValue) {
                manifest.path().prefixIn(fact.pointer()).ifPresent(place -> places.putIfAbsent(place, fact));
            } else if (manifest.path().names(fact.pointer()) && manifest.value().holdsFor(fact.value())) {
                places.put(fact.pointer(), fact);
            }
        }
        return counted(places.values(), manifest.count());
    }

    private Stream<Hit> dependencies(Predicate.Dependency wanted) {
        List<Feature.Dependency> found = features.all(Feature.Dependency.class).stream()
                .filter(feature -> anyNames(wanted.names(), feature.name()))
                .filter(feature -> wanted.notNames().stream().noneMatch(name -> name.matches(feature.name())))
                .filter(feature -> isOneOf(wanted.kinds(), word(feature.kind())))
                .filter(feature -> wanted.version().holdsFor(feature.version()))
                .toList();
        return counted(found, wanted.count());
    }

    /** All of them when there are as many as asked for, otherwise none. */
    private static Stream<Hit> counted(Collection<? extends Feature> found, NumberRange count) {
        return count.contains(found.size()) ? found.stream().map(Hit::of) : Stream.empty();
    }

    private boolean holds(Predicate.Host wanted, Feature.Host host) {
        return hosts.holds(
                        wanted.host(),
                        host.host(),
                        host.kind(),
                        Destination.in(host.url()).map(Destination::path).orElse(""))
                && wanted.url().holdsFor(host.url())
                && isAmong(wanted.files(), host.file());
    }

    private static boolean holds(Predicate.File wanted, Feature.FileKind file) {
        return isOneOf(wanted.kinds(), file.actual())
                && isOneOf(wanted.named(), file.named())
                && isAmong(wanted.paths(), file.file())
                && wanted.notPaths().stream().noneMatch(glob -> glob.matches(file.file()))
                && wanted.size().contains(file.size())
                && (!wanted.mismatch() || isMismatch(file));
    }

    private static boolean isMismatch(Feature.FileKind file) {
        String unknown = "unknown";
        return !file.actual().equals(unknown)
                && !file.named().equals(unknown)
                && !file.actual().equals(file.named());
    }

    private static boolean holds(Predicate.Trait wanted, Feature.Trait trait) {
        return isAmong(wanted.files(), trait.file())
                && wanted.facts().entrySet().stream()
                        .allMatch(fact -> trait.facts().containsKey(fact.getKey())
                                && fact.getValue().holdsFor(trait.facts().get(fact.getKey())));
    }

    private static boolean holds(Predicate.Indicator wanted, Feature.Indicator indicator) {
        return isOneOf(wanted.kinds(), indicator.kind())
                && isOneOf(wanted.types(), indicator.type())
                && isOneOf(wanted.confidences(), indicator.confidence().word())
                && wanted.campaign().holdsFor(indicator.campaign());
    }

    private static boolean holds(Predicate.Identity wanted, Feature.Identity identity) {
        return wanted.publisher().holdsFor(identity.id().publisher())
                && wanted.name().holdsFor(identity.id().name())
                && wanted.version().holdsFor(identity.version())
                && isOneOf(wanted.registries(), word(identity.registry()));
    }

    static boolean isOneOf(Collection<String> wanted, String found) {
        return wanted.isEmpty() || wanted.contains(found);
    }

    static boolean isAmong(Collection<PathGlob> globs, String path) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(path));
    }

    static boolean anyNames(Collection<NamePattern> patterns, String name) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
