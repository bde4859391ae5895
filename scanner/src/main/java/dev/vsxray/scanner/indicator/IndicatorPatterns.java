package dev.vsxray.scanner.indicator;

import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.pattern.PatternSet;
import dev.vsxray.signatures.pattern.TextPattern;
import dev.vsxray.signatures.pattern.TextPlace;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * What readers of text must look for so that {@link IndicatorMatcher} can see it: the wallets. Hosts and URLs need no
 * pattern, since readers report every host they see.
 */
public final class IndicatorPatterns {

    private IndicatorPatterns() {}

    /** One pattern for all wallets; empty where the intelligence has none. */
    public static PatternSet of(Intelligence intelligence) {
        List<String> wallets = intelligence.wallets();
        return wallets.isEmpty()
                ? PatternSet.empty()
                : new PatternSet(List.of(new TextPattern(
                        "indicator-wallet#0",
                        wallets,
                        false,
                        Optional.empty(),
                        TextPattern.DEFAULT_WINDOW_BYTES,
                        List.of(),
                        EnumSet.allOf(TextPlace.class))));
    }
}
