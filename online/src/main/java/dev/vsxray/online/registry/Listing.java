package dev.vsxray.online.registry;

import dev.vsxray.scanner.model.ExtensionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An extension as a registry lists it; untrusted text.
 *
 * @param firstPublished when the extension first appeared
 * @param installs installations or downloads, as the registry counts
 * @param rating 0 to 5
 * @param ratings how many rated
 * @param deprecated whether the registry itself calls it so; empty where it does not say
 * @param replacement the extension that takes its place
 * @param releases as the registry orders them: newest first
 * @param complete whether {@code releases} are all there are
 */
public record Listing(
        ExtensionId id,
        String displayName,
        Publisher publisher,
        Optional<Instant> firstPublished,
        Optional<Long> installs,
        Optional<Double> rating,
        Optional<Long> ratings,
        Optional<Boolean> deprecated,
        Optional<String> replacement,
        List<Release> releases,
        boolean complete) {

    public Listing {
        releases = List.copyOf(releases);
    }

    /** The package of exactly this version, for this platform or for all. */
    public Optional<Release> exactly(String version, String platform) {
        return of(version, platform).or(() -> of(version, ""));
    }

    /** The time of the newest release. */
    public Optional<Instant> lastUpdated() {
        return releases.stream()
                .map(Release::published)
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    /**
     * The package an editor would take.
     *
     * @param version empty for the newest that is no pre-release, or the newest of all where all are
     * @param platform of the machine; a package for all serves where there is none for it
     */
    public Optional<Release> release(Optional<String> version, String platform) {
        Predicate<Release> wanted = version.<Predicate<Release>>map(
                        exact -> release -> release.version().equals(exact))
                .orElse(release -> !release.preRelease());
        return newest(wanted, platform)
                .or(() -> version.isEmpty() ? newest(release -> true, platform) : Optional.empty());
    }

    private Optional<Release> newest(Predicate<Release> wanted, String platform) {
        Optional<String> version = releases.stream()
                .filter(wanted)
                .filter(release -> fits(release, platform))
                .map(Release::version)
                .findFirst();
        return version.flatMap(number -> of(number, platform).or(() -> of(number, "")));
    }

    private static boolean fits(Release release, String platform) {
        return release.targetPlatform().isEmpty() || release.targetPlatform().equals(platform);
    }

    private Optional<Release> of(String version, String platform) {
        return releases.stream()
                .filter(release -> release.version().equals(version)
                        && release.targetPlatform().equals(platform))
                .findFirst();
    }
}
