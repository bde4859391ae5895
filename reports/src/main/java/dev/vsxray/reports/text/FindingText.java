package dev.vsxray.reports.text;

import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.SuppressedFinding;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a finding: its title alone, or with its chain of evidence and what its rule advises. */
final class FindingText {

    /** Steps of a flow that are shown; above it the middle is folded. */
    private static final int MAX_STEPS = 7;

    private static final int INDENT = 4;

    private final Lines lines;
    private final Paint paint;
    private final int width;

    FindingText(Lines lines, Paint paint, int width) {
        this.lines = lines;
        this.paint = paint;
        this.width = width;
    }

    /** Severity, title and whether it is new. */
    void title(Finding finding, boolean isNew) throws IOException {
        String severity = String.format(Locale.ROOT, "%-9s", finding.severity().word());
        List<String> title = Layout.wrap(finding.title() + (isNew ? " (new)" : ""), width - severity.length() - 2);
        for (int i = 0; i < title.size(); i++) {
            lines.line(
                    2,
                    (i == 0 ? paint.severity(finding.severity(), severity) : " ".repeat(severity.length()))
                            + title.get(i));
        }
    }

    void inFull(Finding finding, boolean isNew, Optional<RuleText> rule) throws IOException {
        title(finding, isNew);
        lines.line(
                INDENT,
                paint.faint("rule " + finding.rule() + ", confidence "
                        + finding.confidence().word() + attack(finding)));
        steps(finding.evidence());
        if (rule.isPresent()) {
            lines.prose(INDENT, "could be harmless: ", rule.get().looksAlike());
            lines.prose(INDENT, "check next: ", rule.get().checkNext());
        }
    }

    void suppressed(SuppressedFinding suppressed) throws IOException {
        title(suppressed.finding(), false);
        String expires = suppressed
                .decision()
                .expires()
                .map(LocalDate::toString)
                .map(day -> " until " + day)
                .orElse("");
        lines.prose(
                INDENT,
                "suppressed: ",
                Lines.name(suppressed.decision().owner()) + expires + ": "
                        + Lines.name(suppressed.decision().reason()));
    }

    private static String attack(Finding finding) {
        return finding.attack().isEmpty() ? "" : ", " + String.join(" ", finding.attack());
    }

    private void steps(List<Evidence> evidence) throws IOException {
        int head = evidence.size() <= MAX_STEPS ? evidence.size() : MAX_STEPS - 1;
        for (Evidence step : evidence.subList(0, head)) {
            step(step);
        }
        if (head < evidence.size()) {
            List<Evidence> folded = evidence.subList(head, evidence.size() - 1);
            String assumed = folded.stream().anyMatch(Evidence::assumed) ? "  (some assumed)" : "";
            lines.line(INDENT, paint.faint(Headline.count(folded.size(), "step") + " more") + assumed);
            step(evidence.get(evidence.size() - 1));
        }
    }

    private void step(Evidence step) throws IOException {
        String role = String.format(Locale.ROOT, "%-7s", step.role().name().toLowerCase(Locale.ROOT));
        int inner = INDENT + role.length();
        lines.line(
                INDENT,
                paint.bold(role)
                        + address(step)
                        + (step.assumed() ? "  (assumed)" : "")
                        + step.module()
                                .map(module -> "  in bundled " + Lines.name(module))
                                .orElse(""));
        lines.prose(inner, "", step.note());
        lines.excerpt(inner, step.excerpt());
        for (Decoding layer : step.decoded()) {
            lines.excerpt(inner, lines.arrow() + "decoded, " + Lines.name(layer.how()) + ": " + layer.text());
        }
    }

    private static String address(Evidence step) {
        return Lines.name(step.location().file()) + "  " + step.location().line() + ":"
                + step.location().column() + "  byte " + step.location().offset();
    }
}
