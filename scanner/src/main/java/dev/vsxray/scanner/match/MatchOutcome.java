package dev.vsxray.scanner.match;

import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rules say of one extension.
 *
 * @param findings worst first, then by rule and place
 * @param gaps one for each rule that failed
 * @param omitted by rule, how many findings are not listed because there were too many of them
 */
public record MatchOutcome(List<Finding> findings, List<Gap> gaps, SortedMap<String, Integer> omitted) {

    public MatchOutcome {
        findings = List.copyOf(findings);
        gaps = List.copyOf(gaps);
        omitted = Collections.unmodifiableSortedMap(new TreeMap<>(omitted));
    }
}
