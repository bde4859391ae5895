package dev.vsxray.scanner.model;

import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.util.List;

/**
 * A rule matched. Texts about the rule (explanation, look-alikes, what to check next) are the rule's own and are
 * looked up by {@code rule}.
 *
 * @param rule the rule's id
 * @param title the rule's title; never text of the scanned files
 * @param fingerprint stable over versions of the extension: from rule, extension and normalised evidence
 * @param evidence never empty; a flow's steps in order
 */
public record Finding(
        String rule,
        String title,
        Severity severity,
        Confidence confidence,
        List<String> attack,
        String fingerprint,
        List<Evidence> evidence) {

    public Finding {
        attack = List.copyOf(attack);
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("finding of rule " + rule + " has no evidence");
        }
    }

    /** Whether any link of its chain is assumed, not proven. */
    public boolean assumed() {
        return evidence.stream().anyMatch(Evidence::assumed);
    }
}
