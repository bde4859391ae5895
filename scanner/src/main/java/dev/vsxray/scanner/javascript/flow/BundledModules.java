package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.javascript.module.ModuleResolver;
import java.util.Optional;

/** Which npm package a piece of code came from. */
final class BundledModules {

    private static final String FOLDER = "node_modules/";

    private BundledModules() {}

    /** The package that a file belongs to, by the folder it lies in. */
    static Optional<String> packageOf(String path) {
        int at = path.lastIndexOf(FOLDER);
        return at < 0
                ? Optional.empty()
                : Optional.of(ModuleResolver.packageName(path.substring(at + FOLDER.length())));
    }
}
