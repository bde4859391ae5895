package dev.vsxray.scanner.archive;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
            .thenComparingLong(candidate -> candidate.source().declaredBytes())
            .thenComparing(Candidate::path);

    private final ReadLimits limits;
    private final SortedMap<String, Candidate> candidates = new TreeMap<>();
    private final List<Trait> traits = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<String, Integer> told = new HashMap<>();
    private final List<NestedArchive> archives = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private Optional<ArchiveBytes> container = Optional.empty();
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

    /** Names the archive that all files come out of, and says how large it is, in bytes. */
    void container(ArchiveBytes archive, long bytes) {
        container = Optional.of(archive);
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
                .sorted(MEASURING_ORDER)
                .forEach(candidate -> files.put(candidate.path(), measure(candidate)));
        Manifest manifest = Optional.ofNullable(files.get(Manifest.PATH))
                .map(file -> ManifestParser.parse(file, limits))
                .orElseGet(ManifestParser::missing);
        String content = PackageDigest.of(files.values(), manifest);
        String digest = gaps.isEmpty() ? content : PackageDigest.ofIncomplete(content, container, gaps);
        for (int level = 1; !archives.isEmpty(); level++) {
            openArchives(files, level);
        }
        List<Gap> all = new ArrayList<>(gaps);
        all.addAll(manifest.gaps());
        return new ExtensionPackage(manifest, files, digest, traits, all, archive);
    }

    /** Adds the members of the archives that were come by, which may be archives again. */
    private void openArchives(SortedMap<String, PackageFile> files, int level) {
        List<NestedArchive> found = List.copyOf(archives);
        archives.clear();
        for (NestedArchive archive : found) {
            PackageFile file = archive.file();
            if (level > limits.nesting()) {
                gap(Gaps.limit(
                        file.path(), "archives lie inside each other", limits.nesting() + " levels of archives"));
            } else if (file.size() > NestedArchive.MAX_BYTES) {
                gap(Gaps.limit(
                        file.path(), "archive was not opened", NestedArchive.MAX_BYTES + " bytes of an archive"));
            } else {
                open(archive, files);
            }
        }
    }

    private void open(NestedArchive archive, SortedMap<String, PackageFile> files) {
        String path = archive.file().path();
        NestedArchive.Members members = archive.members(limits.entries() - files.size(), limits.totalBytes() - total);
        try {
            counted(members.unpacked());
        } catch (LimitReachedException reached) {
            tell(path, reached);
        }
        for (Candidate member : members.members()) {
            files.put(member.path(), measure(member));
        }
        for (String leaving : members.leaving()) {
            trait(
                    "archive-member-leaves",
                    leaving,
                    "a member of an archive would be unpacked elsewhere, or leads elsewhere",
                    Map.of());
        }
        if (members.encrypted()) {
            trait("encrypted-archive", path, "an archive in the package has encrypted members", Map.of());
        }
        members.failure().ifPresent(failure -> tell(path, failure));
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
        if (exhausted.isPresent()) {
            gap(Gaps.of(candidate.path(), exhausted.get()));
            return file(candidate, 0, new Sha256(), refusal(exhausted.get()));
        }
        Sha256 hash = new Sha256();
        long size = 0;
        ByteBuffer head = ByteBuffer.allocate(NestedArchive.HEAD_BYTES);
        try (InputStream in = LimitedStream.of(candidate.source(), limits)) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                head.put(buffer, 0, Math.min(got, head.remaining()));
                hash.update(buffer, got);
                size += got;
                counted(got);
            }
            compare(candidate, size);
        } catch (IOException failure) {
            tell(candidate.path(), failure);
        }
        ByteSource source = exhausted.map(Survey::refusal).orElse(candidate.source());
        PackageFile file = file(candidate, size, hash, source);
        NestedArchive.of(file, Arrays.copyOf(head.array(), head.position())).ifPresent(archives::add);
        return file;
    }

    private PackageFile file(Candidate candidate, long size, Sha256 hash, ByteSource source) {
        return new PackageFile(candidate.path(), size, hash.hex(), candidate.modified(), source, limits);
    }

    private void tell(String path, IOException failure) {
        gap(Gaps.of(path, failure));
        if (failure instanceof LimitReachedException reached && reached.isInflated()) {
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
