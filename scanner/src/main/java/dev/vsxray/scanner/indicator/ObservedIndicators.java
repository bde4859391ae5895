package dev.vsxray.scanner.indicator;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.UrlParts;
import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.Indicator;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares what a package names and contains with the indicators: hosts, URLs, accounts, wallets, file digests, npm
 * packages.
 *
 * <p>A name in a file is less than code that sends something there: a page may tell of an attack, a security tool may
 * block it. So a name in prose, or among names from many campaigns, weighs less; a flow to the place weighs most.
 */
final class ObservedIndicators {

    /** A package that names hosts of so many campaigns is a block list or a history, not a member of them all. */
    private static final int CAMPAIGNS_OF_A_BLOCK_LIST = 4;

    private final Intelligence intelligence;
    private final List<String> wallets;

    ObservedIndicators(Intelligence intelligence) {
        this.intelligence = intelligence;
        this.wallets = intelligence.wallets();
    }

    List<Accusation> match(IndicatorSubject subject) {
        List<Sighting> sightings = new ArrayList<>();
        for (Feature feature : subject.features()) {
            if (feature instanceof Feature.Host host) {
                sightings.addAll(named(host));
            } else if (feature instanceof Feature.Flow flow) {
                sightings.addAll(reached(flow));
            } else if (feature instanceof Feature.ApiCall call) {
                sightings.addAll(called(call));
            } else if (feature instanceof Feature.Text text) {
                sightings.addAll(walletsIn(text.text(), placeOf(text.evidence()), text.evidence()));
            } else if (feature instanceof Feature.ManifestFact fact) {
                sightings.addAll(urls(fact.value(), SightingPlace.MANIFEST, fact.evidence()));
            }
        }
        boolean blockList = campaigns(sightings) >= CAMPAIGNS_OF_A_BLOCK_LIST;
        List<Accusation> accusations = new ArrayList<>();
        sightings.forEach(sighting -> accusations.add(weighed(sighting, blockList)));
        accusations.addAll(files(subject));
        accusations.addAll(packages(subject));
        return accusations;
    }

    private List<Sighting> named(Feature.Host host) {
        SightingPlace place = placeOf(host.evidence());
        Set<Indicator> indicators = new LinkedHashSet<>(intelligence.host(host.host()));
        indicators.addAll(intelligence.url(host.url()));
        return sightings(indicators, place, host.evidence());
    }

    private List<Sighting> reached(Feature.Flow flow) {
        List<Sighting> sightings = new ArrayList<>();
        for (String destination : flow.destinations()) {
            sightings.addAll(urls(destination, SightingPlace.DESTINATION, flow.evidence()));
            sightings.addAll(walletsIn(destination, SightingPlace.DESTINATION, flow.evidence()));
        }
        return sightings;
    }

    private List<Sighting> called(Feature.ApiCall call) {
        List<Sighting> sightings = new ArrayList<>();
        for (Feature.Argument argument : call.arguments()) {
            List<String> texts = new ArrayList<>(argument.texts());
            texts.addAll(argument.properties().values());
            for (String text : texts) {
                sightings.addAll(urls(text, SightingPlace.DESTINATION, call.evidence()));
                sightings.addAll(walletsIn(text, SightingPlace.CODE, call.evidence()));
            }
        }
        return sightings;
    }

    private List<Sighting> urls(String text, SightingPlace place, Evidence evidence) {
        Set<Indicator> indicators = new LinkedHashSet<>();
        for (String url : Urls.in(text)) {
            indicators.addAll(intelligence.host(UrlParts.of(url).host()));
            indicators.addAll(intelligence.url(url));
        }
        return sightings(indicators, place, evidence);
    }

    private List<Sighting> walletsIn(String text, SightingPlace place, Evidence evidence) {
        List<Sighting> sightings = new ArrayList<>();
        for (String wallet : wallets) {
            if (text.contains(wallet)) {
                sightings.addAll(sightings(intelligence.wallet(wallet), place, evidence));
            }
        }
        return sightings;
    }

    private static List<Sighting> sightings(Iterable<Indicator> indicators, SightingPlace place, Evidence evidence) {
        List<Sighting> sightings = new ArrayList<>();
        indicators.forEach(indicator -> sightings.add(new Sighting(indicator, place, evidence)));
        return sightings;
    }

    private static long campaigns(List<Sighting> sightings) {
        return sightings.stream()
                .map(sighting -> sighting.indicator().campaign())
                .distinct()
                .count();
    }

    private static Accusation weighed(Sighting sighting, boolean blockList) {
        Indicator indicator = sighting.indicator();
        IndicatorRule rule = indicator.kind() == IndicatorKind.WALLET
                ? IndicatorRule.MALICIOUS_WALLET
                : IndicatorRule.MALICIOUS_HOST;
        Weight weight = Weight.of(sighting, blockList);
        return new Accusation(
                rule,
                weight.severity(),
                weight.confidence(),
                indicator.kind().word() + " " + indicator.value(),
                feature(
                        indicator,
                        weight.confidence(),
                        sighting.evidence(),
                        sighting.place().words() + weight.caveat()));
    }

