package dev.vsxray.reports.selection;

import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.signatures.rule.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves findings out of a report. Verdicts, scores and coverage stay: they were judged on all that was found. */
public final class Selection {

    private Selection() {}

    /** {@code report} without findings below {@code severity}, and without the texts of rules that no longer occur. */
    public static ScanReport atLeast(Severity severity, ScanReport report) {
        List<ExtensionReport> extensions = report.extensions().stream()
                .map(extension -> withFindings(
                        extension,
                        extension.findings().stream()
                                .filter(finding -> finding.severity().compareTo(severity) >= 0)
                                .toList()))
                .toList();
        Set<String> left = extensions.stream()
                .flatMap(extension -> extension.findings().stream())
                .map(Finding::rule)
                .collect(Collectors.toSet());
        return new ScanReport(
                report.tool(),
                report.scan(),
                report.rules().stream().filter(rule -> left.contains(rule.id())).toList(),
                extensions,
                report.errors());
    }

    private static ExtensionReport withFindings(ExtensionReport extension, List<Finding> findings) {
        return new ExtensionReport(
                extension.id(),
                extension.version(),
                extension.targetPlatform(),
                extension.displayName(),
                extension.places(),
                extension.sha256(),
                extension.verdict(),
                extension.score(),
                extension.scoreParts(),
                extension.coverage(),
                extension.capabilities(),
                extension.hosts(),
                extension.audit(),
                extension.privacy(),
                extension.dependencies(),
                findings,
                extension.provenance());
    }
}
