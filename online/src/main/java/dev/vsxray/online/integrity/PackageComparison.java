package dev.vsxray.online.integrity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.Manifest;
import dev.vsxray.scanner.archive.PackageFile;
import dev.vsxray.scanner.model.PackageDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the package at hand, file by file, with the one a registry serves. */
public sealed interface PackageComparison {

    /** Every file has the same bytes, but for what an editor writes into {@code package.json}. */
    record Same() implements PackageComparison {}

    /** @param differences not empty, sorted */
    record Differs(List<PackageDifference> differences) implements PackageComparison {
        public Differs {
            differences = List.copyOf(differences);
        }
    }

    /** @param reason a sentence of our own */
    record NotCompared(String reason) implements PackageComparison {}

    /** Between the members of an archive's path and the archive's own, as packages name them. */
    String INSIDE_AN_ARCHIVE = "!/";

    /** What an editor adds to the manifest when it installs. */
    String EDITOR_METADATA = "__metadata";

    static PackageComparison of(ExtensionPackage atHand, ExtensionPackage served) {
        if (!atHand.gaps().isEmpty() || !served.gaps().isEmpty()) {
            return new NotCompared("One of the packages could not be read as a whole.");
        }
        SortedMap<String, PackageFile> here = byPath(atHand);
        SortedMap<String, PackageFile> there = byPath(served);
        SortedSet<String> paths = new TreeSet<>(here.keySet());
        paths.addAll(there.keySet());
        List<PackageDifference> differences = new ArrayList<>();
        for (String path : paths) {
            if (!there.containsKey(path)) {
                differences.add(new PackageDifference(path, PackageDifference.Kind.ADDED));
            } else if (!here.containsKey(path)) {
                differences.add(new PackageDifference(path, PackageDifference.Kind.MISSING));
            } else if (!isSame(path, here.get(path), there.get(path), atHand, served)) {
                differences.add(new PackageDifference(path, PackageDifference.Kind.CHANGED));
            }
        }
        return differences.isEmpty() ? new Same() : new Differs(differences);
    }

    /** A file inside an archive is compared with the archive. */
    private static SortedMap<String, PackageFile> byPath(ExtensionPackage extension) {
        SortedMap<String, PackageFile> files = new TreeMap<>();
        extension.files().stream()
                .filter(file -> !file.path().contains(INSIDE_AN_ARCHIVE))
                .forEach(file -> files.put(file.path(), file));
        return files;
    }

    private static boolean isSame(
            String path, PackageFile here, PackageFile there, ExtensionPackage atHand, ExtensionPackage served) {
        if (path.equals(Manifest.PATH)) {
            return asPublished(atHand).equals(asPublished(served));
        }
        return here.size() == there.size() && here.sha256().equals(there.sha256());
    }

    /** Layout and order of members do not count: the editor writes the file anew. */
    private static ObjectNode asPublished(ExtensionPackage extension) {
        ObjectNode root = extension.manifest().root().deepCopy();
        root.remove(EDITOR_METADATA);
        return root;
    }
}
