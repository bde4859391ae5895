package dev.vsxray.scanner.audit;

import dev.vsxray.signatures.reference.ModelEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks up where language models answer. */
final class ModelEndpoints {

    private final Map<String, ModelEndpoint> byPort = new HashMap<>();
    private final List<HostPattern> byHost = new ArrayList<>();

    ModelEndpoints(List<ModelEndpoint> endpoints) {
        for (ModelEndpoint endpoint : endpoints) {
            switch (endpoint.place()) {
                case LOCAL, LOCAL_COMMON -> byPort.putIfAbsent(endpoint.value(), endpoint);
                case CLOUD, SEARCH -> byHost.add(HostPattern.of(endpoint));
            }
        }
    }

    /** Endpoints at a host, in the order of the table. */
    List<ModelEndpoint> of(String host) {
        return byHost.stream()
                .filter(pattern -> pattern.matches(host))
                .map(HostPattern::endpoint)
                .toList();
    }

    Optional<ModelEndpoint> ofPort(String port) {
        return Optional.ofNullable(byPort.get(port));
    }

    /** {@code *} in a value stands for the part of the host that names a region. */
    private record HostPattern(ModelEndpoint endpoint, String ending, Pattern pattern) {

        static HostPattern of(ModelEndpoint endpoint) {
            String regex = "(?:.*\\.)?" + Pattern.quote(endpoint.value()).replace("*", "\\E[a-z0-9-]{0,40}\\Q");
            String ending = endpoint.value().substring(endpoint.value().lastIndexOf('*') + 1);
            return new HostPattern(endpoint, ending, Pattern.compile(regex));
        }

        boolean matches(String host) {
            return host.endsWith(ending) && pattern.matcher(host).matches();
        }
    }
}
