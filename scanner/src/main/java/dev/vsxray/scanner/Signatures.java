package dev.vsxray.scanner;

import dev.vsxray.scanner.analysis.PackageAnalyzer;
import dev.vsxray.scanner.indicator.IndicatorPatterns;
import dev.vsxray.scanner.match.KnownHosts;
import dev.vsxray.scanner.match.RuleMatcher;
import dev.vsxray.signatures.catalogue.Catalogue;
import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.host.HostClasses;
import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.pattern.PatternSet;
import dev.vsxray.signatures.pattern.TextPattern;
import dev.vsxray.signatures.published.PublishedFiles;
import dev.vsxray.signatures.reference.ReferenceData;
import dev.vsxray.signatures.rule.LoadedRules;
import dev.vsxray.signatures.rule.RuleLibrary;
import dev.vsxray.signatures.rule.RuleLoader;
import dev.vsxray.signatures.rule.RuleSet;
import dev.vsxray.signatures.vulnerability.Vulnerabilities;
import dev.vsxray.signatures.yaml.FileProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known to be bad, loaded for a scan.
 *
 * @param ruleProblems mistakes in rule files; the rules concerned are not among {@code rules}
 * @param vulnerabilities known ones of npm packages, where a table was taken in
 * @param publishedFiles what npm packages are made of, where a table was supplied
 * @param intelligenceProblems what of the imported intelligence could not be read, as sentences
 */
public record Signatures(
        RuleSet rules,
        List<FileProblem> ruleProblems,
        Intelligence intelligence,
        List<String> intelligenceProblems,
        HostClasses hostClasses,
        Catalogue catalogue,
        Vulnerabilities vulnerabilities,
        PublishedFiles publishedFiles) {

    public Signatures {
        ruleProblems = List.copyOf(ruleProblems);
        intelligenceProblems = List.copyOf(intelligenceProblems);
    }

    /** Loads what is shipped, and the user's own rules. */
    public static Signatures load(List<Path> ruleFolders) {
        return load(ruleFolders, Optional.empty());
    }

    /**
     * Loads what is shipped and what the user adds.
     *
     * @param ruleFolders the user's own rules; a later folder replaces rules of an earlier one and the shipped ones
     * @param imported folder of an {@link IntelligenceStore}
     */
    public static Signatures load(List<Path> ruleFolders, Optional<Path> imported) {
        return load(ruleFolders, LoadedIntelligence.load(imported));
    }

    static Signatures load(List<Path> ruleFolders, LoadedIntelligence reported) {
        HostClasses hostClasses = HostClasses.shipped(reported.intelligence());
        LoadedRules loaded =
                new RuleLibrary(new RuleLoader(Vocabulary.shipped(), hostClasses.names())).load(ruleFolders);
        return new Signatures(
                loaded.rules(),
                loaded.problems(),
                reported.intelligence(),
                reported.problems(),
                hostClasses,
                Catalogue.shipped(),
                reported.vulnerabilities(),
                reported.publishedFiles());
    }

    /** Reads packages as a scan with these signatures does. */
    public PackageAnalyzer analyzer() {
        return new PackageAnalyzer(patterns(), catalogue, ReferenceData.popularExtensions());
    }

    public RuleMatcher matcher() {
        return new RuleMatcher(rules, new KnownHosts(hostClasses));
    }

    /** What the rules and the intelligence look for in text, in one pass. */
    private PatternSet patterns() {
        List<TextPattern> patterns = new ArrayList<>(rules.patterns().patterns());
        patterns.addAll(IndicatorPatterns.of(intelligence).patterns());
        return new PatternSet(patterns);
    }
}
