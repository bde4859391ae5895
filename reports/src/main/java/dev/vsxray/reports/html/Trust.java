package dev.vsxray.reports.html;

import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Summary;
import dev.vsxray.signatures.rule.Severity;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * One fact by which a reader judges how far to trust the run.
 *
 * @param warning what is wrong with it in a word, shown in amber; empty when all is well
 */
public record Trust(String label, String value, String detail, String warning) {

    /** Days after which threat intelligence counts as old. */
    private static final long OLD_INTELLIGENCE_DAYS = 30;

    static List<Trust> of(ScanReport report, PageBudget budget) {
        Summary summary = report.summary();
        int partial = summary.count(Coverage.Status.PARTIAL);
        int missed = summary.count(Coverage.Status.NOT_ANALYSED);
        List<Trust> facts = new ArrayList<>();
        facts.add(new Trust(
                "Analysed",
                summary.extensions() - missed + " of " + summary.extensions(),
                missed == 0 ? "every extension was opened" : missed + " not analysed at all",
                missed > 0 ? "incomplete" : ""));
        facts.add(new Trust(
                "Read in full",
                summary.count(Coverage.Status.COMPLETE) + " of " + summary.extensions(),
                partial == 0 ? "no limit was reached" : partial + " in part: see the coverage of each",
                partial > 0 ? "incomplete" : ""));
        facts.add(new Trust(
                "Rules",
                Integer.toString(report.tool().rules().count()),
                shortDigest(report.tool().rules().digest()),
                report.tool().rules().count() == 0 ? "none" : ""));
        facts.add(intelligence(report));
        if (!report.errors().isEmpty()) {
            facts.add(new Trust(
                    "Problems",
                    Integer.toString(report.errors().size()),
                    "listed under \u201cHow this run was made\u201d",
                    "incomplete"));
        }
        if (budget.evidenceFrom() != Severity.INFO) {
            facts.add(new Trust(
                    "Evidence left out",
                    "below " + budget.evidenceFrom().word(),
                    "this page would be too large; the JSON report has all of it",
                    "shortened"));
        }
        return List.copyOf(facts);
    }

    private static Trust intelligence(ScanReport report) {
        return report.tool()
                .intelligence()
                .asOf()
                .map(asOf -> {
                    long age = ChronoUnit.DAYS.between(
                            asOf,
                            report.scan().startedAt().atZone(ZoneOffset.UTC).toLocalDate());
                    return new Trust(
                            "Threat intelligence",
                            asOf.toString(),
                            age == 1 ? "1 day old" : age + " days old",
                            age > OLD_INTELLIGENCE_DAYS ? "old" : "");
                })
                .orElseGet(
                        () -> new Trust("Threat intelligence", "none", "no known extension is recognised", "missing"));
    }

    private static String shortDigest(String digest) {
        return digest.length() > 19 ? digest.substring(0, 19) + "\u2026" : digest;
    }
}
