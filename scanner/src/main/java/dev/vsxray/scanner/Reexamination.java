package dev.vsxray.scanner;

import dev.vsxray.scanner.dependencies.PublishedComparison;
import dev.vsxray.scanner.indicator.IndicatorMatcher;
import dev.vsxray.scanner.indicator.IndicatorMatches;
import dev.vsxray.scanner.indicator.IndicatorSubject;
import dev.vsxray.scanner.match.KnownHosts;
import dev.vsxray.scanner.match.RuleMatcher;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.secrets.Mask;
import dev.vsxray.signatures.rule.Rule;
import dev.vsxray.signatures.rule.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks again what was seen in packages that are gone, with the rules and the intelligence of today. What such rules match was
 * there all along; nobody knew to ask.
 */
public final class Reexamination {

    private final Signatures signatures;
    private final IndicatorMatcher indicators;
    private final PublishedComparison published;
    private final Map<RuleDigests, Asked> byEarlierRules = new HashMap<>();

    private Reexamination(Signatures signatures) {
        this.signatures = signatures;
        this.indicators = new IndicatorMatcher(signatures.intelligence());
        this.published = new PublishedComparison(signatures.publishedFiles());
    }

    /** With the rules and the intelligence that a scan with this request uses. */
    public static Reexamination of(ScanRequest request) {
        return new Reexamination(
                Signatures.load(request.ruleFolders(), LoadedIntelligence.load(request.intelligence())));
    }

    /**
     * What comes out.
     *
     * @param reported by the intelligence
     * @param matched by rules that were not asked then, or were different
     * @param notAsked ids of such rules that what was kept cannot answer
     */
    public record Outcome(List<Finding> reported, List<Finding> matched, SortedSet<String> notAsked) {

        public Outcome {
            WithoutSecrets hidden = new WithoutSecrets(Mask.ofFormats());
            reported = reported.stream().map(hidden::of).toList();
            matched = matched.stream().map(hidden::of).toList();
            notAsked = new TreeSet<>(notAsked);
        }
    }

    /** Of a package of which no more is left than who it said it was. */
    public List<Finding> reported(Feature.Identity identity) {
        return indicators
                .match(new IndicatorSubject(identity, List.of(), new TreeMap<>(), new TreeMap<>()))
                .findings();
    }

    /** @param identity as the package was installed: the same content may have come from several registries */
    public Outcome of(Observations seen, Feature.Identity identity) {
        IndicatorMatches known =
                indicators.match(new IndicatorSubject(identity, seen.features(), seen.sha256ByPath(), new TreeMap<>()));
        List<Feature> features = new ArrayList<>(seen.features());
        features.replaceAll(feature -> feature instanceof Feature.Identity ? identity : feature);
        features.addAll(known.features());
        features.addAll(published.differences(seen.sha256ByPath(), seen.features()));
        Asked asked = byEarlierRules.computeIfAbsent(seen.asked(), this::asked);
        List<Finding> matched = asked.matcher().match(identity.id(), features).findings().stream()
                .filter(finding -> asked.fresh().contains(finding.rule()))
                .toList();
        return new Outcome(known.findings(), matched, asked.notAsked());
    }

    /**
     * @param matcher has all rules that can be answered: a new one may name an old one
     * @param fresh ids of those that are new or changed
     */
    private record Asked(RuleMatcher matcher, SortedSet<String> fresh, SortedSet<String> notAsked) {}

    private Asked asked(RuleDigests then) {
        List<Rule> rules = new ArrayList<>();
        SortedSet<String> fresh = new TreeSet<>();
        SortedSet<String> notAsked = new TreeSet<>();
        for (Rule rule : signatures.rules().inOrder()) {
            boolean before = then.has(rule);
            boolean leansOnUnasked = rule.dependencies().stream().anyMatch(notAsked::contains);
            if (leansOnUnasked || !before && !then.canAnswer(rule)) {
                notAsked.add(rule.id());
            } else {
                rules.add(rule);
                if (!before) {
                    fresh.add(rule.id());
                }
            }
        }
        return new Asked(
                new RuleMatcher(new RuleSet(rules), new KnownHosts(signatures.hostClasses())), fresh, notAsked);
    }
}
