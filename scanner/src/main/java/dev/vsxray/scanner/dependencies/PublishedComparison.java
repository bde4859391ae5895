package dev.vsxray.scanner.dependencies;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Feature.Dependency;
import dev.vsxray.scanner.model.Feature.DependencyKind;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.text.Facts;
import dev.vsxray.signatures.published.PublishedFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds the packages of {@code node_modules} against what their registry published under the same name and version. Files
 * that are missing say nothing: packaging leaves out tests and types.
 */
public final class PublishedComparison {

    /** Files told of one package. A package that was built anew differs in all. */
    private static final int MAX_FILES = 20;

    private static final String MANIFEST = "/package.json";

    private final PublishedFiles published;

    public PublishedComparison(PublishedFiles published) {
        this.published = published;
    }

    /**
     * One trait {@code bundled-file-differs} for each file that was changed or added.
     *
     * @param sha256ByPath digest of every file of the extension, in lower-case hexadecimal
     * @param features of the extension; the bundled packages are among them
     */
    public List<Feature> differences(SortedMap<String, String> sha256ByPath, Collection<? extends Feature> features) {
        List<Feature> differences = new ArrayList<>();
        for (Feature feature : features) {
            if (feature instanceof Dependency dependency && dependency.kind() == DependencyKind.BUNDLED) {
                String manifest = dependency.evidence().location().file();
                if (manifest.endsWith(MANIFEST)) {
                    String folder = manifest.substring(0, manifest.length() - MANIFEST.length() + 1);
                    published
                            .of(dependency.name(), dependency.version())
                            .ifPresent(known -> differences.addAll(of(dependency, folder, known, sha256ByPath)));
                }
            }
        }
        return differences;
    }

    private static List<Feature> of(
            Dependency dependency, String folder, SortedMap<String, String> known, SortedMap<String, String> found) {
        SortedMap<String, String> different = new TreeMap<>();
        found.tailMap(folder).entrySet().stream()
                .takeWhile(file -> file.getKey().startsWith(folder))
                .forEach(file -> {
                    String path = file.getKey().substring(folder.length());
                    Optional<String> original = Optional.ofNullable(known.get(path));
                    if (!isAnothersFile(path) && !original.equals(Optional.of(file.getValue()))) {
                        different.put(path, original.isPresent() ? "changed" : "added");
                    }
                });
        return different.entrySet().stream()
                .limit(MAX_FILES)
                .<Feature>map(file -> new Feature.Trait(
                        "bundled-file-differs",
                        Facts.of("package", dependency.name())
                                .and("version", dependency.version())
                                .and("how", file.getValue())
                                .and("differing", different.size())
                                .and("published", known.size())
                                .values(),
                        Evidence.match(
                                Location.startOf(folder + file.getKey()),
                                "The file is not what was published as " + dependency.name() + " "
                                        + dependency.version(),
                                file.getValue())))
                .toList();
    }

    /** Packages inside the package have their own entry; npm writes into manifests what it installed. */
    private static boolean isAnothersFile(String path) {
        return path.startsWith("node_modules/") || path.equals("package.json");
    }
}
