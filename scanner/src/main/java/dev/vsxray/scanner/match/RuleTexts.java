package dev.vsxray.scanner.match;

import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.signatures.rule.Rule;

/** What a report says about the rules its findings name. */
public final class RuleTexts {

    private RuleTexts() {}

    public static RuleText of(Rule rule) {
        return new RuleText(
                rule.id(),
                rule.title(),
                rule.severity(),
                rule.explanation(),
                rule.looksAlike(),
                rule.checkNext(),
                rule.remediation(),
                rule.attack(),
                rule.references());
    }
}
