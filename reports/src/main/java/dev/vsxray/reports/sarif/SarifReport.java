package dev.vsxray.reports.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vsxray.reports.difference.Cause;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.json.AsciiJson;
import dev.vsxray.reports.json.ChangesJson;
import dev.vsxray.reports.untrusted.ArtifactUri;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.signatures.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a report as SARIF 2.1.0. One run, however many extensions: GitHub reads 20 runs per file. What was not
 * analysed is a notification of the run. What a decision suppressed is a result with its suppression. Results that an
 * earlier report had and this one has not are left out: whoever reads {@code absent} as present would raise them again.
 *
 * <p>Limits: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
 */
public final class SarifReport {

    /** Results per run that GitHub accepts. */
    static final int MAX_RESULTS = 25_000;

    /** Locations of a flow that GitHub keeps. */
    static final int MAX_FLOW = 1_000;

    /** Characters of a rule's texts that GitHub accepts. */
    private static final int MAX_RULE_TEXT = 1_024;

    /** Tags of a rule that GitHub shows. */
    private static final int MAX_TAGS = 10;

    /** Characters of an excerpt. */
    private static final int MAX_SNIPPET = 600;

    private static final int MAX_MODULE = 200;

    private final JsonGenerator json;
    private final Optional<Difference> changes;
    private final Map<String, Integer> ruleIndex = new LinkedHashMap<>();

    private SarifReport(JsonGenerator json, Optional<Difference> changes) {
        this.json = json;
        this.changes = changes;
    }

    /**
     * Writes {@code report} as UTF-8 and flushes; {@code out} stays open.
     *
     * @param changes since an earlier report, with their causes; without one no result says whether it is new
     */
    public static void write(ScanReport report, Optional<Difference> changes, OutputStream out) throws IOException {
        AsciiJson.write(out, json -> new SarifReport(json, changes).log(report));
    }

