package dev.vsxray.scanner;

import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.published.PublishedFiles;
import dev.vsxray.signatures.rule.RuleLibrary;
import dev.vsxray.signatures.vulnerability.Vulnerabilities;
import java.util.List;
import java.util.Optional;

/** What is known to be bad, read as far as a scan has to have it. */
final class Knowledge {

    private final ScanRequest request;
    private final LoadedIntelligence reported;
    private final KnownRules rules;
    private Optional<Signatures> signatures;

    private Knowledge(
            ScanRequest request, LoadedIntelligence reported, KnownRules rules, Optional<Signatures> signatures) {
        this.request = request;
        this.reported = reported;
        this.rules = rules;
        this.signatures = signatures;
    }

    /** Reads the rules only where {@code cache} does not know what came of the same files. */
    static Knowledge of(ScanRequest request, ScanCache cache) {
        LoadedIntelligence reported = LoadedIntelligence.load(request.intelligence());
        String files = RuleLibrary.digestOf(request.ruleFolders());
        Optional<KnownRules> before = cache.rules(files);
        if (before.isPresent()) {
            return new Knowledge(request, reported, before.get(), Optional.empty());
        }
        Signatures signatures = Signatures.load(request.ruleFolders(), reported);
        KnownRules rules = KnownRules.of(signatures);
        cache.keep(files, rules);
        return new Knowledge(request, reported, rules, Optional.of(signatures));
    }

    KnownRules rules() {
        return rules;
    }

    Intelligence intelligence() {
        return reported.intelligence();
    }

    Vulnerabilities vulnerabilities() {
        return reported.vulnerabilities();
    }

    PublishedFiles publishedFiles() {
        return reported.publishedFiles();
    }

    List<String> intelligenceProblems() {
        return reported.problems();
    }

    /** All of it, to look at something; empty where the rules are no longer those that {@link #rules} tells of. */
    Optional<Signatures> signatures() {
        if (signatures.isEmpty()) {
            signatures = Optional.of(Signatures.load(request.ruleFolders(), reported));
        }
        return signatures.filter(
                loaded -> loaded.rules().digest().equals(rules.identity().digest()));
    }
}
