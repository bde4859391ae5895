package dev.vsxray.reports.junit;

import dev.vsxray.reports.difference.Change;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.difference.DifferenceText;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Writes a test suite per extension and a test case per finding. Findings of an extension judged suspicious or malicious
 * fail; what a decision suppressed is skipped with its reason; an extension that was not analysed is an error, never a pass. The format has no schema; this is what build
 * servers agree on. XML 1.0 cannot hold most control characters, so text goes through {@link VisibleText} first.
 */
public final class JUnitReport {

    /** Characters of a name and of an excerpt. */
    private static final int MAX_TEXT = 600;

    private final StringBuilder xml = new StringBuilder();
    private final Optional<Difference> changes;

    private JUnitReport(Optional<Difference> changes) {
        this.changes = changes;
    }

    /**
     * Writes {@code report} as UTF-8 and flushes; {@code out} stays open.
     *
     * @param changes since an earlier report, as properties of the suites; what is gone has a suite without tests
     */
    public static void write(ScanReport report, Optional<Difference> changes, OutputStream out) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"vsxray\">\n"
                .getBytes(StandardCharsets.UTF_8));
        for (ExtensionReport extension : report.extensions()) {
            JUnitReport suite = new JUnitReport(changes);
            suite.suite(extension, report);
            out.write(suite.xml.toString().getBytes(StandardCharsets.UTF_8));
        }
        for (Change change :
                changes.map(difference -> difference.ofThoseGone(report)).orElse(List.of())) {
            JUnitReport suite = new JUnitReport(changes);
            suite.gone(change, report);
            out.write(suite.xml.toString().getBytes(StandardCharsets.UTF_8));
        }
        out.write("</testsuites>\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void suite(ExtensionReport extension, ScanReport report) {
        List<Finding> findings = extension.findings();
        boolean fails = extension.verdict().compareTo(Verdict.SUSPICIOUS) >= 0;
        int errors = extension.coverage().status() == Coverage.Status.NOT_ANALYSED ? 1 : 0;
        open(
                extension.id().written() + " " + extension.version(),
                1 + findings.size() + extension.suppressed().size(),
                fails ? findings.size() : 0,
                errors,
                extension.suppressed().size(),
                report);
        xml.append("    <properties>");
        property("vsxray.knowledge", Headline.knowledge(report.tool()));
        changes.map(difference -> difference.of(extension.id()))
                .orElse(List.of())
                .forEach(change -> property("vsxray.change", DifferenceText.line(change)));
        xml.append("</properties>\n");
        analysed(extension, errors > 0);
        for (Finding finding : findings) {
            finding(extension, finding, fails);
        }
        for (SuppressedFinding suppressed : extension.suppressed()) {
            open(extension, suppressed.finding().rule());
            xml.append("<skipped");
            attribute("message", "suppressed: " + suppressed.decision().reason());
            xml.append("/></testcase>\n");
        }
        xml.append("  </testsuite>\n");
    }

    private void gone(Change change, ScanReport report) {
        open(change.extension().written(), 0, 0, 0, 0, report);
        xml.append("    <properties>");
        property("vsxray.change", DifferenceText.line(change));
        xml.append("</properties>\n  </testsuite>\n");
    }

    private void open(String name, int tests, int failures, int errors, int skipped, ScanReport report) {
        xml.append("  <testsuite");
        attribute("name", name);
        attribute("tests", Integer.toString(tests));
        attribute("failures", Integer.toString(failures));
        attribute("errors", Integer.toString(errors));
        attribute("skipped", Integer.toString(skipped));
        attribute("time", "0");
        attribute("timestamp", report.scan().startedAt().toString());
        xml.append(">\n");
    }

    private void property(String name, String value) {
        xml.append("<property");
        attribute("name", name);
        attribute("value", value);
        xml.append("/>");
    }

    private void analysed(ExtensionReport extension, boolean isError) {
        open(extension, "analysed");
        if (isError || extension.coverage().status() == Coverage.Status.PARTIAL) {
            String reasons = String.join(
                    "\n",
                    extension.coverage().gaps().stream()
                            .map(gap -> (gap.file() + " " + gap.reason()).strip())
                            .toList());
            if (isError) {
                xml.append("<error");
                attribute("message", "not analysed");
                attribute("type", "not-analysed");
                xml.append('>').append(escaped(reasons)).append("</error>");
            } else {
                xml.append("<system-out>").append(escaped(reasons)).append("</system-out>");
            }
        }
        xml.append("</testcase>\n");
    }

    private void finding(ExtensionReport extension, Finding finding, boolean fails) {
        Evidence last = finding.evidence().get(finding.evidence().size() - 1);
        String element = fails ? "failure" : "system-out";
        open(extension, finding.rule());
        xml.append('<').append(element);
        if (fails) {
            attribute("message", finding.title());
            attribute("type", finding.severity().word());
        }
        xml.append('>')
                .append(escaped(finding.title()))
                .append(changes.flatMap(difference -> difference.cause(extension, finding))
                        .map(cause -> "\nnew: " + cause.words())
                        .orElse(""))
                .append(finding.assumed() ? "\na step of the chain is assumed, not proven\n" : "\n")
                .append(escaped(last.location().file() + ":" + last.location().line() + ":"
                        + last.location().column()
                        + last.module().map(module -> ", in bundled " + module).orElse("")))
                .append('\n')
                .append(escaped(last.excerpt()))
                .append("</")
                .append(element)
                .append("></testcase>\n");
    }

    private void open(ExtensionReport extension, String name) {
        xml.append("    <testcase");
        attribute("classname", extension.id().written());
        attribute("name", name);
        attribute("time", "0");
        xml.append('>');
    }

    private void attribute(String name, String value) {
        xml.append(' ')
                .append(name)
                .append("=\"")
                .append(escaped(value).replace("\"", "&quot;"))
                .append('"');
    }

    private static String escaped(String text) {
        return VisibleText.of(text, MAX_TEXT)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
