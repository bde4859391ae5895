package dev.vsxray.signatures.rule;

import dev.vsxray.signatures.pattern.PatternSet;
import dev.vsxray.signatures.pattern.TextPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rules that belong together: each id once, each rule that is named is there, none depends on itself. */
public final class RuleSet {

    private final SortedMap<String, Rule> rules = new TreeMap<>();
    private final List<Rule> inOrder;
    private final PatternSet patterns;

    /** @throws IllegalArgumentException when an id comes twice, a rule is not there, or rules depend on each other */
    public RuleSet(Collection<Rule> rules) {
        for (Rule rule : rules) {
            if (this.rules.put(rule.id(), rule) != null) {
                throw new IllegalArgumentException("two rules with the id " + rule.id());
            }
        }
        this.inOrder = ordered();
        this.patterns = new PatternSet(this.rules.values().stream()
                .flatMap(Rule::leaves)
                .filter(Predicate.Text.class::isInstance)
                .map(leaf -> ((Predicate.Text) leaf).pattern())
                .toList());
    }

    public static RuleSet empty() {
        return new RuleSet(List.of());
    }

    /** By id. */
    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /** Every rule after those it depends on; otherwise by id. */
    public List<Rule> inOrder() {
        return inOrder;
    }

    public Optional<Rule> find(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** Every {@link TextPattern} the rules ask about. */
    public PatternSet patterns() {
        return patterns;
    }

    /** SHA-256 over the rules' own digests, such as {@code sha256:06fa…}: equal for equal rules, in whatever files. */
    public String digest() {
        StringBuilder text = new StringBuilder();
        rules.forEach(
                (id, rule) -> text.append(id).append(' ').append(rule.digest()).append('\n'));
        return "sha256:" + Digests.sha256(text.toString());
    }

    /** Takes, again and again, the rules whose dependencies have all been taken. */
    private List<Rule> ordered() {
        List<Rule> ordered = new ArrayList<>();
        Map<String, Rule> waiting = new TreeMap<>(rules);
        SortedSet<String> taken = new TreeSet<>();
        while (!waiting.isEmpty()) {
            List<Rule> ready = waiting.values().stream()
                    .filter(rule -> taken.containsAll(rule.dependencies()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalArgumentException(
                        "rules depend on each other or on rules that are not there: " + waiting.keySet());
            }
            for (Rule rule : ready) {
                ordered.add(rule);
                taken.add(rule.id());
                waiting.remove(rule.id());
            }
        }
        return List.copyOf(ordered);
    }
}
