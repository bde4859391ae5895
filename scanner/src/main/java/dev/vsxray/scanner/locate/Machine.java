package dev.vsxray.scanner.locate;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that is looked at, as a value: tests lay out machines of every kind in a temporary folder.
 *
 * @param home the user's home folder
 * @param root what absolute paths such as {@code /usr/share} are resolved against; {@code /} on a real machine
 * @param environment the environment variables
 */
public record Machine(Os os, Path home, Path root, Map<String, String> environment) {

    /** The families of operating systems that editors tell apart. */
    public enum Os {
        LINUX,
        MACOS,
        WINDOWS
    }

    public Machine {
        environment = Map.copyOf(environment);
    }

    /** The machine this program runs on, for the user who runs it. */
    public static Machine current() {
        return of(osOf(System.getProperty("os.name")), System.getProperty("user.home"), System.getenv());
    }

    /**
     * @param registered the user's home after the system's own register of users; the editors, too, believe the
     *     environment first
     */
    static Machine of(Os os, String registered, Map<String, String> environment) {
        String variable = os == Os.WINDOWS ? "USERPROFILE" : "HOME";
        String named = environment.getOrDefault(variable, "");
        Path home = Path.of(named.isEmpty() ? registered : named).toAbsolutePath();
        return new Machine(os, home, Optional.ofNullable(home.getRoot()).orElse(home), environment);
    }

    /** The same machine as another user has it, with nothing of this user's environment. */
    Machine ofUser(Path otherHome) {
        return new Machine(os, otherHome, root, Map.of());
    }

    /** A variable that is set and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Where programs keep their settings: the roaming application data of each system. */
    Path settings() {
        return switch (os) {
            case WINDOWS -> variable("APPDATA").map(Path::of).orElse(home.resolve("AppData/Roaming"));
            case MACOS -> home.resolve("Library/Application Support");
            case LINUX -> variable("XDG_CONFIG_HOME").map(Path::of).orElse(home.resolve(".config"));
        };
    }

    /** Where programs keep their data, on Linux. */
    Path data() {
        return variable("XDG_DATA_HOME").map(Path::of).orElse(home.resolve(".local/share"));
    }

    private static Os osOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return Os.WINDOWS;
        }
        return lower.startsWith("mac") ? Os.MACOS : Os.LINUX;
    }
}
