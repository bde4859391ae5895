package dev.vsxray.scanner.match;

import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.signatures.rule.Predicate.Leaf;
import dev.vsxray.signatures.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** For those who write rules: what each rule costs, and which of its conditions anything answers. */
public final class RuleInspection {

    /**
     * A condition of a rule and how often it was answered.
     *
     * @param number of the condition among those of its rule, in the order written, from 1
     * @param kind as rules name it: {@code call}, {@code flow}, {@code trait}
     * @param seen the features that answered it, without their places; those of the other rule where it asks for one
     */
    public record ConditionUse(int number, String kind, int hits, List<String> seen) {
        public ConditionUse {
            seen = List.copyOf(seen);
        }
    }

    private final RuleMatcher matcher;
    private final LongSupplier nanoseconds;

    /** @param nanoseconds a clock that only ever goes forward */
    public RuleInspection(RuleMatcher matcher, LongSupplier nanoseconds) {
        this.matcher = matcher;
        this.nanoseconds = nanoseconds;
    }

    /**
     * How long each rule takes on the features of one extension. An answer that rules share costs the first that asks.
     */
    public Map<String, Duration> times(ExtensionId extension, Collection<? extends Feature> features) {
        Map<String, Duration> times = new TreeMap<>();
        Answers answers = matcher.answers(features);
        for (Rule rule : matcher.rules().inOrder()) {
            long start = nanoseconds.getAsLong();
            List<Finding> findings = RuleMatcher.findings(rule, extension, answers);
            times.put(rule.id(), Duration.ofNanos(nanoseconds.getAsLong() - start));
            answers.matched(rule.id(), findings);
        }
        return times;
    }

    /** How often the features answer each condition of a rule. Conditions about other rules are answered by theirs. */
    public List<ConditionUse> uses(Rule rule, ExtensionId extension, Collection<? extends Feature> features) {
        Answers answers = matcher.answers(features);
        for (Rule before : matcher.rules().inOrder()) {
            if (before.id().equals(rule.id())) {
                break;
            }
            answers.matched(before.id(), RuleMatcher.findings(before, extension, answers));
        }
        List<ConditionUse> uses = new ArrayList<>();
        for (Leaf leaf : rule.match().leaves().toList()) {
            List<Hit> hits = answers.hits(leaf);
            uses.add(new ConditionUse(
                    uses.size() + 1,
                    kind(leaf),
                    hits.size(),
                    hits.stream()
                            .map(hit -> hit.key().replace('\u0000', ' '))
                            .distinct()
                            .toList()));
        }
        return uses;
    }

    private static String kind(Leaf leaf) {
        String name = leaf.getClass().getSimpleName();
        return name.equals("RuleMatched") ? "rule" : name.toLowerCase(Locale.ROOT);
    }
}
