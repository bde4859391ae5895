package dev.vsxray.scanner;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.vsxray.scanner.model.Feature.Dependency;
import dev.vsxray.scanner.model.Feature.DependencyKind;
import dev.vsxray.scanner.model.PackageDependency;
import dev.vsxray.signatures.vulnerability.Vulnerabilities;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names dependencies by package URL. https://github.com/package-url/purl-spec */
final class PackageDependencies {

    /** A version, not a range: only a version belongs into a package URL. */
    private static final Pattern VERSION = Pattern.compile("\\d[\\w.+-]{0,100}");

    private PackageDependencies() {}

    /** Empty where the name is none that a registry would take. */
    static Optional<PackageDependency> of(Dependency dependency, Vulnerabilities vulnerabilities) {
        try {
            PackageURL purl = switch (dependency.kind()) {
                case BUNDLED, DECLARED -> npm(dependency);
                case EXTENSION_PACK, EXTENSION_DEPENDENCY -> extension(dependency);
            };
            return Optional.of(new PackageDependency(
                    dependency.kind(),
                    dependency.name(),
                    dependency.version(),
                    purl.canonicalize(),
                    dependency.kind() == DependencyKind.BUNDLED
                            ? vulnerabilities.of(dependency.name(), dependency.version())
                            : List.of()));
        } catch (MalformedPackageURLException noName) {
            return Optional.empty();
        }
    }

    private static PackageURL npm(Dependency dependency) throws MalformedPackageURLException {
        int slash = dependency.name().startsWith("@") ? dependency.name().indexOf('/') : -1;
        return new PackageURL(
                "npm",
                slash < 0 ? null : dependency.name().substring(0, slash),
                dependency.name().substring(slash + 1),
                version(dependency),
                null,
                null);
    }

    private static PackageURL extension(Dependency dependency) throws MalformedPackageURLException {
        String id = dependency.name().toLowerCase(Locale.ROOT);
        int dot = id.indexOf('.');
        if (dot < 0) {
            throw new MalformedPackageURLException("no publisher");
        }
        return new PackageURL(
                "vscode-extension", id.substring(0, dot), id.substring(dot + 1), version(dependency), null, null);
    }

    private static @org.jspecify.annotations.Nullable String version(Dependency dependency) {
        return VERSION.matcher(dependency.version()).matches() ? dependency.version() : null;
    }
}
