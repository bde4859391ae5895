package dev.vsxray.scanner.model;

import java.util.Comparator;
import java.util.List;

/**
 * Something the extension brings or pulls in.
 *
 * @param name of the npm package or id of the extension; untrusted text
 * @param version empty where it is not known; untrusted text
 * @param purl package URL, percent-encoded as its specification asks, such as {@code pkg:npm/%40scope/name@1.0.0}
 * @param vulnerabilities ids of what is known of this very version, sorted
 */
public record PackageDependency(
        Feature.DependencyKind kind, String name, String version, String purl, List<String> vulnerabilities)
        implements Comparable<PackageDependency> {

    private static final Comparator<PackageDependency> ORDER = Comparator.comparing(PackageDependency::purl)
            .thenComparing(PackageDependency::kind)
            .thenComparing(PackageDependency::name)
            .thenComparing(PackageDependency::version);

    public PackageDependency {
        vulnerabilities = vulnerabilities.stream().sorted().toList();
    }

    /** A dependency of which no vulnerability is known. */
    public PackageDependency(Feature.DependencyKind kind, String name, String version, String purl) {
        this(kind, name, version, purl, List.of());
    }

    @Override
    public int compareTo(PackageDependency other) {
        return ORDER.compare(this, other);
    }
}
