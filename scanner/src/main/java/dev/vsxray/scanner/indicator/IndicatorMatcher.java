package dev.vsxray.scanner.indicator;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Fingerprint;
import dev.vsxray.signatures.intelligence.Intelligence;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares packages with the threat intelligence. Immutable; safe for several threads. */
public final class IndicatorMatcher {

    /** Places shown for one thing that is named; a host in a bundle can stand in hundreds. */
    private static final int MOST_EVIDENCE = 10;

    private final ExtensionReports extensionReports;
    private final ObservedIndicators observedIndicators;

    public IndicatorMatcher(Intelligence intelligence) {
        this.extensionReports = new ExtensionReports(intelligence);
        this.observedIndicators = new ObservedIndicators(intelligence);
    }

    public IndicatorMatches match(IndicatorSubject subject) {
        List<Accusation> accusations = new ArrayList<>(extensionReports.match(subject));
        accusations.addAll(observedIndicators.match(subject));
        accusations.sort(Accusation.WORST_FIRST);
        return new IndicatorMatches(
                accusations.stream().map(Accusation::indicator).distinct().toList(),
                findings(accusations, subject.identity().id()));
    }

    /** One finding for each thing that is named; the worst report about it leads, the others stand below. */
    private static List<Finding> findings(List<Accusation> worstFirst, ExtensionId extension) {
        SortedMap<String, List<Accusation>> bySubject = new TreeMap<>();
        for (Accusation accusation : worstFirst) {
            bySubject
                    .computeIfAbsent(accusation.subject(), unused -> new ArrayList<>())
                    .add(accusation);
        }
        List<Finding> findings = new ArrayList<>();
        bySubject.forEach((named, accusations) -> findings.add(finding(named, accusations, extension)));
        return findings;
    }

    private static Finding finding(String named, List<Accusation> worstFirst, ExtensionId extension) {
        Accusation worst = worstFirst.get(0);
        List<Evidence> evidence = worstFirst.stream()
                .map(accusation -> accusation.indicator().evidence())
                .distinct()
                .limit(MOST_EVIDENCE)
                .toList();
        return new Finding(
                worst.rule().id(),
                worst.rule().text().title(),
                worst.severity(),
                worst.confidence(),
                worst.rule().text().attack(),
                Fingerprint.of(worst.rule().id(), extension, List.of(named)),
                evidence);
    }
}
