package dev.vsxray.cli.scan;

import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.online.registry.ExtensionReference;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the user wants scanned.
 *
 * @param paths existing files and folders
 * @param references extensions to be fetched from a registry
 */
record ScanTargets(List<Path> paths, List<ExtensionReference> references) {

    ScanTargets {
        paths = List.copyOf(paths);
        references = List.copyOf(references);
    }

    /** What exists is a path; anything else is a name only where registries may be asked. */
    static ScanTargets of(List<String> written, boolean online, Surroundings around) {
        List<Path> paths = new ArrayList<>();
        List<ExtensionReference> references = new ArrayList<>();
        for (String target : written) {
            Optional<ExtensionReference> reference = ExtensionReference.of(target);
            Optional<Path> path = existing(target, around);
            if (path.isPresent()) {
                paths.add(path.get());
            } else if (reference.isPresent() && online) {
                references.add(reference.get());
            } else {
                throw new UsageException("PATH " + target + ": there is no such file or folder."
                        + (reference.isPresent() ? " To fetch it from a registry and scan it, add --online." : ""));
            }
        }
        return new ScanTargets(paths, references);
    }

    private static Optional<Path> existing(String target, Surroundings around) {
        try {
            return Optional.of(around.workingDirectory().resolve(target)).filter(Files::exists);
        } catch (InvalidPathException impossibleHere) {
            // Such as openvsx:publisher.name on Windows, where a name has no colon.
            return Optional.empty();
        }
    }

    ScanTargets and(List<ExtensionReference> more) {
        List<ExtensionReference> all = new ArrayList<>(references);
        all.addAll(more);
        return new ScanTargets(paths, all);
    }

    boolean areNamed() {
        return !paths.isEmpty() || !references.isEmpty();
    }
}
