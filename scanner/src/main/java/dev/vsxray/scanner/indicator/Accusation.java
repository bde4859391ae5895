package dev.vsxray.scanner.indicator;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.util.Comparator;

/**
 * One report that names one thing in the package, weighed.
 *
 * @param subject what is named, as the fingerprint of the finding has it
 */
record Accusation(
        IndicatorRule rule, Severity severity, Confidence confidence, String subject, Feature.Indicator indicator) {

    static final Comparator<Accusation> WORST_FIRST = Comparator.comparing(
                    Accusation::severity, Comparator.reverseOrder())
            .thenComparing(Accusation::confidence, Comparator.reverseOrder())
            .thenComparing(accusation -> accusation.indicator().campaign())
            .thenComparing(
                    accusation -> accusation.indicator().evidence().location().file())
            .thenComparing(
                    accusation -> accusation.indicator().evidence().location().offset())
            .thenComparing(accusation -> accusation.indicator().evidence().note());
}
