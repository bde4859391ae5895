package dev.vsxray.scanner.match;

import dev.vsxray.scanner.model.CodeContext;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.Trigger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Features built by hand. */
final class Features {

    private Features() {}

    static Evidence at(String file, long offset) {
        return Evidence.match(new Location(file, offset, 1, (int) offset + 1), "seen", "excerpt at " + offset);
    }

    static CodeContext context(String function, Trigger... triggers) {
        return context(List.of(triggers), List.of(), function, List.of());
    }

    static CodeContext context(
            Collection<Trigger> triggers, Collection<String> guards, String function, List<String> layers) {
        return new CodeContext(List.of(new CodeContext.Way(triggers, guards)), function, Optional.empty(), layers);
    }

    static Feature.ApiCall call(String api, String apiClass, CodeContext context, Evidence evidence, String... texts) {
        Feature.Argument argument = new Feature.Argument(List.of(texts), new TreeMap<>());
        return new Feature.ApiCall(api, new TreeSet<>(List.of(apiClass)), List.of(argument), context, evidence);
    }

    static Feature.Flow flow(String from, String through, String to, CodeContext context, String... destinations) {
        Evidence source = at("extension.js", 10);
        Evidence sink = at("extension.js", 90);
        return new Feature.Flow(
                from,
                new TreeSet<>(List.of(through)),
                to,
                "node:https.request",
                List.of(destinations),
                context,
                List.of(source, sink));
    }

    static Feature.ManifestFact fact(String pointer, String value) {
        return new Feature.ManifestFact(pointer, value, at("package.json", pointer.length()));
    }

    static Feature.Trait trait(String name, String file, long offset) {
        return new Feature.Trait(name, at(file, offset));
    }

    static Feature.Host host(String host, Feature.HostKind kind, String url) {
        return new Feature.Host(host, kind, url, at("extension.js", url.length()));
    }
}
