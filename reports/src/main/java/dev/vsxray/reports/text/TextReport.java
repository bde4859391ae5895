package dev.vsxray.reports.text;

import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.difference.DifferenceText;
import dev.vsxray.reports.text.TerminalStyle.Detail;
import dev.vsxray.reports.untrusted.Defanged;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a report for the terminal: an extension that needs a person in full, a risky one in one line per finding,
 * the others as a number. Every text of an extension is made visible and harmless first; nothing it holds can move
 * the cursor, colour a line or start one.
 */
public final class TextReport {

    /** Characters of an id, a path or a name; longer ones are cut with a count. */
    private static final int MAX_NAME = 1_024;

    /** Characters of an excerpt or a decoded text that are looked at before its middle is cut out. */
    private static final int MAX_EXCERPT = 4_096;

    /** Lines of an excerpt. */
    private static final int EXCERPT_LINES = 2;

    /** Findings shown in full per extension; the others are counted. */
    private static final int FULL_FINDINGS = 3;

    /** Steps of a flow that are shown; above it the middle is folded. */
    private static final int MAX_STEPS = 7;

    /** Gaps shown per extension unless all are asked for. */
    private static final int MAX_GAPS = 3;

    private static final int INDENT = 4;

    private final TerminalStyle style;
    private final Paint paint;
    private final Appendable out;
    private final Map<String, RuleText> rules = new TreeMap<>();

    private TextReport(TerminalStyle style, Appendable out, List<RuleText> rules) {
        this.style = style;
        this.paint = new Paint(style.colour());
        this.out = out;
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
    }

    /**
     * Writes {@code report} to {@code out}; lines end in a line feed.
     *
     * @param changes since an earlier report, told before the summary
     */
    public static void write(ScanReport report, Optional<Difference> changes, TerminalStyle style, Appendable out)
            throws IOException {
        new TextReport(style, out, report.rules()).report(report, changes);
    }

    private void report(ScanReport report, Optional<Difference> changes) throws IOException {
        for (ExtensionReport extension : report.extensions()) {
            if (isListed(extension)) {
                extension(extension);
            }
        }
        for (ScanError error : report.errors()) {
            prose(0, "error: ", error.what() + " " + name(error.subject()));
        }
        if (changes.isPresent()) {
            changes(changes.get());
        }
        if (style.detail() != Detail.FINDINGS) {
            line(0, paint.bold(Headline.summaryLine(report)));
        }
    }

    private void changes(Difference difference) throws IOException {
        StringBuilder lines = new StringBuilder();
        DifferenceText.write(difference, lines);
        for (String line : lines.toString().lines().toList()) {
            line(0, line);
        }
        out.append('\n');
    }

    private boolean isListed(ExtensionReport extension) {
        return extension.verdict() != Verdict.NO_FINDINGS
                || extension.coverage().status() != Coverage.Status.COMPLETE
                || style.detail() == Detail.VERBOSE;
    }

    private void extension(ExtensionReport extension) throws IOException {
        header(extension);
        if (style.detail() == Detail.VERBOSE || isForAPerson(extension)) {
            places(extension);
        }
        int full = style.detail() == Detail.VERBOSE ? Integer.MAX_VALUE : isForAPerson(extension) ? FULL_FINDINGS : 0;
        int shown = 0;
        int folded = 0;
        for (Finding finding : extension.findings()) {
            if (finding.severity() == Severity.INFO && style.detail() != Detail.VERBOSE) {
                folded++;
            } else if (shown < full) {
                finding(finding);
                shown++;
            } else {
                title(finding);
            }
        }
        if (folded > 0) {
            line(2, paint.faint(Headline.count(folded, "informational finding") + " (--verbose shows them)"));
        }
        gaps(extension.coverage());
        out.append('\n');
    }

    private static boolean isForAPerson(ExtensionReport extension) {
        return extension.verdict() == Verdict.MALICIOUS || extension.verdict() == Verdict.SUSPICIOUS;
    }

    private void header(ExtensionReport extension) throws IOException {
        String identity = Stream.of(extension.id().written(), extension.version(), extension.targetPlatform())
                .filter(part -> !part.isEmpty())
                .map(TextReport::name)
                .collect(Collectors.joining(" "));
        String word = extension.verdict().word().toUpperCase(Locale.ROOT);
        String facts = extension
                .worstFinding()
                .map(finding -> "   confidence " + finding.confidence().word())
                .orElse("");
        if (extension.coverage().status() != Coverage.Status.COMPLETE) {
            facts += "   " + extension.coverage().status().word();
        }
        int gap = Math.max(3, style.width() / 2 - Layout.columns(identity));
        line(0, paint.bold(identity) + " ".repeat(gap) + paint.verdict(extension.verdict(), word) + facts);
    }

    private void places(ExtensionReport extension) throws IOException {
        for (Place place : extension.places()) {
            String where = place.editor().isEmpty() ? "" : name(place.editor()) + ": ";
            String state = place.state() == Place.State.ENABLED
                    ? ""
                    : " (" + place.state().word() + ")";
            line(2, paint.faint(where + name(place.path()) + state));
        }
    }

