package dev.vsxray.scanner.model;

import dev.vsxray.signatures.rule.Severity;
import java.util.List;

/**
 * What a rule says to the reader of a report. Our own or the team's words, never text of a scanned file.
 *
 * @param looksAlike what benign extensions do that resembles it
 * @param references https URLs
 */
public record RuleText(
        String id,
        String title,
        Severity severity,
        String explanation,
        String looksAlike,
        String checkNext,
        String remediation,
        List<String> attack,
        List<String> references)
        implements Comparable<RuleText> {

    public RuleText {
        attack = List.copyOf(attack);
        references = List.copyOf(references);
    }

    @Override
    public int compareTo(RuleText other) {
        return id.compareTo(other.id);
    }
}
