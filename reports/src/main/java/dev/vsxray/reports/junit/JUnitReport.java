package dev.vsxray.reports.junit;

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

/**
 * Writes a test suite per extension and a test case per finding. Findings of an extension judged suspicious or malicious
 * fail; what a decision suppressed is skipped with its reason; an extension that was not analysed is an error, never a pass. The format has no schema; this is what build
 * servers agree on. XML 1.0 cannot hold most control characters, so text goes through {@link VisibleText} first.
 */
public final class JUnitReport {

    /** Characters of a name and of an excerpt. */
    private static final int MAX_TEXT = 600;

    private final StringBuilder xml = new StringBuilder();

    private JUnitReport() {}

    /** Writes {@code report} as UTF-8 and flushes; {@code out} stays open. */
    public static void write(ScanReport report, OutputStream out) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"vsxray\">\n"
                .getBytes(StandardCharsets.UTF_8));
        for (ExtensionReport extension : report.extensions()) {
            JUnitReport suite = new JUnitReport();
            suite.suite(extension, report);
            out.write(suite.xml.toString().getBytes(StandardCharsets.UTF_8));
        }
        out.write("</testsuites>\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void suite(ExtensionReport extension, ScanReport report) {
        List<Finding> findings = extension.findings();
        boolean fails = extension.verdict().compareTo(Verdict.SUSPICIOUS) >= 0;
        int errors = extension.coverage().status() == Coverage.Status.NOT_ANALYSED ? 1 : 0;
        xml.append("  <testsuite");
        attribute("name", extension.id().written() + " " + extension.version());
        attribute(
                "tests",
                Integer.toString(1 + findings.size() + extension.suppressed().size()));
        attribute("failures", Integer.toString(fails ? findings.size() : 0));
        attribute("errors", Integer.toString(errors));
        attribute("skipped", Integer.toString(extension.suppressed().size()));
        attribute("time", "0");
        attribute("timestamp", report.scan().startedAt().toString());
        xml.append(">\n    <properties><property");
        attribute("name", "vsxray.knowledge");
        attribute("value", Headline.knowledge(report.tool()));
        xml.append("/></properties>\n");
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
                .append(finding.assumed() ? "\na step of the chain is assumed, not proven\n" : "\n")
                .append(escaped(last.location().file() + ":" + last.location().line() + ":"
                        + last.location().column()))
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
