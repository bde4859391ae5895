package dev.vsxray.scanner.audit;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.UrlParts;
import dev.vsxray.signatures.reference.ModelEndpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The same data goes to a model on this machine and to a host elsewhere: where the one fails, or beside it, the other is
 * asked. The data is the same where it was read at the same place.
 */
final class CloudFallback {

    private static final Set<String> SENDING = Set.of("network-send", "network-url");

    private static final Set<String> ASKED = Set.of("own-setting", "own-endpoint", "user-confirmation");

    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127\\.[\\d.]+|\\[?::1]?|0\\.0\\.0\\.0");

    private final ModelEndpoints endpoints;

    CloudFallback(ModelEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    private record Datum(String source, Location place) {
        static Datum of(Feature.Flow flow) {
            return new Datum(flow.from(), flow.steps().get(0).location());
        }
    }

    /** Where data of a local model leaves the machine without a setting or a question before it. */
    List<Evidence> in(List<Feature> features) {
        Set<Datum> forLocalModels = new HashSet<>();
        for (Feature feature : features) {
            if (feature instanceof Feature.Flow flow
                    && flow.destinations().stream().anyMatch(this::isLocalModel)) {
                forLocalModels.add(Datum.of(flow));
            }
        }
        List<Evidence> leaving = new ArrayList<>();
        for (Feature feature : features) {
            if (feature instanceof Feature.Flow flow
                    && SENDING.contains(flow.to())
                    && forLocalModels.contains(Datum.of(flow))
                    && flow.destinations().stream().anyMatch(CloudFallback::isElsewhere)
                    && flow.context().guards().stream().noneMatch(ASKED::contains)) {
                leaving.add(flow.evidence());
            }
        }
        return leaving;
    }

    private boolean isLocalModel(String url) {
        UrlParts parts = UrlParts.of(url);
        boolean model = Privacy.isModelPath(parts.path())
                || endpoints
                        .ofPort(parts.port())
                        .filter(endpoint -> endpoint.place() == ModelEndpoint.Place.LOCAL)
                        .isPresent();
        return model && THIS_MACHINE.matcher(parts.host()).matches();
    }

    private static boolean isElsewhere(String url) {
        return url.startsWith("http")
                && !THIS_MACHINE.matcher(UrlParts.of(url).host()).matches();
    }
}
