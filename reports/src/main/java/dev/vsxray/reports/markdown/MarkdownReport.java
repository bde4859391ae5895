package dev.vsxray.reports.markdown;

import dev.vsxray.reports.difference.Change;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Writes a summary in GitHub's Markdown: the sentence, a table of what needs attention, the worst findings. All text of
 * extensions stands in code spans, where nothing is a link, a mention, an image or markup.
 */
public final class MarkdownReport {

    /** Characters of a comment on GitHub are 65,536 at most; some are left for those who add to it. */
    static final int MAX_CHARACTERS = 60_000;

    /** Characters after which no row is added to the table: the evidence of the worst says more than the last rows. */
    private static final int MAX_TABLE = 20_000;

    /** Findings told per extension. */
    private static final int MAX_FINDINGS = 5;

    /** Changes told; they are sorted by how much they matter. */
    private static final int MAX_CHANGES = 40;

    /** Characters of a name and of an excerpt. */
    private static final int MAX_NAME = 120;

    private static final int MAX_EXCERPT = 240;

    private final StringBuilder text = new StringBuilder();
    private final ScanReport report;

    private MarkdownReport(ScanReport report) {
        this.report = report;
    }

    /**
     * Writes {@code report} as UTF-8 and flushes; {@code out} stays open.
     *
     * @param changes since an earlier report
     */
    public static void write(ScanReport report, Optional<Difference> changes, OutputStream out) throws IOException {
        out.write(new MarkdownReport(report).text(changes).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private String text(Optional<Difference> changes) {
        text.append("## vsxray: ").append(Headline.sentence(report)).append("\n\n");
        List<ExtensionReport> listed =
                report.extensions().stream().filter(MarkdownReport::isListed).toList();
        if (!listed.isEmpty()) {
            table(listed);
        }
        changes.ifPresent(this::changes);
        report.extensions().stream().filter(MarkdownReport::isForAPerson).forEach(this::details);
        suppressed();
        text.append("\n" + report.tool().name() + " " + report.tool().version() + ", "
                + Headline.knowledge(report.tool()) + ". No findings is not the same as safe.\n");
        return text.toString();
    }

    private static boolean isListed(ExtensionReport extension) {
        return extension.verdict() != Verdict.NO_FINDINGS
                || extension.coverage().status() != Coverage.Status.COMPLETE;
    }

    private static boolean isForAPerson(ExtensionReport extension) {
        return extension.verdict() == Verdict.MALICIOUS || extension.verdict() == Verdict.SUSPICIOUS;
    }

    private void table(List<ExtensionReport> extensions) {
        append("| verdict | extension | version | worst finding | coverage |\n|---|---|---|---|---|\n");
        int shown = 0;
        for (ExtensionReport extension : extensions) {
            boolean fits = text.length() < MAX_TABLE
                    && append("| " + word(extension.verdict()) + " | "
                            + code(extension.id().written(), MAX_NAME).replace("|", "\\|") + " | "
                            + code(extension.version(), MAX_NAME).replace("|", "\\|") + " | "
                            + extension.worstFinding().map(Finding::title).orElse("") + " | "
                            + extension.coverage().status().word() + " |\n");
            if (!fits) {
                break;
            }
            shown++;
        }
        if (shown < extensions.size()) {
            text.append("\n… and ").append(extensions.size() - shown).append(" more.\n");
        }
    }

    private void changes(Difference difference) {
        List<Change> all = difference.changes();
        append("\n" + Headline.count(all.size(), "change") + " since " + difference.since() + "\n\n");
        int shown = 0;
        for (Change change : all.subList(0, Math.min(MAX_CHANGES, all.size()))) {
            String step = change.before().isEmpty() && change.after().isEmpty()
                    ? ""
                    : " " + orNothing(change.before()) + " → " + orNothing(change.after());
            if (append("- " + change.kind().words() + ": "
                    + code(change.extension().written(), MAX_NAME) + step + " ("
                    + change.cause().words() + ")\n")) {
                shown++;
            }
        }
        if (shown < all.size()) {
            append("- and " + (all.size() - shown) + " more\n");
        }
    }

    private static String orNothing(String untrusted) {
        return untrusted.isBlank() ? "nothing" : code(untrusted, MAX_NAME);
    }

    private static String word(Verdict verdict) {
        return verdict == Verdict.MALICIOUS || verdict == Verdict.SUSPICIOUS
                ? "**" + verdict.word() + "**"
                : verdict.word();
    }

    private void details(ExtensionReport extension) {
        StringBuilder told = new StringBuilder();
        told.append("\n### ")
                .append(code(extension.id().written() + " " + extension.version(), MAX_NAME))
                .append("\n\n");
        extension
                .worstFinding()
                .flatMap(this::rule)
                .map(RuleText::remediation)
                .filter(remediation -> !remediation.isBlank())
                .ifPresent(remediation ->
                        told.append("**Do:** ").append(remediation).append("\n\n"));
        for (Finding finding : extension
                .findings()
                .subList(0, Math.min(MAX_FINDINGS, extension.findings().size()))) {
            told.append("- **")
                    .append(finding.severity().word())
                    .append("**, confidence ")
                    .append(finding.confidence().word())
                    .append(": ")
                    .append(finding.title())
                    .append(" (rule `")
                    .append(finding.rule())
                    .append("`)")
                    .append(finding.assumed() ? ", of which a step is assumed, not proven\n" : "\n");
            Evidence last = finding.evidence().get(finding.evidence().size() - 1);
            told.append("  - ")
                    .append(code(
                            last.location().file() + ":" + last.location().line() + ":"
                                    + last.location().column(),
                            MAX_NAME))
                    .append(last.module()
                            .map(module -> " in bundled " + code(module, MAX_NAME))
                            .orElse(""))
                    .append(' ')
                    .append(code(last.excerpt(), MAX_EXCERPT))
                    .append('\n');
            rule(finding)
                    .map(RuleText::checkNext)
                    .filter(next -> !next.isBlank())
                    .ifPresent(
                            next -> told.append("  - Check next: ").append(next).append('\n'));
        }
        if (extension.findings().size() > MAX_FINDINGS) {
            told.append("- and ")
                    .append(extension.findings().size() - MAX_FINDINGS)
                    .append(" more\n");
        }
        append(told.toString());
    }

    private void suppressed() {
        int findings = report.extensions().stream()
                .mapToInt(extension -> extension.suppressed().size())
                .sum();
        long leftOver = report.decisions().stream()
                .filter(applied -> applied.state() != AppliedDecision.State.IN_FORCE)
                .count();
        if (findings + leftOver > 0) {
            append("\nSuppressed by decisions: " + Headline.count(findings, "finding") + ". "
                    + Headline.count((int) leftOver, "decision") + " no longer in use.\n");
        }
    }

    private Optional<RuleText> rule(Finding finding) {
        return report.rules().stream()
                .filter(rule -> rule.id().equals(finding.rule()))
                .findFirst();
    }

    /** Appends unless the comment would become too long. */
    private boolean append(String part) {
        if (text.length() + part.length() > MAX_CHARACTERS) {
            return false;
        }
        text.append(part);
        return true;
    }

    /** A code span: a fence of more backticks than the text has in a row, and a space beside them. */
    private static String code(String untrusted, int limit) {
        String shown = VisibleText.of(untrusted, limit).strip();
        if (shown.isEmpty()) {
            return "";
        }
        int longest = 0;
        int run = 0;
        for (int i = 0; i < shown.length(); i++) {
            run = shown.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String space = longest > 0 ? " " : "";
        return fence + space + shown + space + fence;
    }
}
