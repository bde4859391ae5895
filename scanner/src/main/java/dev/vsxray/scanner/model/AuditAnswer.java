package dev.vsxray.scanner.model;

import java.util.List;

/**
 * An answer with its ground.
 *
 * @param ground why, as a sentence of our own
 * @param stated what the extension itself says on the matter, such as its repository URL, or empty; untrusted text
 */
public record AuditAnswer(Answer answer, String ground, String stated, List<Evidence> evidence) {

    public AuditAnswer {
        evidence = List.copyOf(evidence);
    }

    public static AuditAnswer of(Answer answer, String ground) {
        return new AuditAnswer(answer, ground, "", List.of());
    }

    public static AuditAnswer unknown(String ground) {
        return of(Answer.UNKNOWN, ground);
    }
}
