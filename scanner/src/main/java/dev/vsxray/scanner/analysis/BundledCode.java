package dev.vsxray.scanner.analysis;

import dev.vsxray.scanner.javascript.bundle.Bundle;
import dev.vsxray.scanner.javascript.bundle.BundledModule;
import dev.vsxray.scanner.javascript.flow.ScriptFiles;
import dev.vsxray.scanner.javascript.module.ModuleResolver;
import dev.vsxray.scanner.model.CodeContext;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.text.FileText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Says of what was seen in a bundle in which npm package's code it was. For one analysis on one thread. */
final class BundledCode {

    private static final String ADDRESS = "sourceMappingURL=";
    private static final String INLINE = ";base64,";

    /** Longest address of a map that is a file, in characters. */
    private static final int MAX_ADDRESS = 1_000;

    private final ScriptFiles files;
    private final Set<String> scripts;
    private final Map<String, Bundle> bundles = new HashMap<>();

    BundledCode(ScriptFiles files) {
        this.files = files;
        this.scripts = new HashSet<>(files.scripts());
    }

    /** The same fact, with the package that each of its places lies in. */
    Feature named(Feature feature) {
        if (feature instanceof Feature.ApiCall call) {
            return new Feature.ApiCall(
                    call.api(),
                    call.classes(),
                    call.arguments(),
                    named(call.context(), call.evidence()),
                    named(call.evidence()));
        }
        if (feature instanceof Feature.Flow flow) {
            List<Evidence> steps = flow.steps().stream().map(this::named).toList();
            CodeContext context = named(flow.context(), flow.evidence());
            return new Feature.Flow(
                    flow.from(), flow.through(), flow.to(), flow.sinkApi(), flow.destinations(), context, steps);
        }
        if (feature instanceof Feature.Text text) {
            return new Feature.Text(text.pattern(), text.text(), text.origin(), named(text.evidence()));
        }
        if (feature instanceof Feature.Host host) {
            return new Feature.Host(host.host(), host.kind(), host.url(), named(host.evidence()));
        }
        if (feature instanceof Feature.Trait trait) {
            return new Feature.Trait(trait.name(), trait.facts(), named(trait.evidence()));
        }
        return feature;
    }

    private CodeContext named(CodeContext context, Evidence evidence) {
        return context.module().isPresent()
                ? context
                : module(evidence.location())
                        .map(module -> context.in(module.name()))
                        .orElse(context);
    }

    private Evidence named(Evidence evidence) {
        return module(evidence.location())
                .map(module -> evidence.in(module.written()))
                .orElse(evidence);
    }

    /** Of a file that lies in {@code node_modules} its path says it already. */
    private Optional<BundledModule> module(Location place) {
        if (!scripts.contains(place.file()) || place.file().contains("node_modules/")) {
            return Optional.empty();
        }
        return files.file(place.file()).flatMap(text -> bundle(text).at(text.index(place)));
    }

    private Bundle bundle(FileText script) {
        return bundles.computeIfAbsent(script.path(), path -> Bundle.of(script.text(), map(script)));
    }

    /** The map that a script names, where it is in the script or the package, or the one that lies beside it. */
    private Optional<byte[]> map(FileText script) {
        String text = script.text();
        int at = text.lastIndexOf(ADDRESS);
        String address = at < 0 ? "" : text.substring(at + ADDRESS.length()).strip();
        if (address.startsWith("data:")) {
            return inline(address);
        }
        return Optional.of(address)
                .filter(Predicate.not(String::isEmpty))
                .filter(named -> named.length() <= MAX_ADDRESS)
                .map(named -> ModuleResolver.normalise(ModuleResolver.folderOf(script.path()) + "/" + named))
                .filter(files::exists)
                .or(() -> Optional.of(script.path() + ".map"))
                .flatMap(files::bytes);
    }

    private static Optional<byte[]> inline(String address) {
        int at = address.indexOf(INLINE);
        try {
            return at < 0
                    ? Optional.empty()
                    : Optional.of(Base64.getMimeDecoder()
                            .decode(address.substring(at + INLINE.length()).getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
