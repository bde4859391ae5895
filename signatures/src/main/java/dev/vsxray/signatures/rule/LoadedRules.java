package dev.vsxray.signatures.rule;

import dev.vsxray.signatures.yaml.FileProblem;
import java.util.List;

/**
 * What came of loading rule files.
 *
 * @param rules those without mistakes
 * @param problems every mistake, by place; a rule with a mistake is not among the rules
 * @param overridden ids of rules that a later directory replaced, sorted
 */
public record LoadedRules(RuleSet rules, List<FileProblem> problems, List<String> overridden) {

    public LoadedRules {
        problems = List.copyOf(problems);
        overridden = List.copyOf(overridden);
    }
}
