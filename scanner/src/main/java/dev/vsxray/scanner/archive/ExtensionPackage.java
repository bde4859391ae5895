package dev.vsxray.scanner.archive;

import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.model.Gap;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The files of one version of an extension: the same type for an installed folder, a {@code .vsix} and files in memory,
 * with the same paths, so that nothing after this room asks which it was.
 *
 * <p>Immutable and safe for several threads. Holds an archive open until it is closed.
 */
public final class ExtensionPackage implements Closeable {

    /** Publisher of a manifest that names none; the editors' own word. */
    public static final String UNDEFINED_PUBLISHER = "undefined_publisher";

    private static final String NO_NAME = "undefined_name";

    private final Manifest manifest;
    private final SortedMap<String, PackageFile> files;
    private final String digest;
    private final List<Trait> traits;
    private final List<Gap> gaps;
    private final Closeable archive;

    ExtensionPackage(
            Manifest manifest,
            SortedMap<String, PackageFile> files,
            String digest,
            List<Trait> traits,
            List<Gap> gaps,
            Closeable archive) {
        this.manifest = manifest;
        this.files = files;
        this.digest = digest;
        this.traits = List.copyOf(traits);
        this.gaps = List.copyOf(gaps);
        this.archive = archive;
    }

    /** A package of these files; keys are paths, such as {@code package.json}. For examples of rules, and for tests. */
    public static ExtensionPackage ofTexts(Map<String, String> texts) {
        return ofBytes(texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().getBytes(StandardCharsets.UTF_8))));
    }

    /** A package of these files; keys are paths, such as {@code package.json}. The arrays are not copied. */
    public static ExtensionPackage ofBytes(Map<String, byte[]> contents) {
        Survey survey = new Survey(ReadLimits.DEFAULT);
        contents.forEach(survey::add);
        return survey.toPackage(() -> {});
    }

    /** The package in this {@code .vsix}. The array is not copied. */
    public static ExtensionPackage ofArchive(byte[] archive) {
        Survey survey = new Survey(ReadLimits.DEFAULT);
        return new VsixReader(new ArchiveBytes.InMemory(archive), survey, ReadLimits.DEFAULT).read();
    }

    /** Who the manifest says it is; {@code undefined_publisher} and {@code undefined_name} stand for what it leaves out. */
    public ExtensionId id() {
        return new ExtensionId(
                orElse(manifest.textAt("/publisher"), UNDEFINED_PUBLISHER), orElse(manifest.textAt("/name"), NO_NAME));
    }

    /** The version as the manifest writes it, or empty. */
    public String version() {
        return manifest.textAt("/version");
    }

    /** The platform this package was built for, such as {@code linux-x64}; empty where it is not said. */
    public String targetPlatform() {
        return manifest.textAt("/__metadata/targetPlatform");
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Every file, sorted by path. Members of archives inside the package have paths like {@code a.zip!/b.js}. */
    public List<PackageFile> files() {
        return List.copyOf(files.values());
    }

    public Optional<PackageFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /**
     * SHA-256 over all paths and contents in lower-case hexadecimal: equal for the same extension as a {@code .vsix}
     * and as installed by an editor. What the editor adds to {@code package.json} ({@code __metadata}, layout) does not
     * count. A package that could not be read as a whole equals no other archive.
     */
    public String digest() {
        return digest;
    }

    /** What the container itself shows, such as {@code path-traversal-entry}. Does not contain the manifest's. */
    public List<Trait> traits() {
        return traits;
    }

    /** What could not be read when the package was opened, the manifest included. */
    public List<Gap> gaps() {
        return gaps;
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
