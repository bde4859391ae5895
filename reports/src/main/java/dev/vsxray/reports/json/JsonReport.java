package dev.vsxray.reports.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.scanner.KnownRules;
import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.AuditQuestion;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.PackageDependency;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ScorePart;
import dev.vsxray.scanner.model.Summary;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a report as JSON, as a stream. */
public final class JsonReport {

    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /** Writes {@code report} as UTF-8 and flushes; {@code out} stays open. */
    public static void write(ScanReport report, OutputStream out) throws IOException {
        write(report, Optional.empty(), out);
    }

    /** As above, with what changed since an earlier report. */
    public static void write(ScanReport report, Optional<Difference> changes, OutputStream out) throws IOException {
        AsciiJson.write(out, json -> new JsonReport(json).report(report, changes));
    }

    /** Writes one extension of a report alone, in the same form, and leaves {@code out} open. */
    public static void writeExtension(ExtensionReport extension, OutputStream out) throws IOException {
        AsciiJson.write(out, json -> {
            json.writeStartObject();
            new JsonReport(json).extension(extension);
            json.writeEndObject();
        });
    }

    /** Writes what a report says of rules alone, in the same form, and leaves {@code out} open. */
    public static void writeRules(KnownRules rules, OutputStream out) throws IOException {
        AsciiJson.write(out, json -> {
            JsonReport report = new JsonReport(json);
            json.writeStartObject();
            report.identity(rules.identity());
            report.objects("rules", rules.texts(), report::rule);
            report.objects("errors", rules.problems(), report::error);
            json.writeEndObject();
        });
    }

    private void report(ScanReport report, Optional<Difference> changes) throws IOException {
        json.writeStartObject();
        json.writeStringField("schemaVersion", ScanReport.SCHEMA_VERSION);
        tool(report.tool());
        scan(report.scan());
        summary(report.summary());
        objects("rules", report.rules(), this::rule);
        objects("extensions", report.extensions(), this::extension);
        objects("errors", report.errors(), this::error);
        objects("decisions", report.decisions(), this::applied);
        if (changes.isPresent()) {
            ChangesJson.write(changes.get(), json);
        }
        json.writeEndObject();
    }

    private void tool(ToolInfo tool) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", tool.name());
        json.writeStringField("version", tool.version());
        json.writeObjectFieldStart("rules");
        identity(tool.rules());
        json.writeEndObject();
        json.writeObjectFieldStart("intelligence");
        json.writeStringField(
                "asOf", tool.intelligence().asOf().map(LocalDate::toString).orElse(""));
        json.writeStringField("digest", tool.intelligence().digest());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void identity(ToolInfo.Rules rules) throws IOException {
        json.writeNumberField("count", rules.count());
        json.writeStringField("digest", rules.digest());
    }

