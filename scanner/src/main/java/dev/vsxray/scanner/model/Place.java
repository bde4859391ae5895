package dev.vsxray.scanner.model;

import java.util.Comparator;
import java.util.Locale;

/**
 * Where an extension is installed or was handed in.
 *
 * @param path of the extension's folder or file on the machine; untrusted text
 * @param editor name of the editor, such as {@code VS Code}; empty for a path given by the user
 * @param profile name of the editor's profile; empty for the default one; untrusted text
 * @param machine host name; empty for the machine of the scan
 */
public record Place(
        String path,
        String editor,
        String profile,
        String machine,
        InstallSource installSource,
        Registry registry,
        State state)
        implements Comparable<Place> {

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::machine)
            .thenComparing(Place::editor)
            .thenComparing(Place::profile)
            .thenComparing(Place::path)
            .thenComparing(Place::installSource)
            .thenComparing(Place::registry)
            .thenComparing(Place::state);

    /** How the extension came to be there, as far as the editor's own data says. */
    public enum InstallSource {
        GALLERY,
        VSIX,
        FOLDER,
        UNKNOWN;

        /** The word used in reports, such as {@code gallery}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the editor would load it. */
    public enum State {
        ENABLED,
        DISABLED,
        /** Marked for removal; the editor deletes it at its next start. */
        OBSOLETE,
        /** In the folder, in no list of the editor. */
        LEFT_OVER;

        /** The word used in reports, such as {@code left-over}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A file or folder that the user named; no editor is known to have it. */
    public static Place given(String path, InstallSource installSource) {
        return new Place(path, "", "", "", installSource, Registry.UNKNOWN, State.ENABLED);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
