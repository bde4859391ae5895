package dev.vsxray.signatures.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vsxray.signatures.attack.Techniques;
import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.host.HostClasses;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every rule that ships must have. That the examples match is tested where there is a scanner. */
class ShippedRulesTest {

    /** A longer title does not fit the table of findings. In words. */
    private static final int LONGEST_TITLE = 14;

    private static final Techniques TECHNIQUES = Techniques.shipped();

    private static LoadedRules load() {
        RuleLoader loader = new RuleLoader(
                Vocabulary.shipped(),
                HostClasses.shipped(ShippedIntelligence.load()).names());
        return new RuleLibrary(loader).load(List.of());
    }

    @Test
    void all_files_are_without_mistakes() {
        assertThat(load().problems()).isEmpty();
        assertThat(load().rules().rules()).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> every_rule_is_complete() {
        return load().rules().rules().stream().map(rule -> dynamicTest(rule.id(), () -> assertComplete(rule)));
    }

    private static void assertComplete(Rule rule) {
        assertThat(rule.examples()).as("examples").hasSizeGreaterThanOrEqualTo(2);
        assertThat(rule.counterExamples()).as("counter-examples").hasSizeGreaterThanOrEqualTo(2);
        assertThat(Stream.concat(rule.examples().stream(), rule.counterExamples().stream())
                        .map(Example::name))
                .as("names of examples")
                .doesNotHaveDuplicates();
        assertThat(rule.references()).as("references").isNotEmpty();
        assertThat(rule.title().split("\\s+")).as("words of the title").hasSizeLessThanOrEqualTo(LONGEST_TITLE);
        assertThat(rule.title()).as("title").doesNotEndWith(".");
        assertThat(rule.attack())
                .as("techniques")
                .allSatisfy(id -> assertThat(TECHNIQUES.nameOf(id)).as(id).isPresent());
        assertSays(rule.explanation(), rule.looksAlike(), rule.checkNext(), rule.remediation());
        if (rule.tactic() == Tactic.CAPABILITY) {
            assertThat(rule.severity())
                    .as("a capability is a fact, not a finding")
                    .isEqualTo(Severity.INFO);
            assertThat(rule.weighings()).isEmpty();
        }
        if (rule.tactic() != Tactic.CAPABILITY && rule.tactic() != Tactic.HYGIENE) {
            assertThat(rule.attack()).as("techniques").isNotEmpty();
        }
        boolean grave = rule.severity().compareTo(Severity.HIGH) >= 0
                || rule.weighings().stream()
                        .anyMatch(weighing -> weighing.severity()
                                .filter(severity -> severity.compareTo(Severity.HIGH) >= 0)
                                .isPresent());
        if (grave) {
            assertThat(rule.match().leaves().anyMatch(ShippedRulesTest::isReason))
                    .as("a reason beside the capability: a flow, a decoded layer, a trigger without the user, a trait,"
                            + " an indicator, a text or file that says what for, or another rule")
                    .isTrue();
        }
    }

    private static void assertSays(String... texts) {
        assertThat(texts)
                .allSatisfy(text -> assertThat(text)
                        .hasSizeGreaterThan(15)
                        .doesNotContainIgnoringCase("todo")
                        .matches("(?s).*[.?]"));
    }

    /** A manifest, a file's name, any host or a call alone says what can be, not why it would be wrong. */
    private static boolean isReason(Predicate.Leaf leaf) {
        if (leaf instanceof Predicate.Call call) {
            return call.context().layer().orElse(false)
                    || !call.arguments().isEmpty()
                    || !call.context().triggers().isEmpty()
                    || !call.context().guardedBy().isEmpty();
        }
        if (leaf instanceof Predicate.Host host) {
            return !host.host().classes().isEmpty();
        }
        if (leaf instanceof Predicate.Manifest manifest) {
            // What a model is told of a tool is an order to it, and so is a text like another.
            return manifest.path().toString().contains("modelDescription");
        }
        return leaf instanceof Predicate.Flow
                || leaf instanceof Predicate.Trait
                || leaf instanceof Predicate.Indicator
                || leaf instanceof Predicate.Text
                || leaf instanceof Predicate.RuleMatched;
    }
}
