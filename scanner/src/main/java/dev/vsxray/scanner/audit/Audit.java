package dev.vsxray.scanner.audit;

import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.AuditQuestion;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.PrivacyCard;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of an audit.
 *
 * @param capabilities what the code can do, sorted by name
 * @param answers one for every question
 * @param hosts hosts that files other than prose name, sorted; untrusted text
 */
public record Audit(
        List<Capability> capabilities,
        Map<AuditQuestion, AuditAnswer> answers,
        PrivacyCard privacy,
        List<String> hosts) {

    /** The ground of the answer that code is not readable, where it is more than minified. */
    public static final String CODE_IS_HIDDEN = "Part of the code is written so that people cannot read it.";

    public Audit {
        capabilities = List.copyOf(capabilities);
        answers = Collections.unmodifiableMap(new EnumMap<>(answers));
        hosts = List.copyOf(hosts);
    }
}