    private void log(ScanReport report) throws IOException {
        report.rules().forEach(rule -> ruleIndex.put(rule.id(), ruleIndex.size()));
        json.writeStartObject();
        json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        tool(report);
        json.writeObjectFieldStart("automationDetails");
        json.writeStringField("id", "vsxray/");
        json.writeEndObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
        int left = results(report);
        invocation(report, left);
        if (changes.isPresent()) {
            json.writeObjectFieldStart("properties");
            ChangesJson.write(changes.get(), json);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tool(ScanReport report) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", report.tool().name());
        json.writeStringField("version", report.tool().version());
        json.writeArrayFieldStart("rules");
        for (RuleText rule : report.rules()) {
            rule(rule);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("properties");
        json.writeStringField("knowledge", Headline.knowledge(report.tool()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void rule(RuleText rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        text("shortDescription", clip(rule.title()));
        text("fullDescription", clip(rule.explanation().isBlank() ? rule.title() : rule.explanation()));
        text("help", help(rule));
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(rule.severity()));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeArrayFieldStart("tags");
        json.writeString("security");
        for (String technique :
                rule.attack().subList(0, Math.min(MAX_TAGS - 1, rule.attack().size()))) {
            json.writeString(technique);
        }
        json.writeEndArray();
        Optional<String> score = securitySeverity(rule.severity());
        if (score.isPresent()) {
            json.writeStringField("security-severity", score.get());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Writes results up to the limit and returns how many findings were left out. */
    private int results(ScanReport report) throws IOException {
        int findings = 0;
        json.writeArrayFieldStart("results");
        for (ExtensionReport extension : report.extensions()) {
            for (Finding finding : extension.findings()) {
                findings++;
                if (findings <= MAX_RESULTS) {
                    result(extension, finding, Optional.empty());
                }
            }
        }
        for (ExtensionReport extension : report.extensions()) {
            for (SuppressedFinding suppressed : extension.suppressed()) {
                findings++;
                if (findings <= MAX_RESULTS) {
                    result(extension, suppressed.finding(), Optional.of(suppressed.decision()));
                }
            }
        }
        json.writeEndArray();
        return Math.max(0, findings - MAX_RESULTS);
    }

    private void result(ExtensionReport extension, Finding finding, Optional<Decision> decision) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule());
        if (ruleIndex.containsKey(finding.rule())) {
            json.writeNumberField("ruleIndex", ruleIndex.get(finding.rule()));
        }
        json.writeStringField("level", level(finding.severity()));
        text("message", finding.title());
        if (changes.isPresent()) {
            json.writeStringField(
                    "baselineState", changes.get().state(extension, finding).word());
        }
        json.writeArrayFieldStart("locations");
        location(extension, mainEvidence(finding));
        json.writeEndArray();
        if (finding.evidence().size() > 1) {
            codeFlow(extension, finding.evidence());
        }
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("primaryLocationLineHash", finding.fingerprint() + ":1");
        json.writeEndObject();
        if (decision.isPresent()) {
            suppression(decision.get());
        }
        json.writeObjectFieldStart("properties");
        json.writeStringField("extension", VisibleText.of(extension.id().written(), MAX_SNIPPET));
        json.writeStringField("extensionVersion", VisibleText.of(extension.version(), MAX_SNIPPET));
        json.writeStringField("verdict", extension.verdict().word());
        json.writeStringField("confidence", finding.confidence().word());
        Optional<Cause> cause = changes.flatMap(difference -> difference.cause(extension, finding));
        if (cause.isPresent()) {
            json.writeStringField("cause", cause.get().word());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void suppression(Decision decision) throws IOException {
        json.writeArrayFieldStart("suppressions");
        json.writeStartObject();
        json.writeStringField("kind", "external");
        json.writeStringField("status", "accepted");
        json.writeStringField("justification", VisibleText.of(decision.reason(), MAX_SNIPPET));
        json.writeObjectFieldStart("properties");
        json.writeStringField("owner", VisibleText.of(decision.owner(), MAX_SNIPPET));
        json.writeStringField(
                "expires", decision.expires().map(LocalDate::toString).orElse(""));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    /** GitHub shows one location: where the data leaves says more than where it came from. */
    private static Evidence mainEvidence(Finding finding) {
        return finding.evidence().get(finding.evidence().size() - 1);
    }

    private void codeFlow(ExtensionReport extension, List<Evidence> steps) throws IOException {
        json.writeArrayFieldStart("codeFlows");
        json.writeStartObject();
        json.writeArrayFieldStart("threadFlows");
        json.writeStartObject();
        json.writeArrayFieldStart("locations");
        for (Evidence step : steps.subList(0, Math.min(MAX_FLOW, steps.size()))) {
            json.writeStartObject();
            json.writeFieldName("location");
            location(extension, step);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void location(ExtensionReport extension, Evidence evidence) throws IOException {
        Location place = evidence.location();
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        artifact(extension, place.file());
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", place.line());
        json.writeNumberField("startColumn", place.column());
        json.writeNumberField("byteOffset", place.offset());
        if (!evidence.excerpt().isEmpty()) {
            text("snippet", VisibleText.lines(evidence.excerpt(), MAX_SNIPPET));
        }
        json.writeEndObject();
        json.writeEndObject();
        if (evidence.module().isPresent()) {
            // The bundle says so itself: a name, and never part of what we say.
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            json.writeStringField("name", VisibleText.of(evidence.module().get(), MAX_MODULE));
            json.writeStringField("kind", "module");
            json.writeEndObject();
            json.writeEndArray();
        }
        String note = evidence.note();
        String said = evidence.assumed() ? (note + " (assumed, not proven)").strip() : note;
        if (!said.isEmpty()) {
            text("message", said);
        }
        json.writeEndObject();
    }

    private void artifact(ExtensionReport extension, String file) throws IOException {
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", ArtifactUri.of(extension.id(), file));
        json.writeEndObject();
    }

    private void invocation(ScanReport report, int left) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", true);
        json.writeStringField("startTimeUtc", report.scan().startedAt().toString());
        json.writeStringField(
                "endTimeUtc",
                report.scan().startedAt().plus(report.scan().duration()).toString());
        json.writeArrayFieldStart("toolExecutionNotifications");
        for (ScanError error : report.errors()) {
            notification(error.what(), Optional.empty(), "");
        }
        for (ExtensionReport extension : report.extensions()) {
            for (Gap gap : extension.coverage().gaps()) {
                notification("Not analysed: " + gap.reason(), Optional.of(extension), gap.file());
            }
        }
        if (left > 0) {
            notification(left + " findings were left out: a run holds " + MAX_RESULTS + ".", Optional.empty(), "");
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void notification(String message, Optional<ExtensionReport> extension, String file) throws IOException {
        json.writeStartObject();
        json.writeStringField("level", "warning");
        text("message", message);
        if (extension.isPresent()) {
            json.writeArrayFieldStart("locations");
            json.writeStartObject();
            json.writeObjectFieldStart("physicalLocation");
            artifact(extension.get(), file);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void text(String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String help(RuleText rule) {
        StringBuilder help = new StringBuilder();
        paragraph(help, "Could it be harmless? ", rule.looksAlike());
        paragraph(help, "Check next: ", rule.checkNext());
        paragraph(help, "What to do: ", rule.remediation());
        return help.length() == 0 ? rule.title() : help.toString().strip();
    }

    private static void paragraph(StringBuilder help, String label, String text) {
        if (!text.isBlank()) {
            help.append(label).append(text.strip()).append("\n\n");
        }
    }

    private static String clip(String text) {
        return text.length() <= MAX_RULE_TEXT ? text : text.substring(0, MAX_RULE_TEXT);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "note";
        };
    }

    /** A number in GitHub's bands; none for {@code info}, which is no security alert. */
    private static Optional<String> securitySeverity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Optional.of("9.5");
            case HIGH -> Optional.of("8.0");
            case MEDIUM -> Optional.of("5.5");
            case LOW -> Optional.of("2.5");
            case INFO -> Optional.empty();
        };
    }
}
