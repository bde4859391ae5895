package dev.vsxray.scanner.example;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import java.util.List;

/**
 * What became of one example.
 *
 * @param rule the rule's id
 * @param example the example's name
 * @param mustMatch false for a counter-example
 * @param findings of this rule alone
 * @param features everything that was seen in the example, for whoever asks why
 * @param gaps what was not read or not matched
 */
public record ExampleResult(
        String rule,
        String example,
        boolean mustMatch,
        List<Finding> findings,
        List<Feature> features,
        List<Gap> gaps) {

    public ExampleResult {
        findings = List.copyOf(findings);
        features = List.copyOf(features);
        gaps = List.copyOf(gaps);
    }

    public boolean matched() {
        return !findings.isEmpty();
    }

    /**
     * A gap fails a counter-example and most examples as well: what was not read proves nothing. An example that matched
     * may hold something that nobody can read, such as an encrypted archive, since that may be what it shows.
     */
    public boolean passed() {
        return matched() == mustMatch
                && (gaps.isEmpty() || (mustMatch && gaps.stream().allMatch(ExampleResult::isContent)));
    }

    private static boolean isContent(Gap gap) {
        return gap.kind() == Gap.Kind.UNREADABLE || gap.kind() == Gap.Kind.LIMIT;
    }
}
