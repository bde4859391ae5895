package dev.vsxray.online.provenance;

import dev.vsxray.online.http.Web;
import dev.vsxray.online.registry.Registries;
import dev.vsxray.online.workspace.ContainerFeatures;
import dev.vsxray.online.workspace.FeatureSource;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Everybody who is asked about extensions. */
public record OnlineServices(
        Registries registries, ControlManifests controls, CodeHosts codeHosts, FeatureSource features) {

    /** @param gallery one that the user names */
    public static OnlineServices publicOnes(Web web, Optional<URI> gallery) {
        return new OnlineServices(
                Registries.publicOnes(web, gallery),
                ControlManifests.publicOnes(web),
                CodeHosts.gitHub(web),
                ContainerFeatures.gitHub(web));
    }

    public RegistryProvenance provenance(Demands demands, Clock clock) {
        return new RegistryProvenance(registries, controls, codeHosts, demands, clock);
    }
}
