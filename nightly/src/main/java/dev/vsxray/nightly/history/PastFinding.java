package dev.vsxray.nightly.history;

import dev.vsxray.scanner.model.ExtensionId;
import java.time.Instant;

/**
 * A finding and when it was seen on a machine.
 *
 * @param severity its word, such as {@code high}
 * @param suppressed whether a decision covered it when it was last seen
 */
public record PastFinding(
        String machine,
        ExtensionId extension,
        String fingerprint,
        String rule,
        String title,
        String severity,
        Instant first,
        Instant last,
        boolean suppressed) {}
