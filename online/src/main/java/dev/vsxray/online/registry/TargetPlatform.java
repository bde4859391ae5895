package dev.vsxray.online.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The names of platforms that packages are built for, such as {@code linux-x64}. */
public final class TargetPlatform {

    private TargetPlatform() {}

    /** The platform this program runs on. */
    public static String ofThisMachine() {
        return of(
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    static String of(String system, String architecture, boolean alpine) {
        String lower = system.toLowerCase(Locale.ROOT);
        String family = lower.startsWith("windows")
                ? "win32"
                : lower.startsWith("mac") ? "darwin" : alpine ? "alpine" : "linux";
        String machine = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64", "arm64" -> "arm64";
            case "arm" -> "armhf";
            default -> architecture.toLowerCase(Locale.ROOT);
        };
        return family + "-" + machine;
    }
}
