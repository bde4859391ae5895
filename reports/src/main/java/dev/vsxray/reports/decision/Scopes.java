package dev.vsxray.reports.decision;

import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Decision.Scope;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.AffectedVersions.Answer;
import java.util.Locale;

/** What a decision is about: compares a scope with extensions, findings and other scopes. */
final class Scopes {

    private Scopes() {}

    /** Equal for scopes that cover the same. */
    static Scope key(Scope scope) {
        return new Scope(
                scope.extension().toLowerCase(Locale.ROOT),
                scope.versions(),
                scope.publisher().toLowerCase(Locale.ROOT),
                scope.rule(),
                scope.fingerprint());
    }

    static boolean isRange(String versions) {
        AffectedVersions range = new AffectedVersions(versions);
        return range.all() || range.limited() && range.covers("0.0.0") != Answer.UNDECIDED;
    }

    /**
     * Whether this version of {@code extension} is in scope, whatever its findings. One that cannot be compared with the range is
     * out of reach of what excuses and within reach of what forbids.
     */
    static boolean reaches(Decision decision, ExtensionId extension, String version) {
        Scope scope = decision.scope();
        boolean named = isEmptyOrSame(scope.extension(), extension.written())
                && isEmptyOrSame(scope.publisher(), extension.publisher());
        if (!named || scope.versions().isEmpty()) {
            return named;
        }
        return switch (new AffectedVersions(scope.versions()).covers(version)) {
            case AFFECTED -> true;
            case NOT_AFFECTED -> false;
            case UNDECIDED -> decision.kind() == Decision.Kind.DENY;
        };
    }

    /** Whether the scope's rule and fingerprint, where it has them, are those of {@code finding}. */
    static boolean reaches(Decision decision, Finding finding) {
        Scope scope = decision.scope();
        return (scope.rule().isEmpty() || scope.rule().equals(finding.rule()))
                && (scope.fingerprint().isEmpty() || scope.fingerprint().equals(finding.fingerprint()));
    }

    /** Whether the decision speaks of this finding and not of whatever an extension may have: by itself, or by rule and extension. */
    static boolean names(Decision decision, Finding finding) {
        Scope scope = decision.scope();
        return scope.fingerprint().equals(finding.fingerprint())
                || scope.rule().equals(finding.rule()) && !scope.extension().isEmpty();
    }

    private static boolean isEmptyOrSame(String wanted, String found) {
        return wanted.isEmpty() || wanted.equalsIgnoreCase(found);
    }
}
