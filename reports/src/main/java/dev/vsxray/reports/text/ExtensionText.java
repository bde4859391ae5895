package dev.vsxray.reports.text;

import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.difference.Difference.State;
import dev.vsxray.reports.text.TerminalStyle.Detail;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.AuditQuestion;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes one extension: what it is and what to do first, then why, then what is not known of it. */
final class ExtensionText {

    /** Findings shown in full per extension; the others are told by their titles. */
    private static final int FULL_FINDINGS = 3;

    /** Gaps shown per extension unless all are asked for. */
    private static final int MAX_GAPS = 2;

    /** Places shown per extension unless all are asked for. */
    private static final int MAX_PLACES = 3;

    private final TerminalStyle style;
    private final Paint paint;
    private final Lines lines;
    private final FindingText findings;
    private final Map<String, RuleText> rules;
    private final Optional<Difference> changes;

    ExtensionText(
            TerminalStyle style, Paint paint, Lines lines, Map<String, RuleText> rules, Optional<Difference> changes) {
        this.style = style;
        this.paint = paint;
        this.lines = lines;
        this.findings = new FindingText(lines, paint, style.width());
        this.rules = rules;
        this.changes = changes;
    }

    void write(ExtensionReport extension) throws IOException {
        header(extension);
        boolean isForAPerson = extension.verdict().compareTo(Verdict.SUSPICIOUS) >= 0;
        if (isVerbose() || isForAPerson) {
            places(extension.places());
        }
        if (isForAPerson) {
            lines.prose(2, "do: ", remediation(extension));
        }
        findings(extension, isVerbose() ? Integer.MAX_VALUE : isForAPerson ? FULL_FINDINGS : 0);
        suppressed(extension.suppressed());
        if (isVerbose()) {
            facts(extension);
        }
        gaps(extension.coverage());
        lines.blank();
    }

    /** In two lines: what could not be read of an extension that shows nothing else. */
    void unread(ExtensionReport extension) throws IOException {
        List<Gap> gaps = extension.coverage().gaps();
        lines.line(
                2, identity(extension) + "   " + extension.coverage().status().word());
        lines.prose(4, "", reason(gaps.get(0)) + (gaps.size() > 1 ? ", and " + (gaps.size() - 1) + " more" : ""));
    }

    private boolean isVerbose() {
        return style.detail() == Detail.VERBOSE;
    }

    private void header(ExtensionReport extension) throws IOException {
        String identity = identity(extension);
        String facts = changes.filter(since -> since.isNew(extension))
                .map(since -> "  new")
                .orElse("");
        if (extension.coverage().status() != Coverage.Status.COMPLETE) {
            facts += "  " + extension.coverage().status().word();
        }
        facts += extension
                .worstFinding()
                .map(finding -> "  confidence " + finding.confidence().word())
                .orElse("");
        int gap = Math.max(2, style.width() / 2 - Layout.columns(identity));
        lines.line(
                0,
                paint.bold(identity)
                        + " ".repeat(gap)
                        + paint.verdict(
                                extension.verdict(), extension.verdict().word().toUpperCase(Locale.ROOT))
                        + facts);
    }

    private static String identity(ExtensionReport extension) {
        return Stream.of(extension.id().written(), extension.version(), extension.targetPlatform())
                .filter(part -> !part.isEmpty())
                .map(Lines::name)
                .collect(Collectors.joining(" "));
    }

    private void places(List<Place> places) throws IOException {
        int shown = isVerbose() ? places.size() : Math.min(MAX_PLACES, places.size());
        for (Place place : places.subList(0, shown)) {
            String where = Stream.of(place.machine(), place.editor())
                    .filter(part -> !part.isEmpty())
                    .map(Lines::name)
                    .collect(Collectors.joining(" "));
            String state = place.state() == Place.State.ENABLED
                    ? ""
                    : " (" + place.state().word() + ")";
            lines.line(2, paint.faint((where.isEmpty() ? "" : where + ": ") + Lines.name(place.path()) + state));
        }
        if (shown < places.size()) {
            lines.line(2, paint.faint("and " + Headline.count(places.size() - shown, "more place")));
        }
    }

