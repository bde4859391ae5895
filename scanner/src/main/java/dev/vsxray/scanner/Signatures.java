package dev.vsxray.scanner;

import dev.vsxray.signatures.catalogue.Catalogue;
import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.host.HostClasses;
import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import dev.vsxray.signatures.rule.LoadedRules;
import dev.vsxray.signatures.rule.RuleLibrary;
import dev.vsxray.signatures.rule.RuleLoader;
import dev.vsxray.signatures.rule.RuleProblem;
import dev.vsxray.signatures.rule.RuleSet;
import java.nio.file.Path;
import java.util.List;

/**
 * What is known to be bad, loaded for a scan.
 *
 * @param ruleProblems mistakes in rule files; the rules concerned are not among {@code rules}
 */
public record Signatures(
        RuleSet rules,
        List<RuleProblem> ruleProblems,
        Intelligence intelligence,
        HostClasses hostClasses,
        Catalogue catalogue) {

    public Signatures {
        ruleProblems = List.copyOf(ruleProblems);
    }

    /** @param ruleFolders the user's own rules; a later folder replaces rules of an earlier one and the shipped ones */
    public static Signatures load(List<Path> ruleFolders) {
        Intelligence intelligence = ShippedIntelligence.load();
        HostClasses hostClasses = HostClasses.shipped(intelligence);
        LoadedRules loaded =
                new RuleLibrary(new RuleLoader(Vocabulary.shipped(), hostClasses.names())).load(ruleFolders);
        return new Signatures(loaded.rules(), loaded.problems(), intelligence, hostClasses, Catalogue.shipped());
    }
}
