package dev.vsxray.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the tool keeps what it has to remember: {@code VSXRAY_STATE}, or each system's own place for it. */
record StateFolder(Path path) {

    private static final String NAME = "vsxray";

    static StateFolder of(Surroundings around) {
        Optional<Path> chosen = around.variable("VSXRAY_STATE").map(Path::of);
        Optional<Path> windows = around.variable("LOCALAPPDATA").map(base -> Path.of(base, NAME));
        Optional<Path> xdg = around.variable("XDG_STATE_HOME").map(base -> Path.of(base, NAME));
        return new StateFolder(chosen.or(() -> windows).or(() -> xdg).orElseGet(() -> underHome(around)));
    }

    private static Path underHome(Surroundings around) {
        Path home = around.variable("HOME").map(Path::of).orElse(around.workingDirectory());
        Path mac = home.resolve("Library/Application Support");
        return Files.isDirectory(mac)
                ? mac.resolve(NAME)
                : home.resolve(".local/state").resolve(NAME);
    }

    /** Imported intelligence, one file for each feed. */
    Path intelligence() {
        return path.resolve("intelligence");
    }

    /** Results of earlier scans; may be deleted at any time. */
    Path cache() {
        return path.resolve("cache");
    }

    /** Public keys, in PEM, whose bundles of intelligence are believed. */
    Path trustedKeys() {
        return path.resolve("keys");
    }

    /** Extensions that were taken away from their editors. */
    Path quarantine() {
        return path.resolve("quarantine");
    }
}
