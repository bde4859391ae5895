package dev.vsxray.scanner.provenance;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.model.Registry;
import java.nio.file.Path;
import java.util.List;

/** Tells where extensions come from. Called from several threads; never throws for what a registry answers. */
public interface ProvenanceSource {

    /** @param places where the package is installed: they say which registry is responsible */
    Provenance of(ExtensionPackage extension, List<Place> places);

    /** Whether registries are asked. */
    boolean isOnline();

    /** The registry that a file was fetched from for this scan. */
    default Registry registryOf(Path file) {
        return Registry.UNKNOWN;
    }

    /** Knows nothing, and asks nobody. */
    static ProvenanceSource offline() {
        return new ProvenanceSource() {
            @Override
            public Provenance of(ExtensionPackage extension, List<Place> places) {
                return Provenance.notAsked();
            }

            @Override
            public boolean isOnline() {
                return false;
            }
        };
    }
}
