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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Goes once over every file of a package while it is opened: measures what really comes out, hashes it, and keeps to
 * the limits on the package as a whole. Nothing of the contents is kept.
 */
final class Survey {

    private static final int BUFFER = 64 * 1024;

    /** Traits of one name, and gaps of one kind, that are told. An archive can be made to show each a million times. */
    private static final int MAX_OF_A_KIND = 100;

    /** A file as its container lists it. */
    record Candidate(String path, Optional<Instant> modified, ByteSource source) {}

    /** What claims to be large comes last among its like. */
    private static final Comparator<Candidate> MEASURING_ORDER = Comparator.comparing(
                    (Candidate candidate) -> Reading.of(candidate.path()))
            .thenComparing(candidate -> candidate.source().declaredBytes())
            .thenComparing(Candidate::path);

    private final ReadLimits limits;
    private final SortedMap<String, Candidate> candidates = new TreeMap<>();
    private final List<Trait> traits = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<String, Integer> told = new HashMap<>();
    private final byte[] buffer = new byte[BUFFER];
    private long packedTotal = ByteSource.NOT_PACKED;
    private long total;
    private Optional<LimitReachedException> exhausted = Optional.empty();

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

    /** Moves a file aside. */
    void rename(String path, String other) {
        Candidate candidate = candidates.remove(path);
        if (candidate != null) {
            candidates.put(other, new Candidate(other, candidate.modified(), candidate.source()));
        }
    }

    /** Says how large the archive is that all files come out of, in bytes. */
    void packedBytes(long bytes) {
        packedTotal = bytes;
    }

    void tooManyFiles() {
        gap(Gaps.limit("", "package has more files than are read", limits.entries() + " files"));
    }

    void gap(Gap gap) {
        if (isNew("gap " + gap.kind())) {
            gaps.add(gap);
        }
    }

    void trait(String name, String file, String note, Map<String, String> facts) {
        if (isNew(name)) {
            traits.add(new Trait(name, new TreeMap<>(facts), Evidence.match(Location.startOf(file), note, "")));
        }
    }

    /** True until as many of a kind were told as anybody reads. */
    private boolean isNew(String kind) {
        return told.merge(kind, 1, Integer::sum) <= MAX_OF_A_KIND;
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

        private static final Pattern CODE_NAME = Pattern.compile(".*\\.(?:[cm]?[jt]sx?|json|html?|node)");

        static Reading of(String path) {
            String name = path.toLowerCase(Locale.ROOT);
            if (name.equals(Manifest.PATH)) {
                return MANIFEST;
            }
            return CODE_NAME.matcher(name).matches() ? CODE : OTHER;
        }
    }

    private PackageFile measure(Candidate candidate) {
        Sha256 hash = new Sha256();
        ByteSource source = candidate.source();
        long size = 0;
        if (exhausted.isPresent()) {
            gap(Gaps.of(candidate.path(), exhausted.get()));
            source = refusal(exhausted.get());
        } else {
            try (InputStream in = LimitedStream.of(source, limits)) {
                for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                    hash.update(buffer, got);
                    size += got;
                    counted(got);
                }
                compare(candidate, size);
            } catch (LimitReachedException reached) {
                tell(candidate.path(), reached);
                source = exhausted.isPresent() ? refusal(reached) : source;
            } catch (IOException failure) {
                gap(Gaps.of(candidate.path(), failure));
            }
        }
        return new PackageFile(candidate.path(), size, hash.hex(), candidate.modified(), source, limits);
    }

    private void tell(String path, LimitReachedException reached) {
        gap(Gaps.of(path, reached));
        if (reached.isInflated()) {
            trait("archive-bomb", path, "unpacks to far more than any real file", Map.of("limit", reached.limit()));
        }
    }

    /** Files past the limits of the package stay in the list, but nobody reads them: analysing is bounded too. */
    private static ByteSource refusal(LimitReachedException reached) {
        return () -> {
            throw reached;
        };
    }

    private void counted(long bytes) throws LimitReachedException {
        total += bytes;
        if (total > limits.totalBytes()) {
            exhausted = Optional.of(new LimitReachedException(
                    "package is larger than what is read of one package", limits.totalBytes() + " bytes in all"));
        }
        boolean packed = packedTotal >= 0 && total > ReadLimits.RATIO_FREE_BYTES;
        if (packed && total / Math.max(1, packedTotal) > limits.ratio()) {
            exhausted = Optional.of(LimitReachedException.inflated("package", limits.ratio()));
        }
        if (exhausted.isPresent()) {
            throw exhausted.get();
        }
    }

    private void compare(Candidate candidate, long size) {
        long declared = candidate.source().declaredBytes();
        if (declared >= 0 && declared != size) {
            trait(
                    "declared-size-differs",
                    candidate.path(),
                    "the archive declares another size than comes out",
                    Map.of("declared", Long.toString(declared), "size", Long.toString(size)));
        }
    }
}
