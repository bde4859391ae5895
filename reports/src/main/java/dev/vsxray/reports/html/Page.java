package dev.vsxray.reports.html;

import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
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
 * @param sentence how the scan ended, in one sentence
 * @param startedAt for people, in UTC
 * @param verdicts the strip under the sentence, worst first, only verdicts that occur
 * @param actNow what somebody has to look at today
 */
public record Page(
        ScanReport report,
        Optional<Difference> changes,
        PageCode code,
        String sentence,
        String startedAt,
        List<VerdictShare> verdicts,
        List<Trust> trust,
        List<ExtensionView> extensions,
        List<ExtensionView> actNow,
        int actNowMore,
        List<RuleView> rules,
        Matrix matrix) {

    /** Cards under "Act now"; more would push the table off the page, and the table has them all. */
    private static final int MAX_ACT_NOW = 24;

    /** Changes that are shown. */
    public static final int MAX_CHANGES = 200;

    /** Items that are shown of a change. */
    public static final int MAX_ITEMS = 6;

    /** Width of the verdict strip in its own units. */
    private static final int STRIP = 1_000;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    /** A piece of the verdict strip; {@code x} and {@code width} in thousandths of the strip. */
    public record VerdictShare(Verdict verdict, int extensions, int x, int width) {}

    static Page of(ScanReport report, Optional<Difference> changes, PageCode code) {
        Map<String, RuleText> texts =
                report.rules().stream().collect(Collectors.toMap(RuleText::id, rule -> rule, (a, b) -> a));
        PageBudget budget = PageBudget.of(report);
        List<ExtensionView> extensions = report.extensions().stream()
                .map(extension -> ExtensionView.of(extension, texts, budget))
                .toList();
        List<ExtensionView> actNow =
                extensions.stream().filter(ExtensionView::isForAPerson).toList();
        return new Page(
                report,
                changes,
                code,
                Headline.sentence(report),
                MINUTE.format(report.scan().startedAt().atZone(ZoneOffset.UTC)),
                strip(report),
                Trust.of(report, budget),
                extensions,
                actNow.subList(0, Math.min(MAX_ACT_NOW, actNow.size())),
                Math.max(0, actNow.size() - MAX_ACT_NOW),
                RuleView.of(report),
                Matrix.of(report));
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

    private static List<VerdictShare> strip(ScanReport report) {
        List<VerdictShare> shares = new ArrayList<>();
        int total = Math.max(1, report.extensions().size());
        int before = 0;
        for (Verdict verdict :
                List.of(Verdict.MALICIOUS, Verdict.SUSPICIOUS, Verdict.RISKY, Verdict.UNKNOWN, Verdict.NO_FINDINGS)) {
            int count = report.summary().count(verdict);
            if (count > 0) {
                int x = before * STRIP / total;
                int end = (before + count) * STRIP / total;
                shares.add(new VerdictShare(verdict, count, x, end - x));
                before += count;
            }
        }
        return List.copyOf(shares);
    }
}