    private String remediation(ExtensionReport extension) {
        return extension
                .worstFinding()
                .flatMap(finding -> Optional.ofNullable(rules.get(finding.rule())))
                .map(RuleText::remediation)
                .orElse("");
    }

    private void findings(ExtensionReport extension, int full) throws IOException {
        int shown = 0;
        int folded = 0;
        for (Finding finding : extension.findings()) {
            boolean isNew = changes.isPresent()
                    && !changes.get().isNew(extension)
                    && changes.get().state(extension, finding) == State.NEW;
            if (finding.severity() == Severity.INFO && !isVerbose()) {
                folded++;
            } else if (shown < full) {
                findings.inFull(finding, isNew, Optional.ofNullable(rules.get(finding.rule())));
                shown++;
            } else {
                findings.title(finding, isNew);
            }
        }
        if (folded > 0) {
            lines.line(2, paint.faint(Headline.count(folded, "informational finding") + " (--verbose shows them)"));
        }
    }

    private void suppressed(List<SuppressedFinding> suppressed) throws IOException {
        if (isVerbose()) {
            for (SuppressedFinding finding : suppressed) {
                findings.suppressed(finding);
            }
        } else if (!suppressed.isEmpty()) {
            lines.line(
                    2,
                    paint.faint(Headline.count(suppressed.size(), "suppressed finding") + " (--verbose shows them)"));
        }
    }

    /** What every extension is asked, found or not. */
    private void facts(ExtensionReport extension) throws IOException {
        lines.prose(
                2,
                "can do: ",
                extension.capabilities().stream()
                        .map(Capability::name)
                        .distinct()
                        .collect(Collectors.joining(", ")));
        lines.prose(
                2,
                "audit: ",
                extension.audit().entrySet().stream()
                        .map(answer -> answered(answer.getKey(), answer.getValue()))
                        .collect(Collectors.joining(", ")));
        PrivacyCard privacy = extension.privacy();
        told("telemetry: ", Stream.concat(privacy.telemetrySdks().stream(), privacy.telemetryHosts().stream()));
        lines.prose(
                2,
                "privacy: ",
                "honours the off switch " + privacy.honoursOffSwitch().answer().word() + ", falls back to the cloud "
                        + privacy.fallsBackToCloud().answer().word());
        told("asks for updates at: ", privacy.updateChecks().stream());
        told("models on this machine: ", privacy.localModelEndpoints().stream());
        told("models elsewhere: ", privacy.cloudModelEndpoints().stream());
        told("web search: ", privacy.webSearch().stream());
    }

    private static String answered(AuditQuestion question, AuditAnswer answer) {
        return question.word() + " " + answer.answer().word();
    }

    private void told(String label, Stream<String> values) throws IOException {
        lines.prose(2, label, values.map(Lines::name).collect(Collectors.joining(", ")));
    }

    private void gaps(Coverage coverage) throws IOException {
        List<Gap> gaps = coverage.gaps();
        int shown = isVerbose() ? gaps.size() : Math.min(MAX_GAPS, gaps.size());
        for (Gap gap : gaps.subList(0, shown)) {
            lines.prose(2, "not analysed: ", reason(gap));
        }
        if (shown < gaps.size()) {
            lines.line(2, paint.faint(Headline.count(gaps.size() - shown, "more gap") + " (--verbose shows them)"));
        }
    }

    /** Without its full stop, since more may follow. */
    private static String reason(Gap gap) {
        String reason = gap.reason().endsWith(".")
                ? gap.reason().substring(0, gap.reason().length() - 1)
                : gap.reason();
        return (gap.file().isEmpty() ? "" : Lines.name(gap.file()) + ": ")
                + reason
                + (gap.limit().isEmpty() ? "" : " (" + gap.limit() + ")");
    }
}
