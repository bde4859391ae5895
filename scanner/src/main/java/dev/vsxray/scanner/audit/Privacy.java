package dev.vsxray.scanner.audit;

import dev.vsxray.scanner.model.Answer;
import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.UrlParts;
import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.reference.ModelEndpoint;
import dev.vsxray.signatures.reference.TelemetrySdk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Fills the privacy card: what leaves the machine, as far as the code shows. */
final class Privacy {

    private static final String TELEMETRY_CONSENT = "telemetry-consent";

    /** Sinks that can carry telemetry to a collector. */
    private static final Set<String> SENDING =
            Set.of("telemetry-send", "network-send", "network-url", "network-header", "network-host", "dns-query");

    /** Paths that ask for a newer version. Applied to one URL of bounded length. */
    private static final Pattern UPDATE_PATH = Pattern.compile(
            "(?i)(?:/releases(?:/latest)?|/latest(?:\\.json|\\.ya?ml)?|/version(?:s)?(?:\\.json|\\.txt)?|/appcast(?:\\.xml)?"
                    + "|/(?:check-?(?:for-?)?)?updates?(?:\\.json)?|/update-?check|/updatecheck)/?(?:[?#].*)?$");

    private static final Pattern MODEL_PATH = Pattern.compile(
            "(?i)/(?:v1/(?:chat/completions|completions|embeddings|models)|api/(?:generate|chat|tags)|completion)\\b");

    private static final int MOST_EVIDENCE = 3;

    private final Intelligence intelligence;
    private final ModelEndpoints endpoints;
    private final List<TelemetrySdk> sdks;

    Privacy(Intelligence intelligence, ModelEndpoints endpoints, List<TelemetrySdk> sdks) {
        this.intelligence = intelligence;
        this.endpoints = endpoints;
        this.sdks = List.copyOf(sdks);
    }

    PrivacyCard cardOf(AuditSubject subject, NamedHosts hosts) {
        if (subject.coverage().status() == Coverage.Status.NOT_ANALYSED) {
            return PrivacyCard.unknown("The package was not analysed.");
        }
        NavigableSet<TelemetrySdk> used = sdksIn(subject.features());
        List<String> telemetryHosts = hosts.all().stream()
                .filter(host -> isCollector(host.host(), host.url()))
                .map(Feature.Host::host)
                .toList();
        List<String> local = localModels(hosts);
        List<String> cloud = namedAt(hosts, ModelEndpoint.Place.CLOUD);
        return new PrivacyCard(
                used.stream().map(TelemetrySdk::service).toList(),
                telemetryHosts,
                honoursOffSwitch(subject.features(), used, telemetryHosts),
                updateChecks(subject.features()),
                local,
                cloud,
                fallsBack(subject, local, cloud),
                namedAt(hosts, ModelEndpoint.Place.SEARCH));
    }

    private NavigableSet<TelemetrySdk> sdksIn(List<Feature> features) {
        NavigableSet<TelemetrySdk> used = new TreeSet<>(Comparator.comparing(TelemetrySdk::packageName));
        for (Feature feature : features) {
            if (feature instanceof Feature.Dependency dependency
                    && dependency.kind() == Feature.DependencyKind.BUNDLED) {
                sdks.stream().filter(sdk -> sdk.matches(dependency.name())).forEach(used::add);
            } else if (feature instanceof Feature.ApiCall call) {
                sdks.stream().filter(sdk -> isCallOf(sdk, call)).forEach(used::add);
            }
        }
        return used;
    }

    private static boolean isCallOf(TelemetrySdk sdk, Feature.ApiCall call) {
        if (call.context().module().filter(sdk::matches).isPresent()) {
            return true;
        }
        if (!call.api().startsWith("npm:")) {
            return false;
        }
        String path = call.api().substring("npm:".length());
        return sdk.packageName().endsWith("*")
                ? sdk.matches(path)
                : path.equals(sdk.packageName()) || path.startsWith(sdk.packageName() + ".");
    }

    private boolean isCollector(String host, String url) {
        return intelligence.analyticsHost(host, UrlParts.of(url).path()).isPresent();
    }

