package dev.vsxray.scanner;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.Manifest;
import dev.vsxray.scanner.archive.PackageFile;
import dev.vsxray.scanner.model.ExtensionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a scan has to know of a package to say whether it was analysed before.
 *
 * @param digest of the content, the same for a {@code .vsix} and as an editor installs it
 * @param variant digest of what makes two packages of the same content different to the analysis all the same: the
 *     manifest byte by byte with what the editor wrote into it, and what the container itself shows
 * @param newestFile the latest time of change among the files
 * @param pulls ids that the manifest brings along
 */
public record KnownPackage(
        ExtensionId id,
        String version,
        String digest,
        String variant,
        Optional<Instant> newestFile,
        List<ExtensionId> pulls) {

    public KnownPackage {
        pulls = List.copyOf(pulls);
    }

    static KnownPackage of(ExtensionPackage extension) {
        return new KnownPackage(
                extension.id(),
                extension.version(),
                extension.digest(),
                variant(extension),
                newestFile(extension),
                pulls(extension));
    }

    static Optional<Instant> newestFile(ExtensionPackage extension) {
        return extension.files().stream()
                .map(PackageFile::modified)
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    private static String variant(ExtensionPackage extension) {
        List<String> parts = new ArrayList<>();
        parts.add(extension.file(Manifest.PATH).map(PackageFile::sha256).orElse(""));
        extension.traits().forEach(trait -> parts.add(trait.toString()));
        extension.gaps().forEach(gap -> parts.add(gap.toString()));
        return ResultKey.digest(parts);
    }

    private static List<ExtensionId> pulls(ExtensionPackage extension) {
        List<ExtensionId> ids = new ArrayList<>();
        for (String array : List.of("extensionPack", "extensionDependencies")) {
            extension.manifest().root().path(array).forEach(item -> {
                String text = item.asText("");
                int dot = text.indexOf('.');
                if (dot > 0 && dot < text.length() - 1) {
                    ids.add(new ExtensionId(text.substring(0, dot), text.substring(dot + 1)));
                }
            });
        }
        return ids;
    }
}
