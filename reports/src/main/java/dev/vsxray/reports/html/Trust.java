package dev.vsxray.reports.html;

import dev.vsxray.reports.fleet.Census;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Summary;
import dev.vsxray.signatures.rule.Severity;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One fact by which a reader judges how far to trust the run.
 *
 * @param warning what is wrong with it in a word, shown in amber; empty when all is well
 */
public record Trust(String label, String value, String detail, String warning) {

    /** Days after which threat intelligence counts as old. */
    private static final long OLD_INTELLIGENCE_DAYS = 30;

    static List<Trust> of(ScanReport report, Optional<Census> census, PageBudget budget) {
        Summary summary = report.summary();
        int partial = summary.count(Coverage.Status.PARTIAL);
        int missed = summary.count(Coverage.Status.NOT_ANALYSED);
        List<Trust> facts = new ArrayList<>();
        census.ifPresent(known -> facts.add(machines(known)));
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
        if (budget.cardsLeftOut() > 0) {
            facts.add(new Trust(
                    "Cards left out",
                    Integer.toString(budget.cardsLeftOut()),
                    "this page would be too large; the JSON report and the folder form have all of them",
                    "shortened"));
        }
        if (summary.extensions() > PageBudget.MAX_ROWS) {
            facts.add(new Trust(
                    "Rows left out",
                    Integer.toString(summary.extensions() - PageBudget.MAX_ROWS),
                    "those with the best verdicts; the JSON report has all of them",
                    "shortened"));
        }
        return List.copyOf(facts);
    }

    private static Trust machines(Census census) {
        int silent = census.silent().size();
        int reported = census.reported().size();
        return new Trust(
                "Machines",
                silent == 0 ? Integer.toString(reported) : reported + " of " + (reported + silent),
                silent == 0 ? "every expected machine reported" : silent + " silent, listed under \u201cMachines\u201d",
                silent == 0 ? "" : "incomplete");
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