    /** Every place where telemetry is sent must stand behind the editor's setting, or in a library that asks it. */
    private AuditAnswer honoursOffSwitch(
            List<Feature> features, NavigableSet<TelemetrySdk> used, List<String> telemetryHosts) {
        List<Evidence> guarded = new ArrayList<>();
        List<Evidence> unguarded = new ArrayList<>();
        for (Feature feature : features) {
            if (feature instanceof Feature.Flow flow && isTelemetry(flow.to(), flow.destinations())) {
                (flow.context().guards().contains(TELEMETRY_CONSENT) ? guarded : unguarded).add(flow.evidence());
            } else if (feature instanceof Feature.ApiCall call && isTelemetry(call)) {
                (call.context().guards().contains(TELEMETRY_CONSENT) ? guarded : unguarded).add(call.evidence());
            }
        }
        if (!unguarded.isEmpty()) {
            return new AuditAnswer(
                    Answer.NO,
                    "Telemetry is sent where the editor's telemetry setting was not asked first.",
                    "",
                    unguarded.stream().limit(3).toList());
        }
        if (!guarded.isEmpty()) {
            return new AuditAnswer(
                    Answer.YES,
                    "Every place that sends telemetry asks the editor's telemetry setting first.",
                    "",
                    guarded.stream().limit(3).toList());
        }
        if (!used.isEmpty() && used.stream().allMatch(TelemetrySdk::honoursOffSwitch)) {
            return AuditAnswer.of(Answer.YES, "The telemetry libraries in use obey the editor's setting themselves.");
        }
        return used.isEmpty() && telemetryHosts.isEmpty()
                ? AuditAnswer.unknown("No telemetry was found.")
                : AuditAnswer.unknown("Telemetry is part of the package, but no place that sends it was found.");
    }

    private boolean isTelemetry(Feature.ApiCall call) {
        List<String> texts = call.arguments().stream()
                .flatMap(argument -> argument.texts().stream())
                .toList();
        return call.classes().stream().anyMatch(name -> isTelemetry(name, texts));
    }

    private boolean isTelemetry(String sink, List<String> destinations) {
        return sink.equals("telemetry-send")
                || (SENDING.contains(sink)
                        && destinations.stream()
                                .anyMatch(url -> isCollector(UrlParts.of(url).host(), url)));
    }

    private List<String> updateChecks(List<Feature> features) {
        List<String> checks = new ArrayList<>();
        for (Feature feature : features) {
            if (feature instanceof Feature.ApiCall call
                    && call.classes().stream().anyMatch(SENDING::contains)) {
                call.arguments().stream()
                        .flatMap(argument -> argument.texts().stream())
                        .filter(this::asksForUpdate)
                        .forEach(checks::add);
            } else if (feature instanceof Feature.Flow flow && SENDING.contains(flow.to())) {
                flow.destinations().stream().filter(this::asksForUpdate).forEach(checks::add);
            }
        }
        return checks;
    }

    private boolean asksForUpdate(String url) {
        return url.startsWith("http")
                && UPDATE_PATH.matcher(UrlParts.of(url).path()).find()
                && endpoints.of(UrlParts.of(url).host()).isEmpty();
    }

    private List<String> localModels(NamedHosts hosts) {
        boolean modelsInUse = hosts.all().stream()
                .anyMatch(host -> !endpoints.of(host.host()).isEmpty()
                        || MODEL_PATH.matcher(UrlParts.of(host.url()).path()).find());
        List<String> local = new ArrayList<>();
        for (Feature.Host host : hosts.all()) {
            if (host.kind() == Feature.HostKind.LOCAL) {
                endpoints.ofPort(UrlParts.of(host.url()).port()).ifPresent(endpoint -> {
                    if (endpoint.place() == ModelEndpoint.Place.LOCAL || modelsInUse) {
                        local.add(host.host() + ":" + endpoint.value() + " (" + endpoint.service() + ")");
                    }
                });
            }
        }
        return local;
    }

    private List<String> namedAt(NamedHosts hosts, ModelEndpoint.Place place) {
        List<String> named = new ArrayList<>();
        for (Feature.Host host : hosts.all()) {
            endpoints.of(host.host()).stream()
                    .filter(endpoint -> endpoint.place() == place)
                    .findFirst()
                    .ifPresent(endpoint -> named.add(host.host() + " (" + endpoint.service() + ")"));
        }
        return named;
    }

    /** The path of an interface that language models of many makers share. */
    static boolean isModelPath(String path) {
        return MODEL_PATH.matcher(path).find();
    }

    private AuditAnswer fallsBack(AuditSubject subject, List<String> local, List<String> cloud) {
        List<Evidence> seen = new CloudFallback(endpoints)
                .in(subject.features()).stream().limit(MOST_EVIDENCE).toList();
        if (!seen.isEmpty()) {
            return new AuditAnswer(
                    Answer.YES,
                    "What a model on this machine is asked also goes to a host elsewhere, unasked.",
                    "",
                    seen);
        }
        if (local.isEmpty()) {
            return AuditAnswer.unknown("No model on this machine is named.");
        }
        return cloud.isEmpty() && subject.analysedWholly()
                ? AuditAnswer.of(Answer.NO, "Models on this machine are named, and none elsewhere.")
                : AuditAnswer.unknown(
                        "Models on this machine and elsewhere are named; that one replaces the other was not seen.");
    }
}
