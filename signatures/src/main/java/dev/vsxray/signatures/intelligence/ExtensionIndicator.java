package dev.vsxray.signatures.intelligence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * A report that names an extension, or a whole publisher.
 *
 * @param id {@code publisher.name} in lower case; {@code publisher.*} for everything of a publisher
 * @param campaign the campaign, or the list that names it, such as {@code ms-removed-packages}
 * @param type why it was listed
 * @param date when it was removed, listed or reported
 * @param versions which versions the report accuses
 * @param asReported the reason in the source's own words, such as {@code Owner Request}
 * @param source where it was reported; an https URL
 */
public record ExtensionIndicator(
        String id,
        String campaign,
        ThreatType type,
        Optional<LocalDate> date,
        ListedRegistry registry,
        AffectedVersions versions,
        String asReported,
        String source)
        implements Comparable<ExtensionIndicator> {

    private static final String WHOLE_PUBLISHER = ".*";

    private static final Comparator<ExtensionIndicator> ORDER = Comparator.comparing(ExtensionIndicator::id)
            .thenComparing(ExtensionIndicator::campaign)
            .thenComparing(ExtensionIndicator::registry)
            .thenComparing(row -> row.versions().text())
            .thenComparing(ExtensionIndicator::source)
            .thenComparing(row -> row.date().map(LocalDate::toString).orElse(""))
            .thenComparing(ExtensionIndicator::type)
            .thenComparing(ExtensionIndicator::asReported);

    public ExtensionIndicator {
        id = id.toLowerCase(Locale.ROOT);
    }

    public boolean namesPublisher() {
        return id.endsWith(WHOLE_PUBLISHER);
    }

    /** True where the source, or the registry that first acted on it, has since doubted or withdrawn the accusation. */
    public boolean disputed() {
        return asReported.toLowerCase(Locale.ROOT).contains("disputed");
    }

    public ExtensionIndicator withVersions(AffectedVersions other) {
        return new ExtensionIndicator(id, campaign, type, date, registry, other, asReported, source);
    }

    @Override
    public int compareTo(ExtensionIndicator other) {
        return ORDER.compare(this, other);
    }
}
