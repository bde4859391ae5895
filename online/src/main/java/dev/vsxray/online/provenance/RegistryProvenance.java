package dev.vsxray.online.provenance;

import dev.vsxray.online.download.DownloadedPackage;
import dev.vsxray.online.download.PackageDownload;
import dev.vsxray.online.integrity.PinnedKeys;
import dev.vsxray.online.integrity.RegistrySignature;
import dev.vsxray.online.registry.ExtensionRegistry;
import dev.vsxray.online.registry.Listing;
import dev.vsxray.online.registry.Publisher;
import dev.vsxray.online.registry.Registries;
import dev.vsxray.online.registry.RegistryAnswer;
import dev.vsxray.online.registry.Release;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.model.ProvenanceTopic;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.provenance.ProvenanceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Asks the responsible registry about each extension of a scan. */
public final class RegistryProvenance implements ProvenanceSource {

    private final Registries registries;
    private final ControlManifests controls;
    private final CodeHosts codeHosts;
    private final Demands demands;
    private final Clock clock;

    public RegistryProvenance(
            Registries registries, ControlManifests controls, CodeHosts codeHosts, Demands demands, Clock clock) {
        this.registries = registries;
        this.controls = controls;
        this.codeHosts = codeHosts;
        this.demands = demands;
        this.clock = clock;
    }

    @Override
    public boolean isOnline() {
        return true;
    }

    @Override
    public Registry registryOf(Path file) {
        return Optional.ofNullable(demands.downloads().get(file.toString()))
                .map(download -> switch (download.registry().name()) {
                    case Registries.MARKETPLACE -> Registry.VSCODE_MARKETPLACE;
                    case Registries.OPEN_VSX -> Registry.OPEN_VSX;
                    default -> Registry.OTHER;
                })
                .orElse(Registry.UNKNOWN);
    }

    @Override
    public Provenance of(ExtensionPackage extension, List<Place> places) {
        Optional<DownloadedPackage> download = places.stream()
                .map(place -> Optional.ofNullable(demands.downloads().get(place.path())))
                .flatMap(Optional::stream)
                .findFirst();
        if (download.isPresent()) {
            return ask(download.get().registry(), extension, download);
        }
        Registries.Choice choice = registries.responsibleFor(places);
        return choice instanceof Registries.Choice.Chosen chosen
                ? ask(chosen.registry(), extension, Optional.empty())
                : FactSheet.nothing(((Registries.Choice.None) choice).reason());
    }

    private Provenance ask(
            ExtensionRegistry registry, ExtensionPackage extension, Optional<DownloadedPackage> download) {
        FactSheet sheet = new FactSheet();
        sheet.known(ProvenanceTopic.REGISTRY, registry.name(), "Where it was installed from, as the editor noted.");
        RegistryAnswer<Listing> answer = registry.find(extension.id());
        status(answer, registry, sheet);
        answer.known().ifPresent(listing -> about(listing, registry, extension, sheet));
        if (answer.known().isEmpty()) {
            silent(answer.sentence(registry.name()), sheet);
        }
        controls.write(registry.name(), extension.id(), sheet);
        Optional<Publisher> publisher = answer.known().map(Listing::publisher);
        codeHosts.write(extension, publisher, sheet);
        elsewhere(registry, extension, publisher.flatMap(Publisher::ownsNamespace), sheet);
        integrity(registry, answer.known(), extension, download, sheet);
        return sheet.provenance();
    }

    private static void status(RegistryAnswer<Listing> answer, ExtensionRegistry registry, FactSheet sheet) {
        String ground = answer.sentence(registry.name());
        if (answer instanceof RegistryAnswer.Found<Listing>) {
            sheet.known(ProvenanceTopic.STATUS, "published", ground);
        } else if (answer instanceof RegistryAnswer.Unpublished<Listing>) {
            sheet.known(ProvenanceTopic.STATUS, "unpublished", ground);
        } else if (answer instanceof RegistryAnswer.NotFound<Listing>) {
            sheet.known(ProvenanceTopic.STATUS, "not-found", ground);
        } else {
            sheet.unknown(ProvenanceTopic.STATUS, ground);
        }
    }

    /** What the listing would have told is unknown because there is none. */
    private static void silent(String ground, FactSheet sheet) {
        for (ProvenanceTopic topic : ProvenanceTopic.values()) {
            if (topic.compareTo(ProvenanceTopic.STATUS) > 0) {
                sheet.unknown(topic, ground);
            }
        }
    }

