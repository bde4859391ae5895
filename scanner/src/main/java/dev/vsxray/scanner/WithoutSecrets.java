package dev.vsxray.scanner;

import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.AuditQuestion;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.secrets.Mask;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A report without the secrets of the extension. Reports are sent around, and a token that an extension shipped by mistake
 * stays good until its owner hears of it: whatever a finding is about, its excerpts show none.
 */
record WithoutSecrets(Mask mask) {

    ExtensionReport of(ExtensionReport report) {
        Map<AuditQuestion, AuditAnswer> audit = new EnumMap<>(AuditQuestion.class);
        report.audit().forEach((question, answer) -> audit.put(question, of(answer)));
        return new ExtensionReport(
                report.id(),
                report.version(),
                report.targetPlatform(),
                mask.over(report.displayName()),
                report.places(),
                report.sha256(),
                report.verdict(),
                report.score(),
                report.scoreParts(),
                report.coverage(),
                report.capabilities().stream().map(this::of).toList(),
                report.hosts(),
                audit,
                of(report.privacy()),
                report.dependencies(),
                report.findings().stream().map(this::of).toList(),
                report.suppressed(),
                report.provenance());
    }

    Finding of(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.title(),
                finding.severity(),
                finding.confidence(),
                finding.attack(),
                finding.fingerprint(),
                finding.evidence().stream().map(this::of).toList());
    }

    private Evidence of(Evidence evidence) {
        return new Evidence(
                evidence.role(),
                evidence.location(),
                evidence.note(),
                mask.over(evidence.excerpt()),
                evidence.decoded().stream()
                        .map(layer -> new Decoding(layer.how(), mask.over(layer.text())))
                        .toList(),
                evidence.assumed(),
                evidence.module());
    }

    private Capability of(Capability capability) {
        return new Capability(
                capability.name(),
                capability.detail(),
                over(capability.values()),
                capability.evidence().stream().map(this::of).toList());
    }

    private AuditAnswer of(AuditAnswer answer) {
        return new AuditAnswer(
                answer.answer(),
                answer.ground(),
                mask.over(answer.stated()),
                answer.evidence().stream().map(this::of).toList());
    }

    private PrivacyCard of(PrivacyCard card) {
        return new PrivacyCard(
                card.telemetrySdks(),
                card.telemetryHosts(),
                of(card.honoursOffSwitch()),
                over(card.updateChecks()),
                over(card.localModelEndpoints()),
                over(card.cloudModelEndpoints()),
                of(card.fallsBackToCloud()),
                over(card.webSearch()));
    }

    private List<String> over(List<String> texts) {
        return texts.stream().map(mask::over).toList();
    }
}
