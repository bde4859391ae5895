package dev.vsxray.scanner.audit;

import dev.vsxray.scanner.model.Answer;
import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.AuditQuestion;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers the auditor's questions from features. "No" needs that everything was read; otherwise it is "unknown". */
final class Answers {

    private static final Pattern PUBLIC_CODE_HOST = Pattern.compile(
            "(?i).*(?:github\\.com|gitlab\\.com|bitbucket\\.org|codeberg\\.org|gitee\\.com|sr\\.ht|dev\\.azure\\.com)[/:].+/.+");

    /** UTF-16 code units of a repository's URL that are looked at. */
    private static final int LONGEST_REPOSITORY = 300;

    private static final Set<String> HIDING_TRAITS = Set.of(
            "invisible-unicode-payload",
            "escaped-text",
            "hidden-columns",
            "hidden-rows",
            "homoglyph-identifier",
            "obfuscator-string-array",
            "packed",
            "self-defending");

    /** Activation events that are stated; the longest lists seen, of one event for each language, have some 80. */
    private static final int MOST_EVENTS = 200;

    /** UTF-16 code units of one activation event. */
    private static final int LONGEST_EVENT = 200;

    /** Percent of a file's text on one line from which it was written by a machine. */
    private static final int MINIFIED_SHARE = 50;

    private final AuditSubject subject;
    private final Capabilities capabilities;
    private final ProvenanceAnswers provenance;

    Answers(AuditSubject subject, Capabilities capabilities) {
        this.subject = subject;
        this.capabilities = capabilities;
        this.provenance = new ProvenanceAnswers(subject.provenance());
    }

    Map<AuditQuestion, AuditAnswer> all() {
        Map<AuditQuestion, AuditAnswer> answers = new EnumMap<>(AuditQuestion.class);
        for (AuditQuestion question : AuditQuestion.values()) {
            answers.put(question, answer(question));
        }
        return answers;
    }

    private AuditAnswer answer(AuditQuestion question) {
        return switch (question) {
            case PUBLISHER_VERIFIED -> provenance.publisherVerified();
            case SOURCE_AVAILABLE -> sourceAvailable();
            case LICENSE_STATED -> licenceStated();
            case USES_NETWORK -> canDo("talks to other computers", CapabilityKind.NETWORK);
            case UPDATED_RECENTLY -> provenance.updatedRecently().orElseGet(this::updatedRecently);
            case RUNS_AT_STARTUP -> runsAtStartup();
            case RUNS_PROGRAMS -> canDo("starts programs", CapabilityKind.PROCESSES, CapabilityKind.TERMINAL);
            case READS_DOCUMENTS -> canDo("reads or changes open documents", CapabilityKind.EDITOR_CONTENTS);
            case HANDLES_CREDENTIALS ->
                canDo(
                        "touches credentials, secrets or sessions",
                        CapabilityKind.CREDENTIALS,
                        CapabilityKind.SECRETS,
                        CapabilityKind.SESSIONS);
            case READABLE_CODE -> readableCode();
            case STILL_PUBLISHED -> provenance.stillPublished();
            case AS_PUBLISHED -> provenance.asPublished();
            case SIGNATURE_GOOD -> provenance.signatureGood();
            case REPOSITORY_NAMES_IT -> provenance.repositoryNamesIt();
            case OLD_ENOUGH -> provenance.oldEnough();
        };
    }

    private AuditAnswer canDo(String what, CapabilityKind... kinds) {
        List<Evidence> evidence = Stream.of(kinds)
                .flatMap(kind -> capabilities.evidence(kind).stream())
                .toList();
        if (!evidence.isEmpty()) {
            return new AuditAnswer(Answer.YES, "A call in the code " + what + ".", "", evidence);
        }
        return subject.analysedWholly()
                ? AuditAnswer.of(Answer.NO, "No call was found in the code that " + what + ".")
                : AuditAnswer.unknown("Nothing was found in the part of the package that could be read.");
    }

    private AuditAnswer sourceAvailable() {
        Optional<Feature.ManifestFact> repository = fact("/repository/url").or(() -> fact("/repository"));
        if (repository.isEmpty()) {
            return AuditAnswer.of(Answer.NO, "The manifest names no repository.");
        }
        Feature.ManifestFact stated = repository.get();
        boolean isPublic = isOnPublicCodeHost(stated.value());
        return new AuditAnswer(
                isPublic ? Answer.YES : Answer.UNKNOWN,
                isPublic
                        ? "The manifest names a repository on a public code host. That it holds the code of this package"
                                + " was not checked."
                        : "The manifest names a repository that is on no public code host known here.",
                stated.value(),
                List.of(stated.evidence()));
    }

