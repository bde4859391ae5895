package dev.vsxray.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the tool keeps what it has to remember: {@code VSXRAY_STATE}, or each system's own place for it. */
public record StateFolder(Path path) {

    /** System property: the state folder, for schedulers that cannot set {@code VSXRAY_STATE}. */
    public static final String PROPERTY = "vsxray.state";

    private static final String NAME = "vsxray";

    public static StateFolder of(Surroundings around) {
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
    public Path intelligence() {
        return path.resolve("intelligence");
    }

    /** Results of earlier scans; may be deleted at any time. */
    public Path cache() {
        return path.resolve("cache");
    }

    /** What was seen in extensions, for nights that know more when these are gone. */
    public Path past() {
        return path.resolve("past");
    }

    /** Public keys, in PEM, whose bundles of intelligence are believed. */
    public Path trustedKeys() {
        return path.resolve("keys");
    }

    /** Announcements that did not reach everybody yet. */
    public Path outbox() {
        return path.resolve("outbox");
    }

    /** Extensions that were taken away from their editors. */
    public Path quarantine() {
        return path.resolve("quarantine");
    }
}
