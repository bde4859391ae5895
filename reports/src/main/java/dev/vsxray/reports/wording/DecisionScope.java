package dev.vsxray.reports.wording;

import dev.vsxray.scanner.model.Decision;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a decision is about, in one line. */
public final class DecisionScope {

    private DecisionScope() {}

    /** The parts of {@code scope} that say something, such as {@code acme.notes 1.x}; to be shown like untrusted text. */
    public static String of(Decision.Scope scope) {
        return Stream.of(scope.extension(), scope.versions(), scope.publisher(), scope.rule(), scope.fingerprint())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
