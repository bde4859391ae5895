package dev.vsxray.signatures.intelligence.feed;

import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.intelligence.IntelligenceSource;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ThreatType;
import dev.vsxray.signatures.rule.Confidence;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the importer has to know of a feed besides its bytes.
 *
 * @param source who publishes it; its name becomes the campaign of rows that name none
 * @param registry which registry the feed speaks of, where its rows do not say
 * @param type what being listed means, where the rows do not say
 * @param confidence of indicators, where the rows do not say
 * @param listOf for a list without kinds: what its values are; empty for ids of extensions
 * @param columns for tables: our field to their column, such as {@code id -> Extension ID}. Fields: {@code id}, {@code
 *     kind}, {@code value}, {@code versions}, {@code campaign}, {@code type}, {@code date}, {@code registry}, {@code
 *     confidence}, {@code source}. Without a mapping a column of the field's own name is used
 */
public record FeedProfile(
        IntelligenceSource source,
        ListedRegistry registry,
        ThreatType type,
        Confidence confidence,
        Optional<IndicatorKind> listOf,
        Map<String, String> columns) {

    public FeedProfile {
        columns = Map.copyOf(new TreeMap<>(columns));
    }

    /** A feed of malware from an unstated registry, trusted moderately. */
    public static FeedProfile of(IntelligenceSource source) {
        return new FeedProfile(
                source, ListedRegistry.UNKNOWN, ThreatType.MALWARE, Confidence.MEDIUM, Optional.empty(), Map.of());
    }
}
