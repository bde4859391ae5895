package dev.vsxray.scanner.analysis;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageFile;
import dev.vsxray.scanner.identity.LookAlikes;
import dev.vsxray.scanner.manifest.ManifestReader;
import dev.vsxray.scanner.manifest.ManifestReading;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.reading.FileReaders;
import dev.vsxray.scanner.reading.FileReading;
import java.util.ArrayList;
import java.util.List;

/** Turns a package into features. Immutable and safe to share between threads; made once per set of signatures. */
public final class PackageAnalyzer {

    private final FileReaders readers;
    private final LookAlikes lookAlikes;

    public PackageAnalyzer(FileReaders readers, LookAlikes lookAlikes) {
        this.readers = readers;
        this.lookAlikes = lookAlikes;
    }

    /** @param registry where the package was installed from, as far as known */
    public PackageFeatures analyze(ExtensionPackage extension, Registry registry) {
        List<Feature> features = new ArrayList<>(extension.traits());
        List<Gap> gaps = new ArrayList<>(extension.gaps());
        ManifestReading manifest = ManifestReader.read(extension, registry);
        features.addAll(manifest.features());
        gaps.addAll(manifest.gaps());
        for (PackageFile file : extension.files()) {
            FileReading reading = readers.read(file);
            features.addAll(reading.features());
            gaps.addAll(reading.gaps());
        }
        Feature.Identity identity = identityAmong(manifest.features());
        features.addAll(lookAlikes.of(identity, List.copyOf(features)));
        return new PackageFeatures(identity, features, gaps);
    }

    private static Feature.Identity identityAmong(List<Feature> features) {
        return features.stream()
                .filter(Feature.Identity.class::isInstance)
                .map(Feature.Identity.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the manifest reader gives every package an identity"));
    }
}
