package dev.vsxray.scanner.match;

import dev.vsxray.scanner.match.Evaluation.Match;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Predicate.Leaf;
import dev.vsxray.signatures.rule.Rule;
import dev.vsxray.signatures.rule.RuleSet;
import dev.vsxray.signatures.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Applies a rule set to the features of extensions. Immutable and safe to share between threads. */
public final class RuleMatcher {

    /** Nobody reads more findings of one rule in one extension; the rest is counted. In findings. */
    public static final int MOST_FINDINGS_PER_RULE = 20;

    /** A finding shows what convinces, not all there is. In pieces of evidence. */
    private static final int MOST_EVIDENCE = 40;

    /** Enough of a SHA-256 that two findings of a fleet never share it. In hexadecimal digits. */
    private static final int FINGERPRINT_LENGTH = 32;

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::confidence)
            .reversed()
            .thenComparing(Finding::rule)
            .thenComparing(finding -> finding.evidence().get(0).location().file())
            .thenComparingLong(finding -> finding.evidence().get(0).location().offset())
            .thenComparing(Finding::fingerprint);

    private final RuleSet rules;
    private final HostLookup hosts;

    public RuleMatcher(RuleSet rules, HostLookup hosts) {
        this.rules = rules;
        this.hosts = hosts;
    }

    /** @param features of one extension, in a deterministic order */
    public MatchOutcome match(ExtensionId extension, Collection<? extends Feature> features) {
        return match(extension, answers(features));
    }

    RuleSet rules() {
        return rules;
    }

    Answers answers(Collection<? extends Feature> features) {
        return new Answers(new LeafMatcher(new FeatureIndex(features), hosts)::hits);
    }

    /** For tests: with another way to answer leaves. */
    MatchOutcome match(ExtensionId extension, Function<Leaf, Stream<Hit>> leafMatcher) {
        return match(extension, new Answers(leafMatcher));
    }

    private MatchOutcome match(ExtensionId extension, Answers answers) {
        List<Finding> findings = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        SortedMap<String, Integer> omitted = new TreeMap<>();
        for (Rule rule : rules.inOrder()) {
            try {
                List<Finding> found = findings(rule, extension, answers);
                List<Finding> listed = found.subList(0, Math.min(found.size(), MOST_FINDINGS_PER_RULE));
                answers.matched(rule.id(), listed);
                findings.addAll(listed);
                if (found.size() > listed.size()) {
                    omitted.put(rule.id(), found.size() - listed.size());
                }
            } catch (RuntimeException failure) {
                gaps.add(new Gap(
                        "",
                        Gap.Kind.RULE_FAILED,
                        "rule " + rule.id() + " failed: " + failure.getClass().getSimpleName() + ": "
                                + failure.getMessage(),
                        ""));
            }
        }
        findings.sort(WORST_FIRST);
        return new MatchOutcome(findings, gaps, omitted);
    }

    static List<Finding> findings(Rule rule, ExtensionId extension, Answers answers) {
        Set<String> fingerprints = new HashSet<>();
        Map<List<Object>, Finding> byEnds = new LinkedHashMap<>();
        List<Match> matches = Evaluation.matches(rule.match(), rule.scope(), answers);
        if (matches.isEmpty()) {
            return List.of();
        }
        Optional<Rule.Weighing> weighing = rule.weighings().stream()
                .filter(candidate ->
                        !Evaluation.matches(candidate.when(), answers).isEmpty())
                .findFirst();
        Severity severity = weighing.flatMap(Rule.Weighing::severity).orElse(rule.severity());
        Confidence confidence = weighing.flatMap(Rule.Weighing::confidence).orElse(rule.confidence());
        for (Match match : matches) {
            String fingerprint = fingerprint(rule, extension, match);
            if (fingerprints.add(fingerprint)) {
                Finding finding = new Finding(
                        rule.id(), rule.title(), severity, confidence, rule.attack(), fingerprint, evidence(match));
                byEnds.merge(ends(match), finding, RuleMatcher::shorter);
            }
        }
        return List.copyOf(byEnds.values());
    }

    /** Ways between the same places, through helpers that cut or encode, are one finding; the shortest says the most. */
    private static Finding shorter(Finding known, Finding next) {
        return next.evidence().size() < known.evidence().size() ? next : known;
    }

    private static List<Object> ends(Match match) {
        return match.hits().stream().map(Hit::ends).toList();
    }

    private static List<Evidence> evidence(Match match) {
        Set<Evidence> evidence = new LinkedHashSet<>();
        match.hits().forEach(hit -> evidence.addAll(hit.evidence()));
        return evidence.stream().limit(MOST_EVIDENCE).toList();
    }

    private static String fingerprint(Rule rule, ExtensionId extension, Match match) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((rule.id() + "\n" + extension.key()).getBytes(StandardCharsets.UTF_8));
            for (Hit hit : match.hits()) {
                digest.update(("\n" + hit.key()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_LENGTH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