    private static boolean isOnPublicCodeHost(String repository) {
        String bounded = repository.substring(0, Math.min(repository.length(), LONGEST_REPOSITORY));
        return PUBLIC_CODE_HOST.matcher(bounded).matches();
    }

    private AuditAnswer licenceStated() {
        Optional<Feature.ManifestFact> stated =
                fact("/license").filter(fact -> !fact.value().isBlank());
        if (stated.isPresent()) {
            return new AuditAnswer(
                    Answer.YES,
                    "The manifest states a licence.",
                    stated.get().value(),
                    List.of(stated.get().evidence()));
        }
        return features(Feature.FileKind.class)
                .filter(file -> isLicence(file.file()))
                .findFirst()
                .map(file -> new AuditAnswer(
                        Answer.YES, "The package has a licence file.", file.file(), List.of(file.evidence())))
                .orElseGet(() -> AuditAnswer.of(Answer.NO, "Neither the manifest nor a file states a licence."));
    }

    private static boolean isLicence(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return !name.contains("/")
                && (name.startsWith("license") || name.startsWith("licence") || name.startsWith("copying"));
    }

    private AuditAnswer updatedRecently() {
        Optional<Boolean> recent = AuditSubject.isRecent(subject.newestFile(), subject.now());
        if (recent.isEmpty()) {
            return AuditAnswer.unknown("The files carry no credible time of change, and no registry was asked.");
        }
        return AuditAnswer.of(
                recent.get() ? Answer.YES : Answer.NO,
                "The newest file is of "
                        + subject.newestFile()
                                .orElseThrow()
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                        + ". File times are easily forged and change when a package is copied.");
    }

    private AuditAnswer runsAtStartup() {
        List<Evidence> evidence = capabilities.evidence(CapabilityKind.STARTUP);
        return evidence.isEmpty()
                ? new AuditAnswer(
                        Answer.NO,
                        "The manifest asks for no activation when the editor starts.",
                        activationEvents(),
                        List.of())
                : new AuditAnswer(
                        Answer.YES,
                        "The manifest asks to be activated when the editor starts.",
                        activationEvents(),
                        evidence);
    }

    /** As the manifest states them, so that a later version can be held against them. */
    private String activationEvents() {
        return features(Feature.ManifestFact.class)
                .filter(fact -> fact.pointer().startsWith("/activationEvents/"))
                .map(Feature.ManifestFact::value)
                .filter(event -> !event.isBlank() && event.length() <= LONGEST_EVENT)
                .distinct()
                .sorted()
                .limit(MOST_EVENTS)
                .collect(Collectors.joining(", "));
    }

    private AuditAnswer readableCode() {
        List<Evidence> hidden = features(Feature.Trait.class)
                .filter(trait -> HIDING_TRAITS.contains(trait.name()))
                .map(Feature.Trait::evidence)
                .limit(3)
                .toList();
        if (!hidden.isEmpty()) {
            return new AuditAnswer(Answer.NO, Audit.CODE_IS_HIDDEN, "", hidden);
        }
        List<Evidence> minified = features(Feature.Trait.class)
                .filter(Answers::isMinified)
                .map(Feature.Trait::evidence)
                .limit(3)
                .toList();
        if (!minified.isEmpty()) {
            return new AuditAnswer(Answer.NO, "The code is minified, as most published extensions are.", "", minified);
        }
        return subject.analysedWholly()
                ? AuditAnswer.of(Answer.YES, "No minified or disguised code was found.")
                : AuditAnswer.unknown("Not all of the package could be read.");
    }

    private static boolean isMinified(Feature.Trait trait) {
        return trait.name().equals("minified") || trait.name().equals("huge-line") && share(trait) >= MINIFIED_SHARE;
    }

    private static int share(Feature.Trait trait) {
        String share = trait.facts().getOrDefault("share-percent", "0");
        return share.matches("\\d{1,3}") ? Integer.parseInt(share) : 0;
    }

    private Optional<Feature.ManifestFact> fact(String pointer) {
        return features(Feature.ManifestFact.class)
                .filter(fact -> fact.pointer().equals(pointer))
                .findFirst();
    }

    private <T extends Feature> Stream<T> features(Class<T> kind) {
        return subject.features().stream().filter(kind::isInstance).map(kind::cast);
    }
}
