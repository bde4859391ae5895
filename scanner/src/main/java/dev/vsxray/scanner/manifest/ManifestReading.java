package dev.vsxray.scanner.manifest;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import java.util.List;

/**
 * What the manifests of a package say.
 *
 * @param features in the order of the file; the manifest's irregularities come first
 * @param entryPoints every file the editor would run, whether or not the package has it
 */
public record ManifestReading(List<Feature> features, List<EntryPoint> entryPoints, List<Gap> gaps) {

    public ManifestReading {
        features = List.copyOf(features);
        entryPoints = List.copyOf(entryPoints);
        gaps = List.copyOf(gaps);
    }
}