    private void title(Finding finding) throws IOException {
        String severity = finding.severity().word();
        String label = String.format(Locale.ROOT, "%-9s", severity);
        List<String> lines = Layout.wrap(finding.title(), style.width() - label.length() - 2);
        for (int i = 0; i < lines.size(); i++) {
            line(2, (i == 0 ? paint.severity(finding.severity(), label) : " ".repeat(label.length())) + lines.get(i));
        }
    }

    private void finding(Finding finding) throws IOException {
        title(finding);
        line(INDENT, "rule " + finding.rule() + attack(finding));
        steps(finding.evidence());
        RuleText rule = rules.get(finding.rule());
        if (rule != null) {
            prose(INDENT, "looks alike: ", rule.looksAlike());
            prose(INDENT, "check next: ", rule.checkNext());
        }
    }

    private static String attack(Finding finding) {
        return finding.attack().isEmpty() ? "" : "   " + String.join(" ", finding.attack());
    }

    private void steps(List<Evidence> evidence) throws IOException {
        int head = evidence.size() <= MAX_STEPS ? evidence.size() : MAX_STEPS - 1;
        for (Evidence step : evidence.subList(0, head)) {
            step(step);
        }
        if (head < evidence.size()) {
            line(INDENT, paint.faint(Headline.count(evidence.size() - head - 1, "step") + " more"));
            step(evidence.get(evidence.size() - 1));
        }
    }

    private void step(Evidence step) throws IOException {
        String role = String.format(Locale.ROOT, "%-7s", step.role().name().toLowerCase(Locale.ROOT));
        String assumed = step.assumed() ? " (assumed)" : "";
        line(INDENT, role + address(step) + assumed);
        prose(INDENT + role.length(), "", step.note());
        excerpt(INDENT + role.length(), step.excerpt());
        for (Decoding layer : step.decoded()) {
            excerpt(INDENT + role.length(), arrow() + name(layer.how()) + ": " + layer.text());
        }
    }

    private static String address(Evidence step) {
        return name(step.location().file()) + "  " + step.location().line() + ":"
                + step.location().column() + "  byte " + step.location().offset();
    }

    private void excerpt(int indent, String text) throws IOException {
        if (text.isBlank()) {
            return;
        }
        int width = style.width() - indent - 2;
        String oneLine = text.length() > MAX_EXCERPT ? text.substring(0, MAX_EXCERPT) : text;
        String harmless = Defanged.of(VisibleText.of(oneLine.replaceAll("\\s{1,64}", " "), MAX_EXCERPT));
        String window = Layout.centre(harmless.strip(), width * EXCERPT_LINES, ellipsis());
        int[] codePoints = window.codePoints().toArray();
        int from = 0;
        while (from < codePoints.length) {
            int to = from;
            int columns = 0;
            while (to < codePoints.length && columns < width) {
                columns += Layout.columns(Character.toString(codePoints[to]));
                to++;
            }
            line(indent + 2, paint.faint(new String(codePoints, from, to - from)));
            from = to;
        }
    }

    private void gaps(Coverage coverage) throws IOException {
        int shown = style.detail() == Detail.VERBOSE
                ? coverage.gaps().size()
                : Math.min(MAX_GAPS, coverage.gaps().size());
        for (Gap gap : coverage.gaps().subList(0, shown)) {
            String file = gap.file().isEmpty() ? "" : name(gap.file()) + ": ";
            String limit = gap.limit().isEmpty() ? "" : " (" + name(gap.limit()) + ")";
            prose(2, "not analysed: ", file + gap.reason() + limit);
        }
        if (shown < coverage.gaps().size()) {
            line(2, Headline.count(coverage.gaps().size() - shown, "gap") + " more (--verbose shows them)");
        }
    }

    private void prose(int indent, String label, String text) throws IOException {
        if (text.isBlank()) {
            return;
        }
        List<String> lines = Layout.wrap(label + VisibleText.of(text.strip(), MAX_EXCERPT), style.width() - indent - 2);
        for (int i = 0; i < lines.size(); i++) {
            line(i == 0 || label.isEmpty() ? indent : indent + 2, lines.get(i));
        }
    }

    private void line(int indent, String text) throws IOException {
        out.append(" ".repeat(indent)).append(shown(text)).append('\n');
    }

    /** {@code text} of a file or an extension, on one line, nothing hidden, no link that a terminal would offer. */
    private static String name(String text) {
        return Defanged.of(VisibleText.of(text, MAX_NAME));
    }

    private String ellipsis() {
        return style.unicode() ? "\u2026" : "...";
    }

    private String arrow() {
        return style.unicode() ? "\u2192 " : "-> ";
    }

    /** Where the terminal shows ASCII only, every other character by its code point. */
    private String shown(String text) {
        if (style.unicode() || text.chars().allMatch(unit -> unit < 0x80)) {
            return text;
        }
        StringBuilder ascii = new StringBuilder();
        text.codePoints()
                .forEach(codePoint -> ascii.append(
                        codePoint < 0x80
                                ? Character.toString(codePoint)
                                : String.format(Locale.ROOT, "<U+%04X>", codePoint)));
        return ascii.toString();
    }
}
