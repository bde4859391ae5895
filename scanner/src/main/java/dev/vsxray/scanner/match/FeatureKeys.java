package dev.vsxray.scanner.match;

import dev.vsxray.scanner.model.Feature;
import java.util.List;
import java.util.TreeSet;

/**
 * Says what a feature shows in a way that survives a rebuild of the extension: no offsets, no lines, no versions, no
 * numbers that bundlers put into file names.
 */
final class FeatureKeys {

    private FeatureKeys() {}

    static String keyOf(Feature feature) {
        if (feature instanceof Feature.ApiCall call) {
            return join("call", file(call), call.api(), constants(call));
        }
        if (feature instanceof Feature.Flow flow) {
            return join(
                    "flow",
                    file(flow),
                    flow.from(),
                    String.join(",", flow.through()),
                    flow.to(),
                    flow.sinkApi(),
                    String.join(",", new TreeSet<>(flow.destinations())));
        }
        if (feature instanceof Feature.Text text) {
            return join("text", file(text), text.pattern(), text.text());
        }
        if (feature instanceof Feature.Host host) {
            return join("host", file(host), host.host());
        }
        if (feature instanceof Feature.FileKind kind) {
            return join("file", file(kind), kind.actual(), kind.named());
        }
        if (feature instanceof Feature.Trait trait) {
            return join("trait", file(trait), trait.name());
        }
        if (feature instanceof Feature.ManifestFact fact) {
            return join("manifest", fact.pointer().replaceAll("/\\d+(?=/|$)", "/0"), fact.value());
        }
        if (feature instanceof Feature.Dependency dependency) {
            return join("dependency", dependency.kind().name(), dependency.name());
        }
        if (feature instanceof Feature.Identity identity) {
            return join("identity", identity.id().key());
        }
        Feature.Indicator indicator = (Feature.Indicator) feature;
        return join("indicator", indicator.kind(), indicator.value(), indicator.campaign());
    }

    /** Content hashes and versions in file names change with every build. */
    private static String file(Feature feature) {
        return feature.file().replaceAll("[0-9a-fA-F]{8,}|\\d+", "0");
    }

    private static String constants(Feature.ApiCall call) {
        List<String> texts = call.arguments().stream()
                .flatMap(argument -> argument.texts().stream())
                .toList();
        return String.join(",", new TreeSet<>(texts));
    }

    /** The separator cannot stand in the parts' way: it is no character of text. */
    private static String join(String... parts) {
        return String.join("\u0000", parts);
    }
}
