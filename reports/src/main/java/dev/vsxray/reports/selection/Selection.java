package dev.vsxray.reports.selection;

import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.signatures.rule.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Leaves findings out of a report. Verdicts, scores and coverage stay: they were judged on all that was found. */
public final class Selection {

    private Selection() {}

    /** {@code report} without findings below {@code severity}, and without the texts of rules that no longer occur. */
    public static ScanReport atLeast(Severity severity, ScanReport report) {
        List<ExtensionReport> extensions = report.extensions().stream()
                .map(extension -> extension.withFindings(
                        extension.findings().stream()
                                .filter(finding -> isAtLeast(severity, finding))
                                .toList(),
                        extension.suppressed().stream()
                                .filter(suppressed -> isAtLeast(severity, suppressed.finding()))
                                .toList()))
                .toList();
        Set<String> left = extensions.stream()
                .flatMap(extension -> Stream.concat(
                        extension.findings().stream(),
                        extension.suppressed().stream().map(SuppressedFinding::finding)))
                .map(Finding::rule)
                .collect(Collectors.toSet());
        return new ScanReport(
                report.tool(),
                report.scan(),
                report.rules().stream().filter(rule -> left.contains(rule.id())).toList(),
                extensions,
                report.errors(),
                report.decisions());
    }

    private static boolean isAtLeast(Severity severity, Finding finding) {
        return finding.severity().compareTo(severity) >= 0;
    }
}
