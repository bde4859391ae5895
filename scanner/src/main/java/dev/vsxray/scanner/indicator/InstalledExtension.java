package dev.vsxray.scanner.indicator;

import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Registry;
import java.util.List;

/**
 * An extension that is installed beside the one in question.
 *
 * @param pulls the extensions its manifest brings along: {@code extensionPack} and {@code extensionDependencies}
 */
public record InstalledExtension(String version, Registry registry, List<ExtensionId> pulls) {

    public InstalledExtension {
        pulls = List.copyOf(pulls);
    }
}
