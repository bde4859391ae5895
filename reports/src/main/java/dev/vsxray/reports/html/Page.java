package dev.vsxray.reports.html;

import dev.vsxray.reports.difference.Change;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.fleet.Census;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything the page shows, in the order of the report.
 *
 * @param changes since an earlier report, if there was one to compare with
 * @param census what only a fleet has
 * @param sentence how the scan ended, in one sentence
 * @param shares the strip under the sentence
 * @param actNow what somebody has to look at today
 * @param trend what was open day by day, where there are reports of several days
 * @param spread extensions that spread or went back over the days of a fleet's reports
 */
public record Page(
        ScanReport report,
        Optional<Difference> changes,
        Optional<Census> census,
        PageCode code,
        String sentence,
        VerdictShares shares,
        List<Trust> trust,
        Cut<Change> changed,
        Cut<ExtensionView> extensions,
        Cut<ExtensionView> actNow,
        Cut<Machines.Machine> machines,
        boolean filtersMachines,
        Optional<TrendView> trend,
        Cut<SpreadView> spread,
        Cut<RuleView> rules,
        Decided decided,
        Matrix matrix) {

    /** Items that are shown of a change. */
    public static final int MAX_ITEMS = 6;

    /** Rows laid out at once; the elements of all lists together stay under 10,000. */
    private static final int ROWS_AT_ONCE = 500;

    /** Cards under "Act now"; more would push the table off the page, and the table has them all. */
    private static final int MAX_ACT_NOW = 24;

    private static final int CHANGES_AT_ONCE = 40;
    private static final int MAX_CHANGES = 400;
    private static final int MACHINES_AT_ONCE = 40;
    private static final int MAX_MACHINES = 2_000;
    private static final int RULES_AT_ONCE = 30;
    private static final int SPREAD_AT_ONCE = 12;
    private static final int MAX_SPREAD = 100;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    /** A page with the cards of all extensions, as far as its budget goes. */
    static Page of(ScanReport report, Optional<Difference> changes, Optional<Census> census, PageCode code) {
        return of(report, changes, census, code, Paths.WITHIN);
    }

    /** Where cards are: on this page, or each on its own. */
    enum Paths {
        WITHIN,
        APART
    }

    static Page of(
            ScanReport report, Optional<Difference> changes, Optional<Census> census, PageCode code, Paths paths) {
        Machines machines = Machines.of(report, census);
        Cut<Machines.Machine> listed = Cut.of(machines.all(), MACHINES_AT_ONCE, MAX_MACHINES);
        Cut<Change> changed = Cut.of(changes.map(Difference::changes).orElse(List.of()), CHANGES_AT_ONCE, MAX_CHANGES);
        List<RuleView> rules = RuleView.of(report);
        int listRows = listed.size()
                - listed.left()
                + changed.size()
                - changed.left()
                + 3 * rules.size()
                + 2 * Decided.rows(report);
        PageBudget budget =
                paths == Paths.APART ? PageBudget.ofNone() : PageBudget.of(report, texts(report), machines, listRows);
        ExtensionView.Setting setting = new ExtensionView.Setting(
                texts(report),
                budget,
                changes,
                machines,
                extension -> paths == Paths.WITHIN
                        ? "#" + Permalink.of(extension)
                        : HtmlReport.FOLDER + "/" + Permalink.page(extension),
                "");
        List<ExtensionView> extensions = new ArrayList<>();
        for (ExtensionReport extension : report.extensions()) {
            extensions.add(ExtensionView.of(extension, extensions.size(), setting));
        }
        List<ExtensionView> actNow =
                extensions.stream().filter(ExtensionView::isForAPerson).toList();
        List<SpreadView> spread = census.map(Census::spread).orElse(List.of()).stream()
                .map(SpreadView::of)
                .toList();
        return new Page(
                report,
                changes,
                census,
                code,
                Headline.sentence(
                        report,
                        extension ->
                                changes.map(since -> since.isNew(extension)).orElse(false)),
                VerdictShares.of(report),
                Trust.of(report, census, budget),
                changed,
                Cut.of(extensions, ROWS_AT_ONCE, PageBudget.MAX_ROWS),
                Cut.of(actNow, MAX_ACT_NOW, MAX_ACT_NOW),
                listed,
                machines.canFilter(),
                census.map(TrendView::of).filter(trend -> !trend.isEmpty()),
                Cut.of(spread, SPREAD_AT_ONCE, MAX_SPREAD),
                Cut.of(rules, RULES_AT_ONCE, rules.size()),
                Decided.of(report, extensions),
                Matrix.of(report));
    }

    static Map<String, RuleText> texts(ScanReport report) {
        return report.rules().stream().collect(Collectors.toMap(RuleText::id, rule -> rule, (a, b) -> a));
    }

    /** A time for people, in UTC. */
    public String time(Instant instant) {
        return MINUTE.format(instant.atZone(ZoneOffset.UTC));
    }

    /** Whether this is the report of a fleet. */
    public boolean isFleet() {
        return !machines.isEmpty();
    }

    /** Names of capabilities that occur, for the filter. */
    public List<String> capabilityNames() {
        return report.extensions().stream()
                .flatMap(extension -> extension.capabilities().stream())
                .map(Capability::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** Editors that occur, for the filter. */
    public List<String> editorNames() {
        return report.extensions().stream()
                .flatMap(extension -> extension.places().stream())
                .map((Place place) -> ExtensionView.editor(place))
                .distinct()
                .sorted()
                .toList();
    }

    /** Ways of installation that occur, for the filter. */
    public List<String> sourceNames() {
        return report.extensions().stream()
                .flatMap(extension -> extension.places().stream())
                .map(place -> place.installSource().word())
                .distinct()
                .sorted()
                .toList();
    }

    /** A tenth of the fleet's machines, 0 to 10, for the bar beside a number of machines. */
    public int tenths(int number) {
        return machines.isEmpty() ? 0 : (number * 10 + machines.size() - 1) / machines.size();
    }
}
