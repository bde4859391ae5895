package dev.vsxray.scanner.audit;

import dev.vsxray.scanner.model.Answer;
import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.model.ProvenanceFact;
import dev.vsxray.scanner.model.ProvenanceTopic;
import java.util.List;
import java.util.Optional;

/** Answers the questions that only a registry can. */
final class ProvenanceAnswers {

    /** Days in a year. */
    private static final int A_YEAR = 365;

    private final Provenance provenance;

    ProvenanceAnswers(Provenance provenance) {
        this.provenance = provenance;
    }

    AuditAnswer publisherVerified() {
        return holds(ProvenanceTopic.PUBLISHER_VERIFIED, "true", stated(ProvenanceTopic.PUBLISHER_DOMAIN));
    }

    AuditAnswer stillPublished() {
        return holds(ProvenanceTopic.STATUS, "published", stated(ProvenanceTopic.REPLACEMENT));
    }

    AuditAnswer asPublished() {
        return holds(ProvenanceTopic.PACKAGE, "same", "");
    }

    AuditAnswer signatureGood() {
        return holds(ProvenanceTopic.SIGNATURE, "good", "");
    }

    AuditAnswer repositoryNamesIt() {
        return holds(ProvenanceTopic.REPOSITORY_NAMES_IT, "true", "");
    }

    AuditAnswer oldEnough() {
        return holds(ProvenanceTopic.OLD_ENOUGH, "true", "");
    }

    /** Empty where no registry said when; file times are the second best. */
    Optional<AuditAnswer> updatedRecently() {
        ProvenanceFact fact = provenance.fact(ProvenanceTopic.UPDATE_AGE_DAYS);
        return fact.known()
                .filter(days -> days.matches("\\d{1,6}"))
                .map(days -> AuditAnswer.of(Integer.parseInt(days) <= A_YEAR ? Answer.YES : Answer.NO, fact.ground()));
    }

    private AuditAnswer holds(ProvenanceTopic topic, String yes, String stated) {
        ProvenanceFact fact = provenance.fact(topic);
        Answer answer = fact.known()
                .map(value -> value.equals(yes) ? Answer.YES : Answer.NO)
                .orElse(Answer.UNKNOWN);
        return new AuditAnswer(answer, fact.ground(), stated, List.of());
    }

    private String stated(ProvenanceTopic topic) {
        return provenance.value(topic).orElse("");
    }
}
