package dev.vsxray.scanner.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one extension: one set of bytes, however many places hold it.
 *
 * @param id from the manifest, or from the name of the folder or file where the manifest names none; untrusted text
 * @param version as the manifest has it; empty where it has none; untrusted text
 * @param targetPlatform such as {@code linux-x64}; empty where none is named; untrusted text
 * @param displayName as the manifest has it, resolved; empty where it has none; untrusted text
 * @param places every installation of these bytes, never empty
 * @param sha256 64 hexadecimal digits over the package's files; empty when they could not be read
 * @param score 0 to 100, only to sort by: the bounded sum of {@code scoreParts}
 * @param hosts hosts the code names, sorted; untrusted text
 * @param audit one answer for every question
 * @param findings those that count, worst first; verdict and score follow from them
 * @param suppressed those that a decision says do not count, worst first
 * @param provenance what registries say of it, if they were asked
 */
public record ExtensionReport(
        ExtensionId id,
        String version,
        String targetPlatform,
        String displayName,
        List<Place> places,
        String sha256,
        Verdict verdict,
        int score,
        List<ScorePart> scoreParts,
        Coverage coverage,
        List<Capability> capabilities,
        List<String> hosts,
        Map<AuditQuestion, AuditAnswer> audit,
        PrivacyCard privacy,
        List<PackageDependency> dependencies,
        List<Finding> findings,
        List<SuppressedFinding> suppressed,
        Provenance provenance) {

    /** Worst verdict first, then the higher score, then by id, version, platform and content. */
    public static final Comparator<ExtensionReport> ORDER = Comparator.comparing(
                    ExtensionReport::verdict, Verdict.WORST_FIRST)
            .thenComparing(ExtensionReport::score, Comparator.reverseOrder())
            .thenComparing(ExtensionReport::id)
            .thenComparing(ExtensionReport::version)
            .thenComparing(ExtensionReport::targetPlatform)
            .thenComparing(ExtensionReport::sha256);

    private static final Comparator<Finding> WORST_FINDING_FIRST = Comparator.comparing(
                    Finding::severity, Comparator.reverseOrder())
            .thenComparing(Finding::confidence, Comparator.reverseOrder())
            .thenComparing(Finding::rule)
            .thenComparing(finding -> finding.evidence().get(0).location().file())
            .thenComparing(finding -> finding.evidence().get(0).location().offset())
            .thenComparing(Finding::fingerprint);

    public ExtensionReport {
        if (places.isEmpty()) {
            throw new IllegalArgumentException("extension " + id + " has no place");
        }
        if (score < 0 || score > 100) {
            throw new IllegalArgumentException("score " + score + " is not within 0 to 100");
        }
        places = places.stream().sorted().toList();
        scoreParts = List.copyOf(scoreParts);
        capabilities = capabilities.stream().sorted().toList();
        hosts = hosts.stream().distinct().sorted().toList();
        audit = answered(audit);
        dependencies = dependencies.stream().distinct().sorted().toList();
        findings = findings.stream().sorted(WORST_FINDING_FIRST).toList();
        suppressed = suppressed.stream()
                .sorted(Comparator.comparing(SuppressedFinding::finding, WORST_FINDING_FIRST))
                .toList();
    }

    /** An extension about which nothing was decided and no registry was asked. */
    public ExtensionReport(
            ExtensionId id,
            String version,
            String targetPlatform,
            String displayName,
            List<Place> places,
            String sha256,
            Verdict verdict,
            int score,
            List<ScorePart> scoreParts,
            Coverage coverage,
            List<Capability> capabilities,
            List<String> hosts,
            Map<AuditQuestion, AuditAnswer> audit,
            PrivacyCard privacy,
            List<PackageDependency> dependencies,
            List<Finding> findings) {
        this(
                id,
                version,
                targetPlatform,
                displayName,
                places,
                sha256,
                verdict,
                score,
                scoreParts,
                coverage,
                capabilities,
                hosts,
                audit,
                privacy,
                dependencies,
                findings,
                List.of(),
                Provenance.notAsked());
    }

    /** The same bytes, elsewhere. */
    public ExtensionReport withPlaces(List<Place> others) {
        return new ExtensionReport(
                id,
                version,
                targetPlatform,
                displayName,
                others,
                sha256,
                verdict,
                score,
                scoreParts,
                coverage,
                capabilities,
                hosts,
                audit,
                privacy,
                dependencies,
                findings,
                suppressed,
                provenance);
    }

    /** The same with other findings; verdict and score stay as they were judged. */
    public ExtensionReport withFindings(List<Finding> counting, List<SuppressedFinding> notCounting) {
        return judged(verdict, score, scoreParts, counting, notCounting);
    }

    /** The same with other findings and what they come to. */
    public ExtensionReport judged(
            Verdict newVerdict,
            int newScore,
            List<ScorePart> newParts,
            List<Finding> counting,
            List<SuppressedFinding> notCounting) {
        return new ExtensionReport(
                id,
                version,
                targetPlatform,
                displayName,
                places,
                sha256,
                newVerdict,
                newScore,
                newParts,
                coverage,
                capabilities,
                hosts,
                audit,
                privacy,
                dependencies,
                counting,
                notCounting,
                provenance);
    }

    /** The finding that says most, if there is one. */
    public Optional<Finding> worstFinding() {
        return findings.stream().findFirst();
    }

    private static Map<AuditQuestion, AuditAnswer> answered(Map<AuditQuestion, AuditAnswer> answers) {
        Map<AuditQuestion, AuditAnswer> all = new EnumMap<>(AuditQuestion.class);
        for (AuditQuestion question : AuditQuestion.values()) {
            all.put(question, answers.getOrDefault(question, AuditAnswer.unknown("Not asked.")));
        }
        return Collections.unmodifiableMap(all);
    }
}
