package dev.vsxray.reports.csv;

import dev.vsxray.reports.difference.Cause;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.difference.DifferenceText;
import dev.vsxray.reports.fleet.Census;
import dev.vsxray.reports.fleet.MachineSummary;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.scanner.model.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Writes tables after RFC 4180: UTF-8, lines end in CR LF, fixed columns. A cell that a spreadsheet would take for a
 * formula gets an apostrophe in front, since quoting alone does not stop it (OWASP ASVS 1.2.10).
 */
public final class CsvReport {

    /** Characters of a cell; spreadsheets cut at 32,767. */
    private static final int MAX_CELL = 4_096;

    private static final String FORMULA_STARTS = "=+-@\t\r\n|%";

    private CsvReport() {}

    /** One line per extension, with what changed of it; what is gone has no line. */
    public static void writeExtensions(ScanReport report, Optional<Difference> changes, OutputStream out)
            throws IOException {
        Writer csv = writer(out);
        line(
                csv,
                "id",
                "version",
                "target_platform",
                "verdict",
                "score",
                "coverage",
                "findings",
                "suppressed",
                "worst_severity",
                "worst_confidence",
                "worst_finding",
                "places",
                "sha256",
                "changes");
        for (ExtensionReport extension : report.extensions()) {
            line(
                    csv,
                    extension.id().written(),
                    extension.version(),
                    extension.targetPlatform(),
                    extension.verdict().word(),
                    Integer.toString(extension.score()),
                    extension.coverage().status().word(),
                    Integer.toString(extension.findings().size()),
                    Integer.toString(extension.suppressed().size()),
                    extension
                            .worstFinding()
                            .map(finding -> finding.severity().word())
                            .orElse(""),
                    extension
                            .worstFinding()
                            .map(finding -> finding.confidence().word())
                            .orElse(""),
                    extension.worstFinding().map(Finding::title).orElse(""),
                    Integer.toString(extension.places().size()),
                    extension.sha256(),
                    changes.map(difference -> changes(difference, extension)).orElse(""));
        }
        csv.flush();
    }

    private static String changes(Difference difference, ExtensionReport extension) {
        return String.join(
                "; ",
                difference.of(extension.id()).stream().map(DifferenceText::line).toList());
    }

    /**
     * One line per finding; those that a decision says do not count follow those that do, extension by extension. How a
     * finding stands to an earlier report, and why, is empty where there was none.
     */
    public static void writeFindings(ScanReport report, Optional<Difference> changes, OutputStream out)
            throws IOException {
        Writer csv = writer(out);
        line(
                csv,
                "id",
                "version",
                "verdict",
                "rule",
                "title",
                "severity",
                "confidence",
                "attack",
                "file",
                "line",
                "column",
                "offset",
                "excerpt",
                "fingerprint",
                "suppressed",
                "decided_by",
                "decision_reason",
                "decision_expires",
                "since_baseline",
                "cause");
        for (ExtensionReport extension : report.extensions()) {
            for (Finding finding : extension.findings()) {
                finding(csv, extension, finding, changes, "no", "", "", "");
            }
            for (SuppressedFinding suppressed : extension.suppressed()) {
                Decision decision = suppressed.decision();
                finding(
                        csv,
                        extension,
                        suppressed.finding(),
                        changes,
                        "yes",
                        decision.owner(),
                        decision.reason(),
                        decision.expires().map(LocalDate::toString).orElse(""));
            }
        }
        csv.flush();
    }

    private static void finding(
            Writer csv,
            ExtensionReport extension,
            Finding finding,
            Optional<Difference> changes,
            String suppressed,
            String owner,
            String reason,
            String expires)
            throws IOException {
        Evidence last = finding.evidence().get(finding.evidence().size() - 1);
        line(
                csv,
                extension.id().written(),
                extension.version(),
                extension.verdict().word(),
                finding.rule(),
                finding.title(),
                finding.severity().word(),
                finding.confidence().word(),
                String.join(" ", finding.attack()),
                last.location().file(),
                Integer.toString(last.location().line()),
                Integer.toString(last.location().column()),
                Long.toString(last.location().offset()),
                last.excerpt(),
                finding.fingerprint(),
                suppressed,
                owner,
                reason,
                expires,
                changes.map(difference -> difference.state(extension, finding).word())
                        .orElse(""),
                changes.flatMap(difference -> difference.cause(extension, finding))
                        .map(Cause::word)
                        .orElse(""));
    }

    /** One line per place where an extension is installed. */
    public static void writePlaces(ScanReport report, OutputStream out) throws IOException {
        Writer csv = writer(out);
        line(
                csv,
                "id",
                "version",
                "verdict",
                "machine",
                "editor",
                "profile",
                "path",
                "install_source",
                "state",
                "sha256");
        for (ExtensionReport extension : report.extensions()) {
            for (Place place : extension.places()) {
                line(
                        csv,
                        extension.id().written(),
                        extension.version(),
                        extension.verdict().word(),
                        place.machine().isEmpty() ? report.scan().host() : place.machine(),
                        place.editor(),
                        place.profile(),
                        place.path(),
                        place.installSource().word(),
                        place.state().word(),
                        extension.sha256());
            }
        }
        csv.flush();
    }

    /** One line per machine, worst first, those that are silent last; of the report of one machine, one line. */
    public static void writeMachines(ScanReport report, Optional<Census> census, OutputStream out) throws IOException {
        Writer csv = writer(out);
        line(
                csv,
                "machine",
                "state",
                "worst_verdict",
                "malicious",
                "suspicious",
                "risky",
                "no_findings",
                "unknown",
                "extensions",
                "only_here",
                "only_here_ids",
                "last_report");
        List<MachineSummary> fleet = MachineSummary.ofFleet(report, census);
        for (MachineSummary machine : fleet.isEmpty() ? List.of(MachineSummary.ofOne(report)) : fleet) {
            line(
                    csv,
                    machine.name(),
                    machine.isOld() ? "old" : "reported",
                    machine.extensions() == 0 ? "" : machine.worst().word(),
                    Integer.toString(machine.count(Verdict.MALICIOUS)),
                    Integer.toString(machine.count(Verdict.SUSPICIOUS)),
                    Integer.toString(machine.count(Verdict.RISKY)),
                    Integer.toString(machine.count(Verdict.NO_FINDINGS)),
                    Integer.toString(machine.count(Verdict.UNKNOWN)),
                    Integer.toString(machine.extensions()),
                    Integer.toString(machine.alone().size()),
                    String.join(" ", machine.alone()),
                    machine.reported().map(Instant::toString).orElse(""));
        }
        for (String silent : census.map(Census::silent).orElse(List.of())) {
            line(csv, silent, "silent", "", "", "", "", "", "", "", "", "", "");
        }
        csv.flush();
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private static void line(Writer csv, String... cells) throws IOException {
        csv.write(String.join(",", List.of(cells).stream().map(CsvReport::cell).toList()));
        csv.write("\r\n");
    }

    private static String cell(String text) {
        String shown = VisibleText.of(text, MAX_CELL);
        boolean isFormula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        String guarded = isFormula ? "'" + shown : shown;
        boolean isQuoted = guarded.chars().anyMatch(unit -> unit == ',' || unit == '"' || unit == ';');
        return isQuoted ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
    }
}