    private void scan(ScanInfo scan) throws IOException {
        json.writeObjectFieldStart("scan");
        json.writeStringField("startedAt", scan.startedAt().toString());
        json.writeNumberField("durationMs", scan.duration().toMillis());
        json.writeStringField("host", scan.host());
        json.writeBooleanField("online", scan.online());
        strings("targets", scan.targets());
        strings("absent", scan.absent());
        json.writeObjectFieldStart("limits");
        for (Map.Entry<String, String> limit : scan.limits().entrySet()) {
            json.writeStringField(limit.getKey(), limit.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("reused", scan.reused());
        json.writeEndObject();
    }

    private void summary(Summary summary) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("extensions", summary.extensions());
        json.writeObjectFieldStart("verdicts");
        for (Verdict verdict : Verdict.values()) {
            json.writeNumberField(verdict.word(), summary.count(verdict));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("coverage");
        for (Coverage.Status status : Coverage.Status.values()) {
            json.writeNumberField(status.word(), summary.count(status));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void rule(RuleText rule) throws IOException {
        json.writeStringField("id", rule.id());
        json.writeStringField("title", rule.title());
        json.writeStringField("severity", rule.severity().word());
        json.writeStringField("explanation", rule.explanation());
        json.writeStringField("looksAlike", rule.looksAlike());
        json.writeStringField("checkNext", rule.checkNext());
        json.writeStringField("remediation", rule.remediation());
        strings("attack", rule.attack());
        strings("references", rule.references());
    }

    private void extension(ExtensionReport extension) throws IOException {
        json.writeStringField("publisher", extension.id().publisher());
        json.writeStringField("name", extension.id().name());
        json.writeStringField("id", extension.id().written());
        json.writeStringField("version", extension.version());
        json.writeStringField("targetPlatform", extension.targetPlatform());
        json.writeStringField("displayName", extension.displayName());
        objects("places", extension.places(), this::place);
        json.writeStringField("sha256", extension.sha256());
        json.writeStringField("verdict", extension.verdict().word());
        json.writeNumberField("score", extension.score());
        objects("scoreParts", extension.scoreParts(), this::scorePart);
        json.writeObjectFieldStart("coverage");
        json.writeStringField("status", extension.coverage().status().word());
        objects("gaps", extension.coverage().gaps(), this::gap);
        json.writeEndObject();
        objects("capabilities", extension.capabilities(), this::capability);
        strings("hosts", extension.hosts());
        json.writeObjectFieldStart("audit");
        for (Map.Entry<AuditQuestion, AuditAnswer> answer : extension.audit().entrySet()) {
            answer(answer.getKey().word(), answer.getValue());
        }
        json.writeEndObject();
        privacy(extension.privacy());
        objects("dependencies", extension.dependencies(), this::dependency);
        objects("findings", extension.findings(), this::finding);
        objects("suppressed", extension.suppressed(), this::suppressed);
        ProvenanceJson.write(extension.provenance(), json);
    }

    private void place(Place place) throws IOException {
        json.writeStringField("path", place.path());
        json.writeStringField("editor", place.editor());
        json.writeStringField("profile", place.profile());
        json.writeStringField("machine", place.machine());
        json.writeStringField("installSource", place.installSource().word());
        json.writeStringField("registry", Words.of(place.registry()));
        json.writeStringField("state", place.state().word());
    }

    private void scorePart(ScorePart part) throws IOException {
        json.writeStringField("rule", part.rule());
        json.writeNumberField("points", part.points());
    }

    private void gap(Gap gap) throws IOException {
        json.writeStringField("file", gap.file());
        json.writeStringField("kind", Words.of(gap.kind()));
        json.writeStringField("reason", gap.reason());
        json.writeStringField("limit", gap.limit());
    }

    private void capability(Capability capability) throws IOException {
        json.writeStringField("name", capability.name());
        json.writeStringField("detail", capability.detail());
        strings("values", capability.values());
        objects("evidence", capability.evidence(), this::evidence);
    }

    private void answer(String question, AuditAnswer answer) throws IOException {
        json.writeObjectFieldStart(question);
        json.writeStringField("answer", answer.answer().word());
        json.writeStringField("ground", answer.ground());
        json.writeStringField("stated", answer.stated());
        objects("evidence", answer.evidence(), this::evidence);
        json.writeEndObject();
    }

    private void privacy(PrivacyCard card) throws IOException {
        json.writeObjectFieldStart("privacy");
        strings("telemetrySdks", card.telemetrySdks());
        strings("telemetryHosts", card.telemetryHosts());
        answer("honoursOffSwitch", card.honoursOffSwitch());
        strings("updateChecks", card.updateChecks());
        strings("localModelEndpoints", card.localModelEndpoints());
        strings("cloudModelEndpoints", card.cloudModelEndpoints());
        answer("fallsBackToCloud", card.fallsBackToCloud());
        strings("webSearch", card.webSearch());
        json.writeEndObject();
    }

    private void dependency(PackageDependency dependency) throws IOException {
        json.writeStringField("kind", Words.of(dependency.kind()));
        json.writeStringField("name", dependency.name());
        json.writeStringField("version", dependency.version());
        json.writeStringField("purl", dependency.purl());
        if (!dependency.vulnerabilities().isEmpty()) {
            strings("vulnerabilities", dependency.vulnerabilities());
        }
    }

    private void finding(Finding finding) throws IOException {
        json.writeStringField("rule", finding.rule());
        json.writeStringField("title", finding.title());
        json.writeStringField("severity", finding.severity().word());
        json.writeStringField("confidence", finding.confidence().word());
        strings("attack", finding.attack());
        json.writeStringField("fingerprint", finding.fingerprint());
        objects("evidence", finding.evidence(), this::evidence);
    }

    private void suppressed(SuppressedFinding suppressed) throws IOException {
        finding(suppressed.finding());
        json.writeObjectFieldStart("decision");
        decision(suppressed.decision());
        json.writeEndObject();
    }

    private void applied(AppliedDecision applied) throws IOException {
        decision(applied.decision());
        json.writeStringField("state", applied.state().word());
        json.writeNumberField("matches", applied.matches());
    }

    private void decision(Decision decision) throws IOException {
        json.writeStringField("kind", decision.kind().word());
        json.writeStringField("extension", decision.scope().extension());
        json.writeStringField("versions", decision.scope().versions());
        json.writeStringField("publisher", decision.scope().publisher());
        json.writeStringField("rule", decision.scope().rule());
        json.writeStringField("fingerprint", decision.scope().fingerprint());
        json.writeStringField("owner", decision.owner());
        json.writeStringField("reason", decision.reason());
        json.writeStringField(
                "expires", decision.expires().map(LocalDate::toString).orElse(""));
        json.writeStringField("source", decision.source());
    }

    private void evidence(Evidence evidence) throws IOException {
        json.writeStringField("role", Words.of(evidence.role()));
        json.writeStringField("file", evidence.location().file());
        json.writeNumberField("offset", evidence.location().offset());
        json.writeNumberField("line", evidence.location().line());
        json.writeNumberField("column", evidence.location().column());
        json.writeStringField("note", evidence.note());
        json.writeStringField("excerpt", evidence.excerpt());
        json.writeBooleanField("assumed", evidence.assumed());
        if (evidence.module().isPresent()) {
            json.writeStringField("module", evidence.module().get());
        }
        objects("decoded", evidence.decoded(), this::decoding);
    }

    private void decoding(Decoding decoding) throws IOException {
        json.writeStringField("how", decoding.how());
        json.writeStringField("text", decoding.text());
    }

    private void error(ScanError error) throws IOException {
        json.writeStringField("what", error.what());
        json.writeStringField("subject", error.subject());
    }

    private void strings(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private <T> void objects(String field, Collection<T> values, Fields<T> fields) throws IOException {
        json.writeArrayFieldStart(field);
        for (T value : values) {
            json.writeStartObject();
            fields.write(value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the fields of a value into the object that is open. */
    private interface Fields<T> {
        void write(T value) throws IOException;
    }
}
