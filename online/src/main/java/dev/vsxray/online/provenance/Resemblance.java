package dev.vsxray.online.provenance;

import dev.vsxray.online.registry.Assets;
import dev.vsxray.online.registry.ExtensionRegistry;
import dev.vsxray.online.registry.Listing;
import dev.vsxray.online.registry.RegistryAnswer;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageFile;
import dev.vsxray.scanner.model.ProvenanceTopic;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks for a more installed extension of another publisher with the same name, icon or README in the same registry. The search
 * is by display name, since registries search by nothing else; a copy under another name is not found.
 */
record Resemblance(ExtensionRegistry registry, Listing listing, ExtensionPackage extension) {

    /** Extensions whose icon and README are fetched. */
    private static final int MOST_COMPARED = 3;

    void write(FactSheet sheet) {
        if (listing.displayName().isBlank() || listing.installs().isEmpty()) {
            return;
        }
        RegistryAnswer<List<Listing>> answer = registry.named(listing.displayName());
        if (!(answer instanceof RegistryAnswer.Found<List<Listing>> found)) {
            String ground = "The search failed: " + answer.sentence(registry.name());
            List.of(ProvenanceTopic.SAME_NAME_AS, ProvenanceTopic.SAME_ICON_AS, ProvenanceTopic.SAME_README_AS)
                    .forEach(topic -> sheet.unknown(topic, ground));
            return;
        }
        List<Listing> greater = found.value().stream().filter(this::isGreater).toList();
        String more = "That extension of another publisher is installed more often in " + registry.name() + ".";
        greater.stream()
                .filter(other -> sameName(other.displayName()))
                .findFirst()
                .ifPresent(other ->
                        sheet.known(ProvenanceTopic.SAME_NAME_AS, other.id().written(), more));
        List<Listing> compared = greater.stream().limit(MOST_COMPARED).toList();
        same(compared, Assets::icon, file(extension.manifest().textAt("/icon")))
                .ifPresent(id -> sheet.known(ProvenanceTopic.SAME_ICON_AS, id, more));
        same(compared, Assets::readme, readme()).ifPresent(id -> sheet.known(ProvenanceTopic.SAME_README_AS, id, more));
    }

    private boolean isGreater(Listing other) {
        return !other.publisher().name().equalsIgnoreCase(listing.publisher().name())
                && other.installs().orElse(0L) > listing.installs().orElse(0L);
    }

    private boolean sameName(String other) {
        return other.strip().equalsIgnoreCase(listing.displayName().strip());
    }

    private Optional<String> same(
            List<Listing> compared, Function<Assets, Optional<URI>> asset, Optional<PackageFile> own) {
        if (own.isEmpty() || own.get().size() == 0) {
            return Optional.empty();
        }
        byte[] bytes = own.get().content().bytes();
        return compared.stream()
                .filter(other -> other.releases().stream()
                        .findFirst()
                        .flatMap(release -> asset.apply(release.assets()))
                        .map(registry::asset)
                        .flatMap(RegistryAnswer::known)
                        .filter(theirs -> Arrays.equals(theirs, bytes))
                        .isPresent())
                .map(other -> other.id().written())
                .findFirst();
    }

    private Optional<PackageFile> file(String path) {
        String plain = path.startsWith("./") ? path.substring(2) : path;
        return extension.file(plain);
    }

    private Optional<PackageFile> readme() {
        return extension.files().stream()
                .filter(file -> file.path().toLowerCase(Locale.ROOT).equals("readme.md"))
                .findFirst();
    }
}
