package dev.vsxray.signatures.intelligence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a reported extension was served. The same id on another registry may be somebody else's code. */
public enum ListedRegistry {
    VSCODE_MARKETPLACE,
    OPEN_VSX,
    /** The Visual Studio Marketplace and Open VSX. */
    BOTH,
    /** Only ever seen as a file, carried by something else. */
    SIDELOADED_VSIX,
    UNKNOWN;

    /** The word used in tables and reports, such as {@code open-vsx}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ListedRegistry> ofWord(String word) {
        return Arrays.stream(values())
                .filter(registry -> registry.word().equals(word))
                .findFirst();
    }
}
