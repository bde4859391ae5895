package dev.vsxray.reports.text;

import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.difference.DifferenceText;
import dev.vsxray.reports.text.TerminalStyle.Detail;
import dev.vsxray.reports.wording.DecisionScope;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a report for the terminal: an extension that needs a person in full, a risky one in one line per finding, what
 * was read in part by its reason, the others as a number. The last line is always the summary, in the same shape.
 */
public final class TextReport {

    private final TerminalStyle style;
    private final Paint paint;
    private final Lines lines;

    private TextReport(TerminalStyle style, Appendable out) {
        this.style = style;
        this.paint = new Paint(style.colour());
        this.lines = new Lines(style, paint, out);
    }

    /**
     * Writes {@code report} to {@code out}; lines end in a line feed.
     *
     * @param changes since an earlier report, told before the summary
     */
    public static void write(ScanReport report, Optional<Difference> changes, TerminalStyle style, Appendable out)
            throws IOException {
        new TextReport(style, out).report(report, changes);
    }

    private void report(ScanReport report, Optional<Difference> changes) throws IOException {
        Map<String, RuleText> rules =
                report.rules().stream().collect(Collectors.toMap(RuleText::id, rule -> rule, (first, other) -> first));
        ExtensionText text = new ExtensionText(style, paint, lines, rules, changes);
        for (ExtensionReport extension : report.extensions()) {
            if (extension.verdict() != Verdict.NO_FINDINGS || style.detail() == Detail.VERBOSE) {
                text.write(extension);
            }
        }
        if (style.detail() != Detail.VERBOSE) {
            unread(report, text);
        }
        if (report.extensions().isEmpty() && style.detail() != Detail.FINDINGS) {
            nowhere(report);
        }
        for (ScanError error : report.errors()) {
            lines.prose(0, "error: ", error.what() + " " + Lines.name(error.subject()));
        }
        decisions(report.decisions());
        if (!report.errors().isEmpty() || report.decisions().stream().anyMatch(TextReport::isLeftOver)) {
            lines.blank();
        }
        if (changes.isPresent()) {
            changes(changes.get());
        }
        if (style.detail() != Detail.FINDINGS) {
            lines.line(0, paint.bold(Headline.summaryLine(report)));
        }
    }

    /** An empty scan is no good scan: it says where it looked, so that the reader can tell what it should have found. */
    private void nowhere(ScanReport report) throws IOException {
        List<String> told = report.errors().stream().map(ScanError::subject).toList();
        lines.line(0, paint.bold("No extension was found."));
        looked("Looked through:", report.scan().targets());
        looked(
                "Nothing at:",
                report.scan().absent().stream()
                        .filter(path -> !told.contains(path))
                        .toList());
        lines.blank();
    }

    private void looked(String where, List<String> paths) throws IOException {
        if (!paths.isEmpty()) {
            lines.line(0, where);
            for (String path : paths) {
                lines.line(2, Lines.name(path));
            }
        }
    }

    /** Extensions without findings in what was read of them; the others told their gaps themselves. */
    private void unread(ScanReport report, ExtensionText text) throws IOException {
        List<ExtensionReport> unread = report.extensions().stream()
                .filter(extension -> extension.verdict() == Verdict.NO_FINDINGS
                        && extension.coverage().status() != Coverage.Status.COMPLETE)
                .toList();
        if (unread.isEmpty()) {
            return;
        }
        lines.line(0, paint.bold("Not read in full, nothing found in what was read:"));
        for (ExtensionReport extension : unread) {
            text.unread(extension);
        }
        lines.blank();
    }

    /** A decision that no longer does anything is told, so that somebody takes it away. */
    private void decisions(List<AppliedDecision> decisions) throws IOException {
        for (AppliedDecision applied : decisions) {
            if (isLeftOver(applied)) {
                lines.prose(0, "decision " + applied.state().word() + ": ", described(applied.decision()));
            }
        }
    }

    private static boolean isLeftOver(AppliedDecision applied) {
        return applied.state() != AppliedDecision.State.IN_FORCE;
    }

    private static String described(Decision decision) {
        return decision.kind().word() + " " + Lines.name(DecisionScope.of(decision.scope()))
                + decision.expires()
                        .map(LocalDate::toString)
                        .map(day -> ", until " + day)
                        .orElse("")
                + " (" + Lines.name(decision.owner()) + ", " + Lines.name(decision.source()) + ")";
    }

    private void changes(Difference difference) throws IOException {
        StringBuilder text = new StringBuilder();
        DifferenceText.write(difference, text);
        for (String line : text.toString().lines().toList()) {
            lines.line(0, line);
        }
        lines.blank();
    }
}
