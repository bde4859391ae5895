package dev.vsxray.reports.difference;

import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.scanner.verdict.Judge;
import dev.vsxray.scanner.verdict.Judgement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a report is new since a baseline, judged by itself: what a build that accepts its past fails on. */
public final class NewFindings {

    private NewFindings() {}

    /**
     * {@code report} with the findings alone that no version of the same extension had in {@code baseline}. A finding
     * that was suppressed then and counts now is new.
     *
     * <p>The verdict is that of the new findings, or that of all where the new ones made it worse than it was: doubts
     * that add up may have been one short.
     */
    public static ScanReport since(ScanReport baseline, ScanReport report) {
        return new ScanReport(
                report.tool(),
                report.scan(),
                report.rules(),
                report.extensions().stream()
                        .map(extension -> since(baseline, extension))
                        .toList(),
                report.errors(),
                report.decisions());
    }

    private static ExtensionReport since(ScanReport baseline, ExtensionReport extension) {
        List<ExtensionReport> before = baseline.extensions().stream()
                .filter(candidate -> candidate.id().equals(extension.id()))
                .toList();
        Set<String> known = before.stream()
                .flatMap(candidate -> candidate.findings().stream())
                .map(Finding::fingerprint)
                .collect(Collectors.toSet());
        List<Finding> fresh = extension.findings().stream()
                .filter(finding -> !known.contains(finding.fingerprint()))
                .toList();
        Optional<Verdict> worst = before.stream().map(ExtensionReport::verdict).max(Comparator.naturalOrder());
        Judgement judgement = Judge.judge(fresh, extension.coverage());
        boolean madeWorse = !fresh.isEmpty()
                && worst.filter(verdict -> extension.verdict().compareTo(verdict) > 0)
                        .isPresent();
        return extension.judged(
                madeWorse ? extension.verdict() : judgement.verdict(),
                judgement.score(),
                judgement.parts(),
                fresh,
                extension.suppressed());
    }
}
