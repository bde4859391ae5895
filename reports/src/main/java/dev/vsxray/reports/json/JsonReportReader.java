package dev.vsxray.reports.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vsxray.scanner.KnownRules;
import dev.vsxray.scanner.model.Answer;
import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.AuditQuestion;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.PackageDependency;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ScorePart;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads a report back. What {@link JsonReport} wrote comes back equal. */
public final class JsonReportReader {

    /** Levels; a report nests nine deep. */
    private static final int MAX_DEPTH = 32;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build());

    private JsonReportReader() {}

    /**
     * Reads one report.
     *
     * @throws UnreadableReportException when it is no JSON, no report, or of another schema version
     */
    public static ScanReport read(InputStream in) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(in);
        } catch (JacksonException e) {
            throw new UnreadableReportException("not a JSON report: " + e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw new UnreadableReportException("not a JSON report: " + e.getMessage(), e);
        }
        String version = root.path("schemaVersion").asText("");
        if (!version.equals(ScanReport.SCHEMA_VERSION)) {
            throw new UnreadableReportException("expected a report of schemaVersion " + ScanReport.SCHEMA_VERSION
                    + (version.isEmpty() ? ", found no schemaVersion" : ", found " + version));
        }
        try {
            return report(root);
        } catch (RuntimeException e) {
            throw new UnreadableReportException("the report does not follow docs/schema/report-1.json: " + e, e);
        }
    }

    /**
     * Reads what {@link JsonReport#writeExtension} wrote.
     *
     * @throws UnreadableReportException when it is anything else
     */
    public static ExtensionReport readExtension(InputStream in) throws IOException {
        try {
            return extension(JSON.readTree(in));
        } catch (JacksonException | CharConversionException | IllegalArgumentException e) {
            throw new UnreadableReportException("not an extension of a report: " + e, e);
        }
    }

    /**
     * Reads what {@link JsonReport#writeRules} wrote.
     *
     * @throws UnreadableReportException when it is anything else
     */
    public static KnownRules readRules(InputStream in) throws IOException {
        try {
            JsonNode node = JSON.readTree(in);
            return new KnownRules(
                    identity(node),
                    list(node, "rules", JsonReportReader::rule),
                    list(node, "errors", JsonReportReader::error));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnreadableReportException("not the rules of a report: " + e, e);
        }
    }

    private static ScanReport report(JsonNode node) {
        return new ScanReport(
                tool(node.required("tool")),
                scan(node.required("scan")),
                list(node, "rules", JsonReportReader::rule),
                list(node, "extensions", JsonReportReader::extension),
                list(node, "errors", JsonReportReader::error),
                list(node, "decisions", JsonReportReader::applied));
    }

    private static ToolInfo tool(JsonNode node) {
        JsonNode rules = node.required("rules");
        JsonNode intelligence = node.required("intelligence");
        String asOf = text(intelligence, "asOf");
        return new ToolInfo(
                text(node, "name"),
                text(node, "version"),
                identity(rules),
                new ToolInfo.Intelligence(
                        asOf.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(asOf)),
                        text(intelligence, "digest")));
    }

    private static ToolInfo.Rules identity(JsonNode node) {
        return new ToolInfo.Rules(node.required("count").asInt(), text(node, "digest"));
    }

    private static ScanError error(JsonNode node) {
        return new ScanError(text(node, "what"), text(node, "subject"));
    }

    private static ScanInfo scan(JsonNode node) {
        SortedMap<String, String> limits = new TreeMap<>();
        node.required("limits")
                .fields()
                .forEachRemaining(
                        limit -> limits.put(limit.getKey(), limit.getValue().asText()));
        return new ScanInfo(
                Instant.parse(text(node, "startedAt")),
                Duration.ofMillis(node.required("durationMs").asLong()),
                text(node, "host"),
                node.required("online").asBoolean(),
                texts(node, "targets"),
                // Reports of before this field was there are read too.
                node.has("absent") ? texts(node, "absent") : List.of(),
                limits,
                node.required("reused").asInt());
    }

    private static RuleText rule(JsonNode node) {
        return new RuleText(
                text(node, "id"),
                text(node, "title"),
                word(Severity.class, node, "severity"),
                text(node, "explanation"),
                text(node, "looksAlike"),
                text(node, "checkNext"),
                text(node, "remediation"),
                texts(node, "attack"),
                texts(node, "references"));
    }

    private static ExtensionReport extension(JsonNode node) {
        JsonNode coverage = node.required("coverage");
        return new ExtensionReport(
                new ExtensionId(text(node, "publisher"), text(node, "name")),
                text(node, "version"),
                text(node, "targetPlatform"),
                text(node, "displayName"),
                list(node, "places", JsonReportReader::place),
                text(node, "sha256"),
                word(Verdict.class, node, "verdict"),
                node.required("score").asInt(),
                list(
                        node,
                        "scoreParts",
                        part -> new ScorePart(
                                text(part, "rule"), part.required("points").asInt())),
                new Coverage(
                        word(Coverage.Status.class, coverage, "status"), list(coverage, "gaps", JsonReportReader::gap)),
                list(node, "capabilities", JsonReportReader::capability),
                texts(node, "hosts"),
                audit(node.required("audit")),
                privacy(node.required("privacy")),
                list(node, "dependencies", JsonReportReader::dependency),
                list(node, "findings", JsonReportReader::finding),
                list(
                        node,
                        "suppressed",
                        finding -> new SuppressedFinding(finding(finding), decision(finding.required("decision")))),
                ProvenanceJson.read(node));
    }

    private static Place place(JsonNode node) {
        return new Place(
                text(node, "path"),
                text(node, "editor"),
                text(node, "profile"),
                text(node, "machine"),
                word(Place.InstallSource.class, node, "installSource"),
                word(Registry.class, node, "registry"),
                word(Place.State.class, node, "state"));
    }

    private static Gap gap(JsonNode node) {
        return new Gap(
                text(node, "file"), word(Gap.Kind.class, node, "kind"), text(node, "reason"), text(node, "limit"));
    }

    private static Capability capability(JsonNode node) {
        return new Capability(
                text(node, "name"),
                text(node, "detail"),
                texts(node, "values"),
                list(node, "evidence", JsonReportReader::evidence));
    }

    private static Map<AuditQuestion, AuditAnswer> audit(JsonNode node) {
        Map<AuditQuestion, AuditAnswer> answers = new EnumMap<>(AuditQuestion.class);
        for (AuditQuestion question : AuditQuestion.values()) {
            if (node.has(question.word())) {
                answers.put(question, answer(node.get(question.word())));
            }
        }
        return answers;
    }

    private static AuditAnswer answer(JsonNode node) {
        return new AuditAnswer(
                word(Answer.class, node, "answer"),
                text(node, "ground"),
                text(node, "stated"),
                list(node, "evidence", JsonReportReader::evidence));
    }

    private static PrivacyCard privacy(JsonNode node) {
        return new PrivacyCard(
                texts(node, "telemetrySdks"),
                texts(node, "telemetryHosts"),
                answer(node.required("honoursOffSwitch")),
                texts(node, "updateChecks"),
                texts(node, "localModelEndpoints"),
                texts(node, "cloudModelEndpoints"),
                answer(node.required("fallsBackToCloud")),
                texts(node, "webSearch"));
    }

    private static PackageDependency dependency(JsonNode node) {
        return new PackageDependency(
                word(Feature.DependencyKind.class, node, "kind"),
                text(node, "name"),
                text(node, "version"),
                text(node, "purl"),
                node.has("vulnerabilities") ? texts(node, "vulnerabilities") : List.of());
    }

    private static Finding finding(JsonNode node) {
        return new Finding(
                text(node, "rule"),
                text(node, "title"),
                word(Severity.class, node, "severity"),
                word(Confidence.class, node, "confidence"),
                texts(node, "attack"),
                text(node, "fingerprint"),
                list(node, "evidence", JsonReportReader::evidence));
    }

    private static AppliedDecision applied(JsonNode node) {
        return new AppliedDecision(
                decision(node),
                word(AppliedDecision.State.class, node, "state"),
                node.required("matches").asInt());
    }

    private static Decision decision(JsonNode node) {
        String expires = text(node, "expires");
        return new Decision(
                word(Decision.Kind.class, node, "kind"),
                new Decision.Scope(
                        text(node, "extension"),
                        text(node, "versions"),
                        text(node, "publisher"),
                        text(node, "rule"),
                        text(node, "fingerprint")),
                text(node, "owner"),
                text(node, "reason"),
                expires.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(expires)),
                text(node, "source"));
    }

    private static Evidence evidence(JsonNode node) {
        return new Evidence(
                word(Evidence.Role.class, node, "role"),
                new Location(
                        text(node, "file"),
                        node.required("offset").asLong(),
                        node.required("line").asInt(),
                        node.required("column").asInt()),
                text(node, "note"),
                text(node, "excerpt"),
                list(node, "decoded", layer -> new Decoding(text(layer, "how"), text(layer, "text"))),
                node.required("assumed").asBoolean(),
                node.has("module") ? Optional.of(text(node, "module")) : Optional.empty());
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }

    private static <E extends Enum<E>> E word(Class<E> type, JsonNode node, String field) {
        return Words.parse(type, text(node, field));
    }

    private static List<String> texts(JsonNode node, String field) {
        return list(node, field, JsonNode::asText);
    }

    private static <T> List<T> list(JsonNode node, String field, Function<JsonNode, T> element) {
        List<T> values = new ArrayList<>();
        node.required(field).forEach(child -> values.add(element.apply(child)));
        return values;
    }
}
