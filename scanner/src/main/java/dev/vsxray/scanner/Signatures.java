package dev.vsxray.scanner;

import dev.vsxray.scanner.analysis.PackageAnalyzer;
import dev.vsxray.scanner.indicator.IndicatorPatterns;
import dev.vsxray.scanner.match.KnownHosts;
import dev.vsxray.scanner.match.RuleMatcher;
import dev.vsxray.signatures.catalogue.Catalogue;
import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.host.HostClasses;
import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import dev.vsxray.signatures.intelligence.store.IntelligenceStore;
import dev.vsxray.signatures.pattern.PatternSet;
import dev.vsxray.signatures.pattern.TextPattern;
import dev.vsxray.signatures.published.PublishedFileStore;
import dev.vsxray.signatures.published.PublishedFiles;
import dev.vsxray.signatures.reference.ReferenceData;
import dev.vsxray.signatures.rule.LoadedRules;
import dev.vsxray.signatures.rule.RuleLibrary;
import dev.vsxray.signatures.rule.RuleLoader;
import dev.vsxray.signatures.rule.RuleSet;
import dev.vsxray.signatures.vulnerability.Vulnerabilities;
import dev.vsxray.signatures.vulnerability.VulnerabilityStore;
import dev.vsxray.signatures.yaml.FileProblem;
import java.io.IOException;
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
        List<String> problems = new ArrayList<>();
        Intelligence intelligence = intelligence(imported, problems);
        Vulnerabilities vulnerabilities = vulnerabilities(imported, problems);
        PublishedFiles publishedFiles = publishedFiles(imported, problems);
        HostClasses hostClasses = HostClasses.shipped(intelligence);
        LoadedRules loaded =
                new RuleLibrary(new RuleLoader(Vocabulary.shipped(), hostClasses.names())).load(ruleFolders);
        return new Signatures(
                loaded.rules(),
                loaded.problems(),
                intelligence,
                problems,
                hostClasses,
                Catalogue.shipped(),
                vulnerabilities,
                publishedFiles);
    }

    private static Vulnerabilities vulnerabilities(Optional<Path> imported, List<String> problems) {
        if (imported.isEmpty()) {
            return Vulnerabilities.NONE;
        }
        try {
            return new Vulnerabilities(new VulnerabilityStore(imported.get()).read());
        } catch (IOException unreadable) {
            problems.add("The imported table of vulnerabilities could not be read; none is matched.");
            return Vulnerabilities.NONE;
        }
    }

    private static PublishedFiles publishedFiles(Optional<Path> imported, List<String> problems) {
        if (imported.isEmpty()) {
            return PublishedFiles.NONE;
        }
        try {
            return new PublishedFiles(new PublishedFileStore(imported.get()).read());
        } catch (IOException unreadable) {
            problems.add("The supplied table of published npm files could not be read; no package is compared.");
            return PublishedFiles.NONE;
        }
    }

    private static Intelligence intelligence(Optional<Path> imported, List<String> problems) {
        Intelligence shipped = ShippedIntelligence.load();
        if (imported.isEmpty()) {
            return shipped;
        }
        try {
            IntelligenceStore.Contents contents = new IntelligenceStore(imported.get()).contents();
            contents.unreadable().forEach(feed -> problems.add("The intelligence feed " + feed));
            contents.feeds().stream()
                    .filter(IntelligenceStore.Feed::fellBack)
                    .forEach(feed -> problems.add(
                            "The intelligence feed " + feed.name() + " is damaged; the one before it is used."));
            return contents.feeds().isEmpty() ? shipped : new Intelligence(contents.over(shipped.set()));
        } catch (IOException unreadable) {
            problems.add("The imported intelligence could not be read; only the shipped one is used.");
            return shipped;
        }
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
