package dev.vsxray.scanner.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageFile;
import dev.vsxray.scanner.example.RuleExamples.Reading;
import dev.vsxray.scanner.identity.LookAlikes;
import dev.vsxray.scanner.manifest.ManifestReader;
import dev.vsxray.scanner.manifest.ManifestReading;
import dev.vsxray.scanner.match.KnownHosts;
import dev.vsxray.scanner.match.RuleMatcher;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.reading.FileReaders;
import dev.vsxray.scanner.reading.FileReading;
import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.host.HostClasses;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import dev.vsxray.signatures.reference.ReferenceData;
import dev.vsxray.signatures.rule.RuleLibrary;
import dev.vsxray.signatures.rule.RuleLoader;
import dev.vsxray.signatures.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule that ships finds its examples and leaves its counter-examples alone. */
class ShippedRuleExamplesTest {

    @TestFactory
    Stream<DynamicTest> examples_match_and_counter_examples_do_not() {
        HostClasses hosts = HostClasses.shipped(ShippedIntelligence.load());
        RuleLoader loader = new RuleLoader(Vocabulary.shipped(), hosts.names());
        RuleSet rules = new RuleLibrary(loader).load(List.of()).rules();
        FileReaders readers = new FileReaders(rules.patterns());
        RuleExamples examples =
                new RuleExamples(new RuleMatcher(rules, new KnownHosts(hosts)), extension -> read(extension, readers));
        return rules.rules().stream()
                .map(rule -> dynamicTest(
                        rule.id(),
                        () -> assertThat(examples.run(rule).stream().filter(result -> !result.passed()))
                                .map(ShippedRuleExamplesTest::describe)
                                .isEmpty()));
    }

    /** What a rule author needs to see: the features that stand against the expectation, not all of the package. */
    private static String describe(ExampleResult result) {
        return (result.mustMatch() ? "does not match example " : "matches counter-example ") + '"' + result.example()
                + "\"; gaps " + result.gaps() + "; seen "
                + result.features().stream()
                        .filter(feature -> !(feature instanceof Feature.ManifestFact))
                        .map(ShippedRuleExamplesTest::brief)
                        .toList();
    }

    private static String brief(Feature feature) {
        return feature.toString().replaceAll(",? ?evidence=.*", "");
    }

    private static Reading read(ExtensionPackage extension, FileReaders readers) {
        ManifestReading manifest = ManifestReader.read(extension, Registry.UNKNOWN);
        List<Feature> features = new ArrayList<>(manifest.features());
        List<Gap> gaps = new ArrayList<>(manifest.gaps());
        features.addAll(extension.traits());
        for (PackageFile file : extension.files()) {
            FileReading reading = readers.read(file);
            features.addAll(reading.features());
            gaps.addAll(reading.gaps());
        }
        LookAlikes lookAlikes = new LookAlikes(ReferenceData.popularExtensions());
        for (Feature feature : List.copyOf(features)) {
            if (feature instanceof Feature.Identity identity) {
                features.addAll(lookAlikes.of(identity, features));
            }
        }
        return new Reading(features, gaps);
    }
}
