package dev.vsxray.online.intelligence;

import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.intelligence.IntelligenceSource;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ThreatType;
import dev.vsxray.signatures.intelligence.feed.FeedProfile;
import dev.vsxray.signatures.rule.Confidence;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A feed as the configuration has it.
 *
 * @param location an {@code https} or {@code file} address
 * @param format a word of {@link dev.vsxray.signatures.intelligence.feed.FeedFormat}, {@code osv-zip} for a zip of OSV records,
 *     {@code osv-npm-vulnerabilities} for their other half, or {@code bundle} for a signed bundle
 * @param onlyWhenNamed true for a feed that is too large to be fetched unasked
 */
public record ConfiguredFeed(
        String name,
        URI location,
        String format,
        String licence,
        ListedRegistry registry,
        ThreatType type,
        Confidence confidence,
        Optional<IndicatorKind> listOf,
        Map<String, String> columns,
        boolean onlyWhenNamed) {

    /** A signed bundle of intelligence. */
    static final String BUNDLE = "bundle";

    /** Records of OSV, each a file in a zip: the malicious packages. */
    static final String OSV_ZIP = "osv-zip";

    /** The same zip of ecosystem npm: the vulnerabilities, which accuse nobody. */
    static final String OSV_NPM_VULNERABILITIES = "osv-npm-vulnerabilities";

    public ConfiguredFeed {
        columns = Map.copyOf(columns);
    }

    FeedProfile profile(LocalDate today) {
        String published = location.getScheme().equals("https") ? location.toString() : "";
        return new FeedProfile(
                new IntelligenceSource(name, published, licence, today), registry, type, confidence, listOf, columns);
    }
}
