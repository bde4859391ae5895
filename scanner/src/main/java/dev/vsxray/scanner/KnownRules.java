package dev.vsxray.scanner;

import dev.vsxray.scanner.match.RuleTexts;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.signatures.rule.RuleSet;
import dev.vsxray.signatures.yaml.FileProblem;
import java.util.List;

/**
 * What a report says of the rules, whatever they found. Reading the rules takes longer than all else of a night on which
 * nothing changed, and that night needs no more than this.
 *
 * @param texts of all rules, not only of those that found something
 * @param problems rules that were left out because of mistakes in their files
 */
public record KnownRules(ToolInfo.Rules identity, List<RuleText> texts, List<ScanError> problems) {

    public KnownRules {
        texts = List.copyOf(texts);
        problems = List.copyOf(problems);
    }

    static KnownRules of(Signatures signatures) {
        RuleSet rules = signatures.rules();
        return new KnownRules(
                new ToolInfo.Rules(rules.rules().size(), rules.digest()),
                rules.rules().stream().map(RuleTexts::of).toList(),
                signatures.ruleProblems().stream().map(KnownRules::error).toList());
    }

    private static ScanError error(FileProblem problem) {
        return new ScanError(
                "A rule was left out: expected " + problem.expected() + "; " + problem.advice(),
                problem.file() + ":" + problem.line() + ":" + problem.column() + ": " + problem.found());
    }
}