    private void about(Listing listing, ExtensionRegistry registry, ExtensionPackage extension, FactSheet sheet) {
        ListingFacts facts = new ListingFacts(registry.name(), listing, clock.instant());
        facts.write(sheet);
        facts.writeVersion(sheet, extension.version(), extension.targetPlatform(), demands.minAge());
        publisherAge(listing, registry, sheet);
        new Resemblance(registry, listing, extension).write(sheet);
    }

    private void publisherAge(Listing listing, ExtensionRegistry registry, FactSheet sheet) {
        RegistryAnswer<List<Listing>> answer = registry.by(listing.publisher().name());
        sheet.known(
                ProvenanceTopic.PUBLISHER_AGE_DAYS,
                answer.known().stream()
                        .flatMap(List::stream)
                        .filter(other -> other.publisher()
                                .name()
                                .equalsIgnoreCase(listing.publisher().name()))
                        .map(Listing::firstPublished)
                        .flatMap(Optional::stream)
                        .map(time -> Math.max(0, ChronoUnit.DAYS.between(time, clock.instant())))
                        .max(Long::compareTo),
                "The publisher's oldest extension that is still offered is of then.");
    }

    /**
     * Only Open VSX says whether a publisher owns the name, so one of the two has to be from there.
     *
     * @param ownsHere whether the publisher of the extension at hand does
     */
    private void elsewhere(
            ExtensionRegistry registry, ExtensionPackage extension, Optional<Boolean> ownsHere, FactSheet sheet) {
        for (ExtensionRegistry other : registries.othersThan(registry)) {
            RegistryAnswer<Listing> answer = other.find(extension.id());
            if (answer instanceof RegistryAnswer.Found<Listing> found) {
                Optional<Boolean> ownsThere = found.value().publisher().ownsNamespace();
                if (ownsThere.isPresent()) {
                    sheet.known(
                            ProvenanceTopic.OTHER_PUBLISHER_ELSEWHERE,
                            !ownsThere.get(),
                            other.name() + " has an extension of this id, published by "
                                    + (ownsThere.get()
                                            ? "a member of its namespace."
                                            : "somebody else than its owner."));
                } else if (ownsHere.isPresent()) {
                    sheet.known(
                            ProvenanceTopic.OTHER_PUBLISHER_ELSEWHERE,
                            !ownsHere.get(),
                            other.name() + " has an extension of this id; the one in " + registry.name()
                                    + " was published by "
                                    + (ownsHere.get()
                                            ? "a member of its namespace."
                                            : "somebody else than its owner."));
                }
            }
        }
    }

    private void integrity(
            ExtensionRegistry registry,
            Optional<Listing> listing,
            ExtensionPackage extension,
            Optional<DownloadedPackage> download,
            FactSheet sheet) {
        if (download.isEmpty() && demands.integrityIn().isEmpty()) {
            notChecked("It was not checked; --integrity fetches the package and does.", sheet);
            return;
        }
        Optional<Release> release =
                listing.flatMap(offered -> offered.exactly(extension.version(), extension.targetPlatform()));
        try {
            if (download.isPresent()) {
                facts().write(extension, download.get(), sheet);
            } else if (release.isEmpty()) {
                notChecked("The registry does not serve this version.", sheet);
            } else {
                fetched(registry, release.get(), extension, sheet);
            }
        } catch (IOException unwritable) {
            notChecked(
                    "The package could not be kept or read: "
                            + unwritable.getClass().getSimpleName() + ".",
                    sheet);
        }
    }

    private void fetched(ExtensionRegistry registry, Release release, ExtensionPackage extension, FactSheet sheet)
            throws IOException {
        // A folder of its own: two copies of one version may be compared at the same time.
        Path folder = Files.createTempDirectory(
                Files.createDirectories(demands.integrityIn().orElseThrow()), "compared");
        RegistryAnswer<DownloadedPackage> answer = new PackageDownload(folder).fetch(registry, extension.id(), release);
        try {
            if (answer instanceof RegistryAnswer.Found<DownloadedPackage> found) {
                facts().write(extension, found.value(), sheet);
                Files.delete(found.value().file());
            } else {
                notChecked(answer.sentence(registry.name()), sheet);
            }
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private IntegrityFacts facts() {
        return new IntegrityFacts(new RegistrySignature(demands.roots(), PinnedKeys.shipped(), clock.instant()));
    }

    private static void notChecked(String ground, FactSheet sheet) {
        sheet.unknown(ProvenanceTopic.PACKAGE, ground);
        sheet.unknown(ProvenanceTopic.SIGNATURE, ground);
    }
}
