package dev.vsxray.online.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * One package of one version.
 *
 * @param targetPlatform such as {@code linux-x64}; empty for a package for all
 */
public record Release(
        String version, String targetPlatform, Optional<Instant> published, boolean preRelease, Assets assets) {}
