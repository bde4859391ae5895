package dev.vsxray.scanner.audit;

import dev.vsxray.scanner.model.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The hosts that code and configuration name. What a README links to is not what the code contacts. */
final class NamedHosts {

    private static final Set<String> PROSE_SUFFIXES = Set.of(".md", ".markdown", ".txt", ".rst", ".adoc");

    private final List<Feature.Host> hosts;

    private NamedHosts(List<Feature.Host> hosts) {
        this.hosts = hosts;
    }

    static NamedHosts of(List<Feature> features) {
        List<Feature.Host> hosts = new ArrayList<>();
        for (Feature feature : features) {
            if (feature instanceof Feature.Host host && !isProse(host.file())) {
                hosts.add(host);
            }
        }
        return new NamedHosts(List.copyOf(hosts));
    }

    private static boolean isProse(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return PROSE_SUFFIXES.stream().anyMatch(name::endsWith)
                || name.startsWith("license")
                || name.startsWith("thirdpartynotice");
    }

    List<Feature.Host> all() {
        return hosts;
    }

    /** Names of the hosts that are not this machine or its network, sorted. */
    List<String> names() {
        return hosts.stream()
                .filter(host -> host.kind() == Feature.HostKind.PUBLIC || host.kind() == Feature.HostKind.PUBLIC_IP)
                .map(Feature.Host::host)
                .distinct()
                .sorted()
                .toList();
    }
}
