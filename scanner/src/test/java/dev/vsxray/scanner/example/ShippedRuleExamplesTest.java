package dev.vsxray.scanner.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vsxray.scanner.Signatures;
import dev.vsxray.scanner.example.RuleExamples.ExampleUse;
import dev.vsxray.scanner.model.Feature;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule that ships finds its examples and leaves its counter-examples alone. */
class ShippedRuleExamplesTest {

    /** A rule with a mistake is left out, and all its examples with it. */
    @Test
    void every_rule_is_loaded() {
        assertThat(Signatures.load(List.of()).ruleProblems()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> examples_match_and_counter_examples_do_not() {
        Signatures signatures = Signatures.load(List.of());
        RuleExamples examples = new RuleExamples(signatures.matcher(), signatures.analyzer());
        return signatures.rules().rules().stream()
                .map(rule -> dynamicTest(
                        rule.id(),
                        () -> assertThat(examples.run(rule).stream().filter(result -> !result.passed()))
                                .map(ShippedRuleExamplesTest::describe)
                                .isEmpty()));
    }

    /** A condition that no example answers could be wrong without any test failing. */
    @TestFactory
    Stream<DynamicTest> every_condition_is_answered_by_an_example() {
        Signatures signatures = Signatures.load(List.of());
        RuleExamples examples = new RuleExamples(signatures.matcher(), signatures.analyzer());
        return signatures.rules().rules().stream()
                .map(rule -> dynamicTest(
                        rule.id(),
                        () -> assertThat(unanswered(examples.uses(rule))).isEmpty()));
    }

    private static Set<Integer> unanswered(List<ExampleUse> uses) {
        Set<Integer> open = new TreeSet<>();
        uses.forEach(use -> use.conditions().forEach(condition -> open.add(condition.number())));
        uses.forEach(use -> use.conditions().stream()
                .filter(condition -> condition.hits() > 0)
                .forEach(condition -> open.remove(condition.number())));
        return open;
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
}