    private List<Accusation> files(IndicatorSubject subject) {
        List<Accusation> accusations = new ArrayList<>();
        subject.sha256ByPath().forEach((path, sha256) -> {
            for (Indicator indicator : intelligence.sha256(sha256)) {
                Severity severity = switch (indicator.confidence()) {
                    case HIGH -> Severity.CRITICAL;
                    case MEDIUM -> Severity.HIGH;
                    case LOW -> Severity.MEDIUM;
                };
                Evidence place = Evidence.match(Location.startOf(path), "", "");
                accusations.add(new Accusation(
                        IndicatorRule.MALICIOUS_FILE,
                        severity,
                        indicator.confidence(),
                        "sha256 " + indicator.value(),
                        feature(indicator, indicator.confidence(), place, "The whole file")));
            }
        });
        return accusations;
    }

    /** Well-known packages were turned for a version or two; a version that is not known is almost surely another. */
    private List<Accusation> packages(IndicatorSubject subject) {
        List<Accusation> accusations = new ArrayList<>();
        for (Feature feature : subject.features()) {
            if (feature instanceof Feature.Dependency dependency && isOfNpm(dependency)) {
                for (Indicator indicator : intelligence.npmPackage(dependency.name())) {
                    if (indicator.versions().covers(dependency.version()) == AffectedVersions.Answer.AFFECTED) {
                        accusations.add(accused(dependency, indicator));
                    }
                }
            }
        }
        return accusations;
    }

    private static boolean isOfNpm(Feature.Dependency dependency) {
        return dependency.kind() == Feature.DependencyKind.BUNDLED
                || dependency.kind() == Feature.DependencyKind.DECLARED;
    }

    private static Accusation accused(Feature.Dependency dependency, Indicator indicator) {
        boolean bundled = dependency.kind() == Feature.DependencyKind.BUNDLED;
        Severity severity = !bundled
                ? Severity.MEDIUM
                : indicator.confidence() == Confidence.HIGH ? Severity.CRITICAL : Severity.HIGH;
        return new Accusation(
                IndicatorRule.MALICIOUS_PACKAGE,
                severity,
                indicator.confidence(),
                "npm-package " + indicator.value(),
                feature(
                        indicator,
                        indicator.confidence(),
                        dependency.evidence(),
                        bundled ? "A bundled package" : "A package that is only named"));
    }

    private static Feature.Indicator feature(Indicator indicator, Confidence confidence, Evidence shown, String place) {
        String date = indicator.firstSeen().map(day -> " on " + day).orElse("");
        String versions = indicator.versions().all()
                ? ""
                : ", versions " + indicator.versions().text();
        String note = place + ": " + indicator.kind().word() + " " + indicator.value() + versions + ", reported with "
                + indicator.campaign() + date + " (" + indicator.confidence().word() + " confidence): "
                + indicator.source();
        return new Feature.Indicator(
                indicator.kind().word(),
                indicator.value(),
                "malware",
                indicator.campaign(),
                confidence,
                shown.noted(note));
    }

    /** A payload may hide in a text for people, but it then comes out as a flow or a decoded layer of the code. */
    private static SightingPlace placeOf(Evidence evidence) {
        if (evidence.location().inProse()) {
            return SightingPlace.PROSE;
        }
        return evidence.location().file().endsWith("package.json") ? SightingPlace.MANIFEST : SightingPlace.CODE;
    }

    /** Where an indicator was seen. */
    private enum SightingPlace {
        PROSE("Named in a text for people"),
        MANIFEST("Named in the manifest"),
        CODE("Named in the package"),
        DESTINATION("Contacted by the code");

        private final String words;

        SightingPlace(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private record Sighting(Indicator indicator, SightingPlace place, Evidence evidence) {}

    /** @param caveat why it weighs less than it could, appended to the place; or empty */
    private record Weight(Severity severity, Confidence confidence, String caveat) {

        static Weight of(Sighting sighting, boolean blockList) {
            Confidence confidence = sighting.indicator().confidence();
            if (sighting.indicator().kind() == IndicatorKind.IP) {
                return new Weight(
                        Severity.MEDIUM,
                        Confidence.LOW,
                        "; addresses change tenants, so this only supports other signs");
            }
            if (sighting.place() == SightingPlace.DESTINATION && confidence == Confidence.HIGH) {
                return new Weight(Severity.CRITICAL, Confidence.HIGH, "");
            }
            if (sighting.place() != SightingPlace.DESTINATION && blockList) {
                return new Weight(
                        Severity.LOW, Confidence.LOW, " among the hosts of many campaigns, as block lists do");
            }
            if (sighting.place() == SightingPlace.PROSE) {
                return new Weight(Severity.LOW, Confidence.LOW, "");
            }
            return confidence == Confidence.LOW
                    ? new Weight(Severity.MEDIUM, Confidence.LOW, "")
                    : new Weight(Severity.HIGH, confidence, "");
        }
    }
}
