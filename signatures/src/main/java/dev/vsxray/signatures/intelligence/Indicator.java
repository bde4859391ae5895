package dev.vsxray.signatures.intelligence;

import dev.vsxray.signatures.rule.Confidence;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * An indicator of compromise.
 *
 * @param value plain, not defanged; lower case but for URLs and wallets, where case counts
 * @param versions for an npm package; {@link AffectedVersions#ALL} for every other kind
 * @param firstSeen when it was first seen or reported
 * @param confidence high: stated by the primary report or by two sources; medium: one secondary source; low: one weak
 *     source
 * @param source where it was reported; an https URL
 */
public record Indicator(
        IndicatorKind kind,
        String value,
        AffectedVersions versions,
        String campaign,
        Optional<LocalDate> firstSeen,
        Confidence confidence,
        String source)
        implements Comparable<Indicator> {

    private static final Comparator<Indicator> ORDER = Comparator.comparing(Indicator::kind)
            .thenComparing(Indicator::value)
            .thenComparing(indicator -> indicator.versions().text())
            .thenComparing(Indicator::campaign)
            .thenComparing(Indicator::source)
            .thenComparing(
                    indicator -> indicator.firstSeen().map(LocalDate::toString).orElse(""))
            .thenComparing(Indicator::confidence);

    public Indicator {
        value = caseCounts(kind) ? value.strip() : value.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean caseCounts(IndicatorKind kind) {
        return kind == IndicatorKind.URL || kind == IndicatorKind.WALLET;
    }

    /**
     * Reads the notation {@code name@versions} of an npm package; a bare name means all versions.
     *
     * @return name and versions; the leading {@code @} of a scope is part of the name
     */
    public static NpmPackage npmPackage(String notation) {
        int at = notation.lastIndexOf('@');
        return at <= 0
                ? new NpmPackage(notation, AffectedVersions.ALL)
                : new NpmPackage(notation.substring(0, at), new AffectedVersions(notation.substring(at + 1)));
    }

    /** A package of npm and which of its versions are meant. */
    public record NpmPackage(String name, AffectedVersions versions) {}

    @Override
    public int compareTo(Indicator other) {
        return ORDER.compare(this, other);
    }
}
