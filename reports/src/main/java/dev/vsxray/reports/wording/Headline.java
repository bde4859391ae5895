package dev.vsxray.reports.wording;

import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Summary;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.model.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The one sentence and the one line that say how a scan ended. */
public final class Headline {

    private Headline() {}

    /** Such as {@code 2 malicious extensions, 9 suspicious, 30 risky. 497 of 500 analysed.} */
    public static String sentence(ScanReport report) {
        return sentence(report, extension -> false);
    }

    /**
     * As above, with the machines of a fleet and what is new, such as {@code 2 malicious extensions on 14 machines
     * (1 new), 9 suspicious (3 new). 497 of 500 analysed.}
     */
    public static String sentence(ScanReport report, Predicate<ExtensionReport> isNew) {
        Summary summary = report.summary();
        if (summary.extensions() == 0) {
            return "No extension was found.";
        }
        List<String> verdicts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.MALICIOUS, Verdict.SUSPICIOUS, Verdict.RISKY)) {
            List<ExtensionReport> judged = report.extensions().stream()
                    .filter(extension -> extension.verdict() == verdict)
                    .toList();
            if (!judged.isEmpty()) {
                String thing = verdicts.isEmpty()
                        ? count(judged.size(), verdict.word() + " extension")
                        : judged.size() + " " + verdict.word();
                verdicts.add(thing + (verdict == Verdict.RISKY ? "" : onMachines(judged) + fresh(judged, isNew)));
            }
        }
        boolean alarm = summary.count(Verdict.MALICIOUS) + summary.count(Verdict.SUSPICIOUS) > 0;
        return (alarm ? "" : "Nothing malicious or suspicious. ")
                + (verdicts.isEmpty() ? "" : String.join(", ", verdicts) + ". ")
                + analysed(summary) + ".";
    }

    private static String onMachines(List<ExtensionReport> extensions) {
        long machines = extensions.stream()
                .flatMap(extension -> extension.places().stream())
                .map(Place::machine)
                .filter(machine -> !machine.isEmpty())
                .distinct()
                .count();
        return machines == 0 ? "" : " on " + count((int) machines, "machine");
    }

    private static String fresh(List<ExtensionReport> extensions, Predicate<ExtensionReport> isNew) {
        long fresh = extensions.stream().filter(isNew).count();
        return fresh == 0 ? "" : " (" + fresh + " new)";
    }

    /** Such as {@code 497 of 500 extensions analysed, 3 partial | 2 malicious, 9 suspicious | … | 00:03:41}. */
    public static String summaryLine(ScanReport report) {
        Summary summary = report.summary();
        List<String> verdicts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.MALICIOUS, Verdict.SUSPICIOUS, Verdict.RISKY, Verdict.UNKNOWN)) {
            if (summary.count(verdict) > 0 || verdict == Verdict.MALICIOUS || verdict == Verdict.SUSPICIOUS) {
                verdicts.add(summary.count(verdict) + " " + verdict.word());
            }
        }
        return summary.extensions() - summary.count(Coverage.Status.NOT_ANALYSED) + " of "
                + count(summary.extensions(), "extension") + " analysed"
                + (summary.count(Coverage.Status.PARTIAL) > 0
                        ? ", " + summary.count(Coverage.Status.PARTIAL) + " partial"
                        : "")
                + (report.scan().reused() > 0 ? ", " + report.scan().reused() + " unchanged" : "")
                + " | " + String.join(", ", verdicts)
                + suppressed(report)
                + " | " + knowledge(report.tool())
                + " | " + clock(report.scan().duration());
    }

    private static String suppressed(ScanReport report) {
        int findings = report.extensions().stream()
                .mapToInt(extension -> extension.suppressed().size())
                .sum();
        return findings == 0 ? "" : " | " + count(findings, "finding") + " suppressed";
    }

    /** Such as {@code 212 rules, intelligence of 2026-08-22}. */
    public static String knowledge(ToolInfo tool) {
        return count(tool.rules().count(), "rule") + ", "
                + tool.intelligence()
                        .asOf()
                        .map(LocalDate::toString)
                        .map(date -> "intelligence of " + date)
                        .orElse("no intelligence");
    }

    /** {@code 1 extension}, {@code 2 extensions}; {@code thing} takes a plain s. */
    public static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Hours, minutes and seconds, such as {@code 00:03:41}. */
    public static String clock(Duration duration) {
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }

    private static String analysed(Summary summary) {
        int partial = summary.count(Coverage.Status.PARTIAL);
        int analysed = summary.extensions() - summary.count(Coverage.Status.NOT_ANALYSED);
        return analysed + " of " + summary.extensions() + " analysed"
                + (partial > 0 ? ", " + partial + " in part" : "");
    }
}
