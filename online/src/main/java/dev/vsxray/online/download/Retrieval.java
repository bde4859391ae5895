package dev.vsxray.online.download;

import dev.vsxray.online.registry.ExtensionReference;
import dev.vsxray.online.registry.ExtensionRegistry;
import dev.vsxray.online.registry.Listing;
import dev.vsxray.online.registry.Registries;
import dev.vsxray.online.registry.RegistryAnswer;
import dev.vsxray.online.registry.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Packages that were asked for by name.
 *
 * @param packages by the path of their file, in the order they were asked for
 * @param problems why the others are missing, as sentences
 */
public record Retrieval(Map<String, DownloadedPackage> packages, List<Problem> problems) {

    /**
     * Why a package is missing.
     *
     * @param reference as the user or a file wrote it; untrusted text
     */
    public record Problem(String reference, String reason) {}

    public Retrieval {
        packages = Collections.unmodifiableMap(new LinkedHashMap<>(packages));
        problems = List.copyOf(problems);
    }

    /** The files, in the order they were asked for. */
    public List<Path> files() {
        return packages.values().stream().map(DownloadedPackage::file).toList();
    }

    /**
     * Fetches packages.
     *
     * @param platform of the machine they are for, such as {@code linux-x64}
     * @throws IOException where the folder cannot be written to
     */
    public static Retrieval of(List<ExtensionReference> references, Registries registries, String platform, Path folder)
            throws IOException {
        Map<String, DownloadedPackage> packages = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (ExtensionReference reference : references) {
            Optional<ExtensionRegistry> registry = registries.named(reference.registry());
            if (registry.isEmpty()) {
                problems.add(new Problem(
                        reference.toString(),
                        "There is no registry of that name; expected marketplace, openvsx, cursor, windsurf, or gallery"
                                + " with --gallery."));
                continue;
            }
            RegistryAnswer<DownloadedPackage> answer = fetch(reference, registry.get(), platform, folder);
            answer.known()
                    .ifPresentOrElse(
                            served -> packages.put(served.file().toString(), served),
                            () -> problems.add(new Problem(
                                    reference.toString(),
                                    answer.sentence(registry.get().name()))));
        }
        return new Retrieval(packages, problems);
    }

    private static RegistryAnswer<DownloadedPackage> fetch(
            ExtensionReference reference, ExtensionRegistry registry, String platform, Path folder) throws IOException {
        RegistryAnswer<Listing> answer = registry.find(reference.id());
        if (answer.known().isEmpty()) {
            return answer.then(unused -> new RegistryAnswer.NotFound<>());
        }
        Optional<Release> release = answer.known().get().release(reference.version(), platform);
        return release.isPresent()
                ? new PackageDownload(folder).fetch(registry, reference.id(), release.get())
                : new RegistryAnswer.Failed<>(registry.name() + " has it, but no package of "
                        + reference.version().map(number -> "version " + number).orElse("it") + " for " + platform
                        + ".");
    }
}
