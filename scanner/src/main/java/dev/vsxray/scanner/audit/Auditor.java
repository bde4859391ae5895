package dev.vsxray.scanner.audit;

import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.reference.ModelEndpoint;
import dev.vsxray.signatures.reference.TelemetrySdk;
import java.util.List;

/** Audits extensions. Immutable; safe for several threads. */
public final class Auditor {

    private final Privacy privacy;

    public Auditor(Intelligence intelligence, List<ModelEndpoint> modelEndpoints, List<TelemetrySdk> telemetrySdks) {
        this.privacy = new Privacy(intelligence, new ModelEndpoints(modelEndpoints), telemetrySdks);
    }

    public Audit audit(AuditSubject subject) {
        Capabilities capabilities = Capabilities.of(subject.features());
        NamedHosts hosts = NamedHosts.of(subject.features());
        return new Audit(
                capabilities.toList(),
                new Answers(subject, capabilities).all(),
                privacy.cardOf(subject, hosts),
                hosts.names());
    }
}
