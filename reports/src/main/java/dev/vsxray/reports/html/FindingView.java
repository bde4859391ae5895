package dev.vsxray.reports.html;

import dev.vsxray.reports.difference.Difference;
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
 * @param isFirst whether it is the extension's first finding of its rule; the rule speaks only there
 * @param first steps before the folded ones; all of them where none are folded
 * @param folded steps in the middle of a long flow
 * @param last steps after the folded ones
 * @param hasEvidence false where the page's budget had no room for the evidence
 * @param mark {@code new} or {@code changed} since an earlier report, else empty
 * @param home page that has the rules: empty for this one
 */
public record FindingView(
        Finding finding,
        String link,
        Optional<RuleText> rule,
        boolean isFirst,
        List<Evidence> first,
        List<Evidence> folded,
        List<Evidence> last,
        boolean hasEvidence,
        String mark,
        String home) {

    /** Characters of an excerpt or of a decoded layer; the report's own windows are shorter as a rule. */
    public static final int MAX_EXCERPT = 1_200;

    /** Steps above which the middle of a flow is folded. */
    private static final int MAX_STEPS = 7;

    /** Steps shown before the folded ones. */
    private static final int FIRST_STEPS = 3;

    /** Folded steps that are written at all. */
    private static final int MAX_FOLDED = 40;

    static FindingView of(ExtensionReport extension, Finding finding, boolean isFirst, ExtensionView.Setting setting) {
        List<Evidence> steps = finding.evidence();
        int size = steps.size();
        boolean folds = size > MAX_STEPS;
        int last = folds ? size - 2 : size;
        return new FindingView(
                finding,
                Permalink.of(extension, finding),
                Optional.ofNullable(setting.rules().get(finding.rule())),
                isFirst,
                folds ? steps.subList(0, FIRST_STEPS) : steps,
                folds ? steps.subList(FIRST_STEPS, Math.min(last, FIRST_STEPS + MAX_FOLDED)) : List.of(),
                folds ? steps.subList(last, size) : List.of(),
                setting.budget().showsEvidence(finding),
                mark(extension, finding, setting.changes()),
                setting.home());
    }

    /** Whether a link is assumed that nobody sees before unfolding the steps. */
    public boolean foldedAssume() {
        return folded.stream().anyMatch(Evidence::assumed);
    }

    /** In an extension that is new as a whole, no finding is marked. */
    private static String mark(ExtensionReport extension, Finding finding, Optional<Difference> since) {
        if (since.isEmpty() || since.get().isNew(extension)) {
            return "";
        }
        return switch (since.get().state(extension, finding)) {
            case NEW -> "new";
            case UPDATED -> "changed";
            case UNCHANGED -> "";
        };
    }
}
