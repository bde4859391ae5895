package dev.vsxray.reports.html;

import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * An extension as it is laid out.
 *
 * @param link id and fragment of the extension's row
 * @param laidOut whether the card is part of the page at once or waits in a {@code template}
 * @param findings what the card shows, worst first
 * @param notShown findings left out per rule, because one rule has very many
 * @param searchText what free text search looks in, lower case
 */
public record ExtensionView(
        ExtensionReport report,
        String link,
        boolean laidOut,
        List<FindingView> findings,
        Map<String, Integer> notShown,
        String searchText) {

    /** Places that the card lists; a fleet may have thousands. */
    public static final int MAX_PLACES = 20;

    /** Findings of one rule that the card shows. */
    private static final int MAX_PER_RULE = 20;

    /** Characters of the search text; ids, rules, files and hosts of an ordinary extension take some hundred. */
    private static final int MAX_SEARCH_TEXT = 1_500;

    static ExtensionView of(ExtensionReport report, Map<String, RuleText> rules, PageBudget budget) {
        List<FindingView> findings = new ArrayList<>();
        Map<String, Integer> perRule = new TreeMap<>();
        Map<String, Integer> notShown = new TreeMap<>();
        for (Finding finding : report.findings()) {
            if (perRule.merge(finding.rule(), 1, Integer::sum) > MAX_PER_RULE) {
                notShown.merge(finding.rule(), 1, Integer::sum);
            } else {
                findings.add(FindingView.of(
                        report,
                        finding,
                        Optional.ofNullable(rules.get(finding.rule())),
                        budget.showsEvidence(finding)));
            }
        }
        return new ExtensionView(
                report, Permalink.of(report), budget.laysOut(report), findings, notShown, searchText(report));
    }

    /** Whether somebody has to look at it today. */
    public boolean isForAPerson() {
        return report.verdict() == Verdict.MALICIOUS || report.verdict() == Verdict.SUSPICIOUS;
    }

    /** The finding that says most, if there is one. */
    public Optional<FindingView> worst() {
        return findings.stream().findFirst();
    }

    /** Position of the verdict, worst 0; what the table sorts by. */
    public int rank() {
        return Verdict.MALICIOUS.ordinal() - report.verdict().ordinal();
    }

    /** Severities and confidences that occur, as {@code |critical/high|medium/low|}; what the matrix filters by. */
    public String risks() {
        return joined(report.findings().stream()
                .map(finding ->
                        finding.severity().word() + "/" + finding.confidence().word())
                .distinct()
                .toList());
    }

    public String rules() {
        return joined(report.findings().stream().map(Finding::rule).distinct().toList());
    }

    public String capabilities() {
        return joined(
                report.capabilities().stream().map(Capability::name).distinct().toList());
    }

    public String editors() {
        return joined(
                report.places().stream().map(ExtensionView::editor).distinct().toList());
    }

    /** The editors it is installed in, for people. */
    public String editorNames() {
        return String.join(
                ", ",
                report.places().stream().map(ExtensionView::editor).distinct().toList());
    }

    static String editor(Place place) {
        return place.editor().isEmpty() ? "given path" : VisibleText.of(place.editor(), 40);
    }

    private static String joined(List<String> words) {
        StringJoiner joined = new StringJoiner("|", "|", "|");
        words.forEach(joined::add);
        return joined.toString();
    }

    private static String searchText(ExtensionReport report) {
        StringJoiner text = new StringJoiner(" ");
        text.add(report.id().written()).add(report.version()).add(report.displayName());
        report.findings().stream().map(Finding::rule).distinct().forEach(text::add);
        report.findings().stream()
                .map(finding -> finding.evidence().get(0).location().file())
                .distinct()
                .forEach(text::add);
        report.hosts().forEach(text::add);
        return VisibleText.of(text.toString(), MAX_SEARCH_TEXT).toLowerCase(Locale.ROOT);
    }
}
