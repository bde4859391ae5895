package dev.vsxray.scanner.example;

import dev.vsxray.scanner.analysis.PackageAnalyzer;
import dev.vsxray.scanner.analysis.PackageFeatures;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.audit.AuditSubject;
import dev.vsxray.scanner.audit.Auditor;
import dev.vsxray.scanner.dependencies.PublishedComparison;
import dev.vsxray.scanner.match.MatchOutcome;
import dev.vsxray.scanner.match.RuleInspection;
import dev.vsxray.scanner.match.RuleInspection.ConditionUse;
import dev.vsxray.scanner.match.RuleMatcher;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.PackageDifference;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.model.ProvenanceFact;
import dev.vsxray.scanner.model.ProvenanceTopic;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.provenance.ProvenanceFeatures;
import dev.vsxray.scanner.release.Release;
import dev.vsxray.scanner.release.ReleaseFeatures;
import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.published.PublishedFile;
import dev.vsxray.signatures.published.PublishedFiles;
import dev.vsxray.signatures.rule.Example;
import dev.vsxray.signatures.rule.Example.ExampleFile;
import dev.vsxray.signatures.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the examples of rules. */
public final class RuleExamples {

    /** An example that is not about the manifest need not write one. */
    private static final String MANIFEST = "package.json";

    /** The only file of an example that is about the archive and not about what is in it. */
    private static final String ARCHIVE = "package.vsix";

    private static final String PLAIN_MANIFEST = """
            {"publisher": "acme", "name": "example", "version": "1.0.0", "main": "./extension.js",
             "engines": {"vscode": "^1.90.0"}}
            """;

    /** What is new in a version is told without knowing what anybody reported. */
    private static final Intelligence NO_INTELLIGENCE =
            new Intelligence(new IntelligenceSet(LocalDate.EPOCH, List.of(), List.of(), List.of(), List.of()));

    private final RuleMatcher matcher;
    private final PackageAnalyzer analyzer;
    private final Auditor auditor = new Auditor(NO_INTELLIGENCE, List.of(), List.of());

    /**
     * @param matcher of the whole rule set: an example may need the rules its rule names
     * @param analyzer of the same signatures as the matcher
     */
    public RuleExamples(RuleMatcher matcher, PackageAnalyzer analyzer) {
        this.matcher = matcher;
        this.analyzer = analyzer;
    }

    /** The examples of a rule, then its counter-examples, each in the order written. */
    public List<ExampleResult> run(Rule rule) {
        List<ExampleResult> results = new ArrayList<>();
        rule.examples().forEach(example -> results.add(run(rule, example, true)));
        rule.counterExamples().forEach(example -> results.add(run(rule, example, false)));
        return results;
    }

    private ExampleResult run(Rule rule, Example example, boolean mustMatch) {
        Seen seen = look(example);
        MatchOutcome outcome = matcher.match(seen.extension(), seen.features());
        // An archive is given where something about it cannot be read; that is what the example shows.
        List<Gap> gaps = new ArrayList<>(isArchive(example) ? List.of() : seen.gaps());
        gaps.addAll(outcome.gaps());
        return new ExampleResult(
                rule.id(),
                example.name(),
                mustMatch,
                outcome.findings().stream()
                        .filter(finding -> finding.rule().equals(rule.id()))
                        .toList(),
                seen.features(),
                gaps);
    }

    /** What is seen in an example: in its files, and in what it says that a registry answers. */
    private record Seen(ExtensionId extension, List<Feature> features, List<Gap> gaps) {}

    private Seen look(Example example) {
        ExtensionPackage extension = packageOf(example);
        PackageFeatures seen = analyzer.analyze(extension, Registry.UNKNOWN);
        List<Feature> features = new ArrayList<>(seen.features());
        features.addAll(ProvenanceFeatures.of(provenance(example)));
        SortedMap<String, String> digests = new TreeMap<>();
        extension.files().forEach(file -> digests.put(file.path(), file.sha256()));
        features.addAll(new PublishedComparison(published(example)).differences(digests, seen.features()));
        if (!example.before().isEmpty()) {
            features.addAll(
                    ReleaseFeatures.of(release(ExtensionPackage.ofBytes(files(example.before()))), release(extension)));
        }
        return new Seen(extension.id(), features, seen.gaps());
    }

    private Release release(ExtensionPackage extension) {
        PackageFeatures seen = analyzer.analyze(extension, Registry.UNKNOWN);
        AuditSubject subject = new AuditSubject(
                seen.features(), Coverage.of(seen.gaps()), Optional.empty(), Instant.EPOCH, Provenance.notAsked());
        return Release.of(extension.id(), auditor.audit(subject), seen.features());
    }

    /**
     * What one example, or counter-example, has to say to each condition of its rule, in the order of the conditions.
     */
    public record ExampleUse(String example, List<ConditionUse> conditions) {
        public ExampleUse {
            conditions = List.copyOf(conditions);
        }
    }

    /** Which features of which example answer each condition of a rule. One that nothing answers is not tested. */
    public List<ExampleUse> uses(Rule rule) {
        RuleInspection inspection = new RuleInspection(matcher, () -> 0);
        List<ExampleUse> uses = new ArrayList<>();
        for (Example example : all(rule)) {
            Seen seen = look(example);
            uses.add(new ExampleUse(example.name(), inspection.uses(rule, seen.extension(), seen.features())));
        }
        return uses;
    }

    private static List<Example> all(Rule rule) {
        List<Example> all = new ArrayList<>(rule.examples());
        all.addAll(rule.counterExamples());
        return all;
    }

    /** A word that does not exist is left out, as it can match nothing; the example then fails and shows why. */
    private static Provenance provenance(Example example) {
        Map<ProvenanceTopic, ProvenanceFact> facts = new EnumMap<>(ProvenanceTopic.class);
        example.provenance()
                .forEach((word, value) -> ProvenanceTopic.ofWord(word)
                        .ifPresent(topic -> facts.put(topic, new ProvenanceFact.Known(value, ""))));
        List<PackageDifference> differences = new ArrayList<>();
        example.differences()
                .forEach((path, how) -> Arrays.stream(PackageDifference.Kind.values())
                        .filter(kind -> kind.word().equals(how))
                        .forEach(kind -> differences.add(new PackageDifference(path, kind))));
        return Provenance.of(facts, differences);
    }

    private static PublishedFiles published(Example example) {
        List<PublishedFile> files = new ArrayList<>();
        example.published().forEach((name, contents) -> {
            int at = name.lastIndexOf('@');
            contents.forEach(file -> files.add(
                    new PublishedFile(name.substring(0, at), name.substring(at + 1), file.path(), file.sha256())));
        });
        return new PublishedFiles(files);
    }

    private static ExtensionPackage packageOf(Example example) {
        return isArchive(example)
                ? ExtensionPackage.ofArchive(example.files().get(0).bytes())
                : ExtensionPackage.ofBytes(files(example.files()));
    }

    private static boolean isArchive(Example example) {
        return example.files().size() == 1 && example.files().get(0).path().equals(ARCHIVE);
    }

    private static Map<String, byte[]> files(List<ExampleFile> given) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(MANIFEST, PLAIN_MANIFEST.getBytes(StandardCharsets.UTF_8));
        given.forEach(file -> files.put(file.path(), file.bytes()));
        return files;
    }
}
