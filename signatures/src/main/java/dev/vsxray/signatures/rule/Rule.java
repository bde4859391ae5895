package dev.vsxray.signatures.rule;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One rule: what to look for, how bad it is, what to say about it, and packages that prove it.
 *
 * @param id kebab-case; never changes its meaning, since suppressions name it
 * @param title says what is observed, not what is guessed
 * @param attack technique ids of MITRE ATT&CK; may be empty for hygiene and capabilities
 * @param weighings the first that holds, looking at the whole extension, changes severity or confidence
 * @param explanation what it means, in a paragraph without jargon
 * @param looksAlike what benign extensions do that resembles it
 * @param digest SHA-256 of the rule file with {@code \n} line ends, in lower-case hex
 */
public record Rule(
        String id,
        String title,
        Tactic tactic,
        Severity severity,
        Confidence confidence,
        Maturity maturity,
        List<String> attack,
        Scope scope,
        Predicate match,
        List<Weighing> weighings,
        String explanation,
        String looksAlike,
        String checkNext,
        String remediation,
        List<String> references,
        List<Example> examples,
        List<Example> counterExamples,
        String digest) {

    public Rule {
        attack = List.copyOf(attack);
        weighings = List.copyOf(weighings);
        references = List.copyOf(references);
        examples = List.copyOf(examples);
        counterExamples = List.copyOf(counterExamples);
    }

    /** All that it asks, for its match and for its weighings. */
    public Stream<Predicate.Leaf> leaves() {
        return Stream.concat(Stream.of(match), weighings.stream().map(Weighing::when))
                .flatMap(Predicate::leaves);
    }

    /** Ids of the rules that it names. */
    public SortedSet<String> dependencies() {
        SortedSet<String> named = new TreeSet<>();
        leaves().forEach(leaf -> {
            if (leaf instanceof Predicate.RuleMatched matched) {
                named.addAll(matched.rules());
            }
        });
        return named;
    }

    /** Another severity or confidence when something more is known. */
    public record Weighing(Predicate when, Optional<Severity> severity, Optional<Confidence> confidence) {}
}
