package dev.vsxray.scanner.match;

import dev.vsxray.scanner.content.HostKinds;
import dev.vsxray.scanner.model.Feature.HostKind;
import dev.vsxray.signatures.host.HostClasses;
import java.util.SortedSet;

/** What the shipped data says of hosts. */
public final class KnownHosts implements HostLookup {

    private final HostClasses classes;

    public KnownHosts(HostClasses classes) {
        this.classes = classes;
    }

    @Override
    public HostKind kindOf(String host) {
        return HostKinds.of(host);
    }

    @Override
    public SortedSet<String> classesOf(String host, String path) {
        return classes.of(host, path);
    }
}
