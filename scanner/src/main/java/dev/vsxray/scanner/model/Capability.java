package dev.vsxray.scanner.model;

import java.util.Comparator;
import java.util.List;

/**
 * Something the extension's code can do. VS Code has no permissions; this is computed from the code.
 *
 * @param name from a fixed list, such as {@code network}, {@code process-spawn}, {@code editor-contents}
 * @param detail what it amounts to, in our own words
 * @param values what the code names: hosts, paths, commands; sorted by the maker; untrusted text
 * @param evidence some places that show it; bounded by the maker
 */
public record Capability(String name, String detail, List<String> values, List<Evidence> evidence)
        implements Comparable<Capability> {

    /** Talks to other computers; its values are addresses, host names, and paths of hosts that are not known. */
    public static final String NETWORK = "network";

    /** Brings or loads native code; its values are files and the names that are loaded. */
    public static final String NATIVE_CODE = "native-code";

    /** Runs without being asked; its values are the events of the manifest. */
    public static final String STARTUP = "startup";

    private static final Comparator<Capability> ORDER =
            Comparator.comparing(Capability::name).thenComparing(Capability::detail);

    public Capability {
        values = List.copyOf(values);
        evidence = List.copyOf(evidence);
    }

    @Override
    public int compareTo(Capability other) {
        return ORDER.compare(this, other);
    }
}
