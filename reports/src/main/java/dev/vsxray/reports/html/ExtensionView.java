package dev.vsxray.reports.html;

import dev.vsxray.reports.difference.Change;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An extension as it is laid out.
 *
 * @param index position in the report, as in {@code extensions[12]} of its JSON
 * @param link id and fragment of the extension's row
 * @param href where its card is: a fragment of this page, or a page of its own
 * @param card where the card is
 * @param findings what the card shows, worst first
 * @param notShown findings left out per rule, because one rule has very many
 * @param changes what changed of it, most important first
 * @param mark {@code new}, {@code changed} or empty
 * @param machines distinct machines that have it; 0 in the report of one machine
 * @param machineNumbers their numbers for the filter, as {@code |0|7|}; empty where there is no such filter
 * @param searchText what free text search looks in, lower case
 */
public record ExtensionView(
        ExtensionReport report,
        int index,
        String link,
        String href,
        Card card,
        List<FindingView> findings,
        Map<String, Integer> notShown,
        List<Change> changes,
        String mark,
        int machines,
        String machineNumbers,
        String searchText) {

    /** Places that the card lists; a fleet may have thousands. */
    public static final int MAX_PLACES = 20;

    /** Characters of the search text; ids, rules, files and hosts of an ordinary extension take some hundred. */
    static final int MAX_SEARCH_TEXT = 1_200;

    /** Findings of one rule that the card shows. */
    private static final int MAX_PER_RULE = 20;

    /** Where the card of an extension is. */
    public enum Card {
        LAID_OUT,
        WAITING,
        LEFT_OUT
    }

    /** What the views of one page have in common. */
    record Setting(
            Map<String, RuleText> rules,
            PageBudget budget,
            Optional<Difference> changes,
            Machines machines,
            Function<ExtensionReport, String> href,
            String home) {}

    static ExtensionView of(ExtensionReport report, int index, Setting setting) {
        List<FindingView> findings = new ArrayList<>();
        Map<String, Integer> perRule = new TreeMap<>();
        Map<String, Integer> notShown = new TreeMap<>();
        for (Finding finding : report.findings()) {
            int count = perRule.merge(finding.rule(), 1, Integer::sum);
            if (count > MAX_PER_RULE) {
                notShown.merge(finding.rule(), 1, Integer::sum);
            } else {
                findings.add(FindingView.of(report, finding, count == 1, setting));
            }
        }
        List<Change> changes =
                setting.changes().map(since -> since.of(report.id())).orElse(List.of());
        return new ExtensionView(
                report,
                index,
                Permalink.of(report),
                setting.href().apply(report),
                setting.budget().next(report),
                findings,
                notShown,
                changes,
                mark(report, setting.changes(), changes),
                setting.machines().count(report),
                setting.machines().numbers(report),
                searchText(report));
    }

    private static String mark(ExtensionReport report, Optional<Difference> since, List<Change> changes) {
        return since.isPresent() && since.get().isNew(report) ? "new" : changes.isEmpty() ? "" : "changed";
    }

    public boolean isLaidOut() {
        return card == Card.LAID_OUT;
    }

    public boolean isWaiting() {
        return card == Card.WAITING;
    }

    /** Whether somebody has to look at it today. */
    public boolean isForAPerson() {
        return report.verdict() == Verdict.MALICIOUS || report.verdict() == Verdict.SUSPICIOUS;
    }

    /** The finding that says most, if there is one. */
    public Optional<FindingView> worst() {
        return findings.stream().findFirst();
    }

    /** What to look for in logs: the hosts that calls are given come first, then the others that the code names. */
    public List<String> farEnds() {
        List<String> contacted = report.capabilities().stream()
                .filter(capability -> capability.name().equals(Capability.NETWORK))
                .flatMap(capability -> capability.values().stream())
                .toList();
        return report.hosts().stream()
                .sorted(Comparator.comparing(host -> contacted.stream().noneMatch(address -> address.contains(host))))
                .toList();
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
        return joined(editorsOf(report));
    }

    public String sources() {
        return joined(report.places().stream()
                .map(place -> place.installSource().word())
                .distinct()
                .toList());
    }

    /** Where it is, for people: the machines of a fleet as a number, the editors of one machine by name. */
    public String where() {
        return machines > 0 ? Integer.toString(machines) : String.join(", ", editorsOf(report));
    }

    private static List<String> editorsOf(ExtensionReport report) {
        return report.places().stream().map(ExtensionView::editor).distinct().toList();
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
