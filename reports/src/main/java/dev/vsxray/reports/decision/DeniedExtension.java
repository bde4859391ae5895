package dev.vsxray.reports.decision;

import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Fingerprint;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.util.List;

/** The finding of an extension that the team decided not to have. It needs a person, and accuses nobody of malice. */
final class DeniedExtension {

    static final RuleText RULE = new RuleText(
            "denied-extension",
            "Is an extension that was decided against",
            Severity.HIGH,
            "A decision of this team or organisation says that the extension must not be installed.",
            "Every good extension that is not wanted here.",
            "The decision and its reason, which the evidence quotes, and who installed the extension.",
            "Uninstall it, or talk to the owner of the decision.",
            List.of(),
            List.of());

    private DeniedExtension() {}

    static Finding finding(ExtensionReport extension, Decision decision) {
        return new Finding(
                RULE.id(),
                RULE.title(),
                RULE.severity(),
                Confidence.HIGH,
                List.of(),
                Fingerprint.of(RULE.id(), extension.id(), List.of()),
                List.of(Evidence.match(
                        Location.startOf("package.json"),
                        "The extension is in the scope of a decision to deny it.",
                        decision.owner() + ": " + decision.reason())));
    }
}
