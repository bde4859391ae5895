package dev.vsxray.scanner.match;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.signatures.rule.Predicate;
import dev.vsxray.signatures.rule.Predicate.Leaf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The answers to leaves for one extension; each is found once and kept, whichever rules ask. */
final class Answers implements View {

    /**
     * Hits of one leaf beyond these add nothing to a finding, and combining them would take quadratic time. In hits.
     */
    private static final int MOST_HITS = 2_000;

    private final Function<Leaf, Stream<Hit>> matcher;
    private final Map<Leaf, List<Hit>> known = new HashMap<>();
    private final Map<String, List<Finding>> findings = new HashMap<>();

    /** @param matcher answers every leaf but {@link Predicate.RuleMatched} */
    Answers(Function<Leaf, Stream<Hit>> matcher) {
        this.matcher = matcher;
    }

    /** To be called for each rule before those that name it. */
    void matched(String rule, List<Finding> itsFindings) {
        findings.put(rule, itsFindings);
    }

    @Override
    public List<Hit> hits(Leaf leaf) {
        List<Hit> answer = known.get(leaf);
        if (answer == null) {
            answer = (leaf instanceof Predicate.RuleMatched other ? otherRules(other) : matcher.apply(leaf))
                    .limit(MOST_HITS)
                    .toList();
            known.put(leaf, answer);
        }
        return answer;
    }

    private Stream<Hit> otherRules(Predicate.RuleMatched wanted) {
        List<Hit> hits = new ArrayList<>();
        for (String rule : wanted.rules()) {
            for (Finding finding : findings.getOrDefault(rule, List.of())) {
                List<Evidence> evidence = finding.evidence();
                hits.add(Hit.ofPackage("rule " + finding.fingerprint(), evidence));
            }
        }
        return hits.stream();
    }
}
