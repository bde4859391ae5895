package dev.vsxray.online.download;

import dev.vsxray.online.registry.ExtensionRegistry;
import dev.vsxray.online.registry.Release;
import java.nio.file.Path;

/**
 * A package as a registry served it; its manifest names the extension and version that were asked for.
 *
 * @param sha256 of the file, lower-case hexadecimal
 */
public record DownloadedPackage(Path file, String sha256, Release release, ExtensionRegistry registry) {}
