package dev.vsxray.reports.gitlab;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.json.AsciiJson;
import dev.vsxray.reports.untrusted.ArtifactUri;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.signatures.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Writes findings, and what was not analysed, as a GitLab code quality report: https://docs.gitlab.com/ci/testing/code_quality/ */
public final class GitLabReport {

    private GitLabReport() {}

    /**
     * Writes {@code report} as UTF-8 and flushes; {@code out} stays open.
     *
     * @param changes since an earlier report; what is new says why
     */
    public static void write(ScanReport report, Optional<Difference> changes, OutputStream out) throws IOException {
        AsciiJson.write(out, json -> {
            json.writeStartArray();
            for (ExtensionReport extension : report.extensions()) {
                for (Finding finding : extension.findings()) {
                    Evidence last = finding.evidence().get(finding.evidence().size() - 1);
                    issue(
                            json,
                            finding.title()
                                    + changes.flatMap(difference -> difference.cause(extension, finding))
                                            .map(cause -> " (new: " + cause.words() + ")")
                                            .orElse(""),
                            finding.rule(),
                            severity(finding.severity()),
                            ArtifactUri.of(extension.id(), last.location().file()),
                            last.location().line(),
                            extension.sha256()
                                    + finding.fingerprint()
                                    + last.location().offset());
                }
                for (Gap gap : extension.coverage().gaps()) {
                    String path = ArtifactUri.of(extension.id(), gap.file());
                    issue(
                            json,
                            "Not analysed: " + gap.reason(),
                            "not-analysed",
                            "minor",
                            path,
                            1,
                            extension.sha256() + path + gap.reason());
                }
            }
            json.writeEndArray();
        });
    }

    /** GitLab drops issues whose fingerprint it has seen, so it is made of all that tells two apart. */
    private static void issue(
            JsonGenerator json, String title, String rule, String severity, String path, int line, String identity)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("description", title);
        json.writeStringField("check_name", rule);
        json.writeStringField(
                "fingerprint",
                UUID.nameUUIDFromBytes((rule + identity).getBytes(StandardCharsets.UTF_8))
                        .toString());
        json.writeStringField("severity", severity);
        json.writeObjectFieldStart("location");
        json.writeStringField("path", path);
        json.writeObjectFieldStart("lines");
        json.writeNumberField("begin", line);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "blocker";
            case HIGH -> "critical";
            case MEDIUM -> "major";
            case LOW -> "minor";
            case INFO -> "info";
        };
    }
}
