package dev.vsxray.nightly.history;

import dev.vsxray.scanner.model.ExtensionId;
import java.time.Instant;

/**
 * What was told of an extension that was gone already.
 *
 * @param first the first scan that saw it
 * @param last the last scan that saw it
 * @param severity its word, such as {@code high}
 * @param told the scan that told it
 */
public record PastAccusation(
        String machine,
        ExtensionId extension,
        String version,
        Instant first,
        Instant last,
        String fingerprint,
        String rule,
        String title,
        String severity,
        Instant told) {}
