package dev.vsxray.reports.html;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.RuleText;
import java.util.List;
import java.util.Optional;

/**
 * A finding as it is laid out.
 *
 * @param link id and fragment of the finding's card
 * @param rule the rule's texts, where the report has them
 * @param first steps before the folded ones; all of them where none are folded
 * @param folded steps in the middle of a long flow
 * @param last steps after the folded ones
 * @param hasEvidence false where the page's budget had no room for the evidence
 */
public record FindingView(
        Finding finding,
        String link,
        Optional<RuleText> rule,
        List<Evidence> first,
        List<Evidence> folded,
        List<Evidence> last,
        boolean hasEvidence) {

    /** Characters of an excerpt or of a decoded layer; the report's own windows are shorter as a rule. */
    public static final int MAX_EXCERPT = 1_200;

    /** Steps above which the middle of a flow is folded. */
    private static final int MAX_STEPS = 7;

    /** Steps shown before the folded ones. */
    private static final int FIRST_STEPS = 3;

    /** Folded steps that are written at all. */
    private static final int MAX_FOLDED = 40;

    static FindingView of(ExtensionReport extension, Finding finding, Optional<RuleText> rule, boolean hasEvidence) {
        List<Evidence> steps = finding.evidence();
        String link = Permalink.of(extension, finding);
        if (steps.size() <= MAX_STEPS) {
            return new FindingView(finding, link, rule, steps, List.of(), List.of(), hasEvidence);
        }
        int last = steps.size() - 2;
        return new FindingView(
                finding,
                link,
                rule,
                steps.subList(0, FIRST_STEPS),
                steps.subList(FIRST_STEPS, Math.min(last, FIRST_STEPS + MAX_FOLDED)),
                steps.subList(last, steps.size()),
                hasEvidence);
    }
}
