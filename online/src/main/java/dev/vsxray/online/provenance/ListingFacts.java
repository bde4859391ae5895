package dev.vsxray.online.provenance;

import dev.vsxray.online.registry.Listing;
import dev.vsxray.online.registry.Publisher;
import dev.vsxray.online.registry.Release;
import dev.vsxray.scanner.model.ProvenanceTopic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a listing says. */
record ListingFacts(String registry, Listing listing, Instant now) {

    void write(FactSheet sheet) {
        publisher(sheet);
        String says = registry + " says so.";
        sheet.known(ProvenanceTopic.EXTENSION_AGE_DAYS, listing.firstPublished().map(this::days), says);
        sheet.known(
                ProvenanceTopic.UPDATE_AGE_DAYS,
                listing.lastUpdated().map(this::days),
                listing.lastUpdated()
                        .map(time -> registry + " published the newest version at " + time + ".")
                        .orElse(""));
        sheet.known(
                ProvenanceTopic.INSTALLS, listing.installs(), registry + " counts them; such counts can be inflated.");
        sheet.known(ProvenanceTopic.RATING_TENTHS, listing.rating().map(rating -> Math.round(rating * 10)), says);
        sheet.known(ProvenanceTopic.RATINGS, listing.ratings(), says);
        listing.deprecated().ifPresent(deprecated -> sheet.known(ProvenanceTopic.DEPRECATED, deprecated, says));
        sheet.known(ProvenanceTopic.REPLACEMENT, listing.replacement(), says);
        cadence(sheet);
    }

    private void publisher(FactSheet sheet) {
        Publisher publisher = listing.publisher();
        sheet.known(
                ProvenanceTopic.PUBLISHER_VERIFIED,
                publisher.verified(),
                registry
                        + (publisher.verified().orElse(false)
                                ? " vouches for the publisher's identity, not for the code."
                                : " does not vouch for the publisher."));
        sheet.known(ProvenanceTopic.PUBLISHER_DOMAIN, publisher.domain(), registry + " saw a proof of ownership.");
        sheet.known(
                ProvenanceTopic.NAMESPACE_OWNED,
                publisher.ownsNamespace(),
                registry + " says whether who published it is a member of a namespace that has an owner.");
    }

    private void cadence(FactSheet sheet) {
        if (!listing.complete()) {
            return;
        }
        Cadence cadence = Cadence.of(listing);
        String counted = "Counted over the versions that " + registry + " lists.";
        sheet.known(ProvenanceTopic.RELEASES, cadence.times().size(), counted);
        sheet.known(ProvenanceTopic.RELEASES_IN_AN_HOUR, cadence.mostInAnHour(), counted);
        sheet.known(ProvenanceTopic.SILENCE_DAYS, cadence.silenceBeforeNewest(), counted);
    }

    /** @param minAge how old the version must be, where the user demands an age */
    void writeVersion(FactSheet sheet, String version, String platform, Optional<Duration> minAge) {
        Optional<Release> release = listing.exactly(version, platform);
        if (release.isPresent() || listing.complete()) {
            sheet.known(
                    ProvenanceTopic.VERSION_SERVED,
                    release.isPresent(),
                    registry + " lists its versions, and this is " + (release.isPresent() ? "" : "not ") + "one.");
        }
        Optional<Instant> published = release.flatMap(Release::published);
        sheet.known(ProvenanceTopic.RELEASE_AGE_DAYS, published.map(this::days), registry + " says so.");
        if (minAge.isEmpty()) {
            sheet.unknown(ProvenanceTopic.OLD_ENOUGH, "No minimum age was demanded; --min-age does.");
        } else if (published.isEmpty()) {
            sheet.unknown(ProvenanceTopic.OLD_ENOUGH, registry + " does not say when this version was published.");
        } else {
            boolean old = !published.get().isAfter(now.minus(minAge.get()));
            sheet.known(
                    ProvenanceTopic.OLD_ENOUGH,
                    old,
                    "The version was published at " + published.get() + "; at least "
                            + minAge.get().toDays() + " days were demanded.");
        }
    }

    private long days(Instant time) {
        return Math.max(0, ChronoUnit.DAYS.between(time, now));
    }
}
