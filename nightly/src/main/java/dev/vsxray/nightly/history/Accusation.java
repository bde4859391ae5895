package dev.vsxray.nightly.history;

import dev.vsxray.scanner.model.Finding;
import dev.vsxray.signatures.rule.Severity;

/** What is known now of an extension that is no longer there. */
public record Accusation(Sighting sighting, Finding finding, Ground ground) {

    /** Why it was not known before. */
    public enum Ground {
        /** The intelligence had no such report. */
        INTELLIGENCE,
        /** No such rule was asked. */
        RULE
    }

    /** Whether people are told. What a rule of less than medium severity would have seen is for the history alone. */
    public boolean isWorthTelling() {
        return ground == Ground.INTELLIGENCE || finding.severity().compareTo(Severity.MEDIUM) >= 0;
    }
}
