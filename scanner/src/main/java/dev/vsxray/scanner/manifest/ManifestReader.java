package dev.vsxray.scanner.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.FileContent;
import dev.vsxray.scanner.archive.Manifest;
import dev.vsxray.scanner.archive.PackageFile;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Feature.DependencyKind;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/** Turns the manifests of a package into features and entry points. */
public final class ManifestReader {

    /** Where the editor puts {@code extension.vsixmanifest}. */
    private static final String VSIX_MANIFEST = ".vsixmanifest";

    /** Bytes. Real files are near 5 KiB. */
    private static final int MAX_VSIX_MANIFEST = 1 << 20;

    /** UTF-16 code units of a leaf's value; longer ones are cut, with an ellipsis. */
    private static final int MAX_VALUE = 4_096;

    /** UTF-16 code units of an excerpt. */
    private static final int MAX_EXCERPT = 160;

    private final ExtensionPackage extension;
    private final Manifest manifest;
    private final Registry registry;
    private final Translations translations;
    private final List<Feature> features = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    private ManifestReader(ExtensionPackage extension, Registry registry) {
        this.extension = extension;
        this.manifest = extension.manifest();
        this.registry = registry;
        this.translations = Translations.of(extension);
    }

    /**
     * Reads the manifests.
     *
     * @param registry where this copy of the extension came from, as far as that is known
     */
    public static ManifestReading read(ExtensionPackage extension, Registry registry) {
        return new ManifestReader(extension, registry).read();
    }

    private ManifestReading read() {
        features.addAll(manifest.irregularities());
        gaps.addAll(translations.gaps());
        Optional<VsixManifest> vsix = vsixManifest();
        identity(vsix);
        vsix.filter(VsixManifest::namesAnExtension).ifPresent(this::compare);
        List<EntryPoint> entryPoints = EntryPoints.of(extension);
        features.addAll(DeclaredCode.traits(extension, entryPoints));
        displayNames();
        repository();
        leaves("", manifest.root());
        dependencies();
        return new ManifestReading(features, entryPoints, gaps);
    }

    private void identity(Optional<VsixManifest> vsix) {
        String platform = extension.targetPlatform().isEmpty()
                ? vsix.map(VsixManifest::targetPlatform).orElse("")
                : extension.targetPlatform();
        features.add(new Feature.Identity(
                extension.id(),
                extension.version(),
                platform,
                registry,
                evidence("/name", "who the extension says it is", extension.id().written())));
    }

    private Optional<VsixManifest> vsixManifest() {
        Optional<PackageFile> file = extension.file(VSIX_MANIFEST);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        FileContent content = file.get().content(MAX_VSIX_MANIFEST);
        content.gap().ifPresent(gaps::add);
        try {
            return Optional.of(VsixManifestReader.read(content.bytes()));
        } catch (XMLStreamException refused) {
            gaps.add(new Gap(VSIX_MANIFEST, Gap.Kind.SYNTAX, "is no XML, or uses entities or a document type", ""));
            features.add(new Feature.Trait(
                    "vsix-manifest-not-read",
                    Evidence.match(Location.startOf(VSIX_MANIFEST), "is no XML, or has a document type", "")));
            return Optional.empty();
        }
    }

    private void compare(VsixManifest vsix) {
        TreeMap<String, String> differences = new TreeMap<>();
        String vsixId = vsix.publisher() + "." + vsix.name();
        if (!vsixId.equalsIgnoreCase(extension.id().written())) {
            differences.put("id", vsixId);
        }
        if (!vsix.version().equals(extension.version())) {
            differences.put("version", vsix.version());
        }
        if (!differences.isEmpty()) {
            features.add(new Feature.Trait(
                    "vsix-manifest-mismatch",
                    differences,
                    Evidence.match(
                            Location.startOf(VSIX_MANIFEST),
                            "names another extension or version than package.json",
                            bounded(vsixId + " " + vsix.version(), MAX_EXCERPT))));
        }
    }

    private void displayNames() {
        String written = manifest.textAt("/displayName");
        spoofing(translations.resolved(written), "");
        translations.inOtherLanguages(written).forEach((language, text) -> spoofing(text, language));
    }

    private void spoofing(String shown, String language) {
        for (String trait : Spoofing.traitsOf(shown)) {
            features.add(new Feature.Trait(
                    trait,
                    new TreeMap<>(Map.of("language", language)),
                    evidence("/displayName", "the name shown to users is not what it looks like", shown)));
        }
    }

    private void repository() {
        JsonNode repository = manifest.root().path("repository");
        String pointer = repository.isObject() ? "/repository/url" : "/repository";
        String publisher = manifest.textAt("/publisher");
        RepositoryOwner.of(manifest.textAt(pointer))
                .filter(owner -> !publisher.isEmpty() && !owner.resembles(publisher))
                .ifPresent(owner -> features.add(new Feature.Trait(
                        "repository-owner-differs",
                        new TreeMap<>(Map.of("host", owner.host(), "owner", owner.owner(), "publisher", publisher)),
                        evidence(pointer, "the repository belongs to another name", manifest.textAt(pointer)))));
    }

    /** Recursion is bounded by the depth the manifest was parsed with. */
    private void leaves(String pointer, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> leaves(
                            pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"), member.getValue()));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                leaves(pointer + "/" + index, node.get(index));
            }
        } else {
            String written = node.asText();
            String value = node.isTextual() ? translations.resolved(written) : written;
            features.add(new Feature.ManifestFact(
                    pointer, bounded(value, MAX_VALUE), evidence(pointer, "package.json says so", value)));
        }
    }

    private void dependencies() {
        extensions("/extensionPack", DependencyKind.EXTENSION_PACK, "is installed along with this extension");
        extensions("/extensionDependencies", DependencyKind.EXTENSION_DEPENDENCY, "is needed by this extension");
        packages("dependencies");
        packages("optionalDependencies");
    }

    private void extensions(String array, DependencyKind kind, String note) {
        JsonNode ids = manifest.root().at(array);
        for (int index = 0; index < ids.size(); index++) {
            String id = ids.path(index).asText("");
            if (!id.isEmpty()) {
                features.add(new Feature.Dependency(
                        kind, bounded(id, MAX_VALUE), "", evidence(array + "/" + index, note, id)));
            }
        }
    }

    private void packages(String member) {
        manifest.root().path(member).properties().forEach(dependency -> {
            String name = dependency.getKey();
            String pointer = "/" + member + "/" + name.replace("~", "~0").replace("/", "~1");
            String range = dependency.getValue().asText("");
            features.add(new Feature.Dependency(
                    DependencyKind.DECLARED,
                    bounded(name, MAX_VALUE),
                    bounded(range, MAX_VALUE),
                    evidence(pointer, "named as an npm dependency", name + "@" + range)));
        });
    }

    private Evidence evidence(String pointer, String note, String excerpt) {
        return Evidence.match(manifest.locationOf(pointer), note, bounded(excerpt, MAX_EXCERPT));
    }

    private static String bounded(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "\u2026";
    }
}
