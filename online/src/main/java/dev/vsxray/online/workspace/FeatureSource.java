package dev.vsxray.online.workspace;

import com.fasterxml.jackson.databind.JsonNode;

/** Where features of development containers are looked up that do not lie in the workspace. */
public interface FeatureSource {

    /** @param feature as the container names it, such as {@code ghcr.io/owner/features/go:1} */
    Answer manifestOf(String feature);

    /** What was found. */
    sealed interface Answer {

        /** Its {@code devcontainer-feature.json}. */
        record Manifest(JsonNode root) implements Answer {}

        /** @param reason a clause of our own, such as {@code its registry does not have it} */
        record Unknown(String reason) implements Answer {}
    }

    /** Asks nobody. */
    static FeatureSource none() {
        return feature -> new Answer.Unknown("only features of the workspace itself are");
    }
}
