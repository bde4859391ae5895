package dev.vsxray.scanner.match;

import dev.vsxray.scanner.model.Feature.HostKind;
import java.util.SortedSet;

/** What is known of hosts. Nothing is ever asked of the network. */
public interface HostLookup {

    /** @param host lower case, without port */
    HostKind kindOf(String host);

    /**
     * @param path of the URL, or empty where only the host is known
     * @return classes such as {@code paste}
     */
    SortedSet<String> classesOf(String host, String path);
}
