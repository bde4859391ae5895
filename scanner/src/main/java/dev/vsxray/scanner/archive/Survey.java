package dev.vsxray.scanner.archive;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Goes once over every file of a package while it is opened: measures what really comes out, hashes it, and keeps to
 * the limits on the package as a whole. Nothing of the contents is kept.
 */
final class Survey {

    private static final int BUFFER = 64 * 1024;

    /** A file as its container lists it. */
    record Candidate(String path, Optional<Instant> modified, ByteSource source) {}

    private final ReadLimits limits;
    private final SortedMap<String, Candidate> candidates = new TreeMap<>();
    private final List<Trait> traits = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private long total;

    Survey(ReadLimits limits) {
        this.limits = limits;
    }

    void add(String path, byte[] content) {
        add(new Candidate(path, Optional.empty(), () -> new ByteArrayInputStream(content)));
    }

    /** Takes a file in, unless the package already has as many as are read. */
    boolean add(Candidate candidate) {
        if (candidates.size() >= limits.entries()) {
            return false;
        }
        candidates.put(candidate.path(), candidate);
        return true;
    }

    boolean has(String path) {
        return candidates.containsKey(path);
    }

    void tooManyFiles() {
        gaps.add(Gaps.limit("", "package has more files than are read", limits.entries() + " files"));
    }

    void gap(Gap gap) {
        gaps.add(gap);
    }

    void trait(String name, String file, String note, Map<String, String> facts) {
        traits.add(new Trait(name, new TreeMap<>(facts), Evidence.match(Location.startOf(file), note, "")));
    }

    ExtensionPackage toPackage(Closeable archive) {
        SortedMap<String, PackageFile> files = new TreeMap<>();
        candidates.values().stream()
                .sorted(Comparator.comparing((Candidate c) -> Reading.of(c.path()))
                        .thenComparing(Candidate::path))
                .forEach(candidate -> files.put(candidate.path(), measure(candidate)));
        Manifest manifest = Optional.ofNullable(files.get(Manifest.PATH))
                .map(file -> ManifestParser.parse(file, limits))
                .orElseGet(ManifestParser::missing);
        List<Gap> all = new ArrayList<>(gaps);
        all.addAll(manifest.gaps());
        return new ExtensionPackage(manifest, files, PackageDigest.of(files.values(), manifest), traits, all, archive);
    }

    /** What is measured first, so that a bomb uses up the limits only after the files that matter were read. */
    private enum Reading {
        MANIFEST,
        CODE,
        OTHER;

        static Reading of(String path) {
            String name = path.toLowerCase(Locale.ROOT);
            if (name.equals(Manifest.PATH)) {
                return MANIFEST;
            }
            return name.matches(".*\\.(?:[cm]?[jt]sx?|json|html?|node)") ? CODE : OTHER;
        }
    }

    private PackageFile measure(Candidate candidate) {
        Sha256 hash = new Sha256();
        long size = 0;
        try (InputStream in = limited(candidate)) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                total += got;
                if (total > limits.totalBytes()) {
                    throw new LimitReachedException(
                            "package is larger than what is read of one package",
                            limits.totalBytes() + " bytes in all");
                }
                hash.update(buffer, got);
                size += got;
            }
        } catch (IOException failure) {
            gaps.add(Gaps.of(candidate.path(), failure));
        }
        return new PackageFile(candidate.path(), size, hash.hex(), candidate.modified(), candidate.source(), limits);
    }

    private InputStream limited(Candidate candidate) throws IOException {
        ByteSource source = candidate.source();
        return new LimitedStream(
                source.open(), candidate.path(), limits.fileBytes(), source.packedBytes(), limits.ratio());
    }
}
