package dev.vsxray.scanner.audit;

import dev.vsxray.scanner.model.Feature;
import java.util.ArrayList;
import java.util.List;

/** The hosts that code and configuration name. What a README links to is not what the code contacts. */
final class NamedHosts {

    private final List<Feature.Host> hosts;

    private NamedHosts(List<Feature.Host> hosts) {
        this.hosts = hosts;
    }

    static NamedHosts of(List<Feature> features) {
        List<Feature.Host> hosts = new ArrayList<>();
        for (Feature feature : features) {
            if (feature instanceof Feature.Host host
                    && !host.evidence().location().inProse()) {
                hosts.add(host);
            }
        }
        return new NamedHosts(List.copyOf(hosts));
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
