package dev.vsxray.scanner.archive;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of one package is read. All are counted on bytes that really came out, never on sizes an archive declares.
 *
 * @param entries files of one package
 * @param fileBytes bytes of one file that are streamed (hashed, looked through)
 * @param memoryBytes bytes of one file that are handed out as an array
 * @param totalBytes bytes of all files together
 * @param ratio unpacked bytes for one packed byte
 * @param pathLength UTF-16 code units of a path inside the package
 * @param nesting archives inside archives that are opened; 1 is an archive that lies in the package
 * @param manifestBytes bytes of {@code package.json}
 * @param manifestDepth objects and arrays inside each other in {@code package.json}
 */
public record ReadLimits(
        int entries,
        long fileBytes,
        int memoryBytes,
        long totalBytes,
        int ratio,
        int pathLength,
        int nesting,
        int manifestBytes,
        int manifestDepth) {

    private static final int MIB = 1 << 20;

    /** Files. The largest real packages bring a whole {@code node_modules} of some 30,000 files. */
    public static final int MAX_ENTRIES = 100_000;

    /** Bytes. Language servers and bundled runtimes reach 200 MiB in one file; Open VSX takes 512 MiB in all. */
    public static final long MAX_FILE_BYTES = 512L * MIB;

    /** Bytes. The largest script bundles seen are near 30 MiB; an array of this size fits a heap of 256 MiB. */
    public static final int MAX_MEMORY_BYTES = 48 * MIB;

    /** Bytes. Unpacked size of the largest packages is near 1 GiB; hashing this much takes some ten seconds. */
    public static final long MAX_TOTAL_BYTES = 2048L * MIB;

    /** Unpacked to packed bytes. Text reaches 10, sparse tables 100; deflate can be driven to 1032. */
    public static final int MAX_RATIO = 200;

    /** Bytes a file may unpack to before {@link #MAX_RATIO} counts: a small file of blanks is no bomb. */
    public static final long RATIO_FREE_BYTES = 16L * MIB;

    /** UTF-16 code units. Windows allows 260 by default, npm trees go to some 400. */
    public static final int MAX_PATH_LENGTH = 1_024;

    /** Levels. A template or a fixture inside a package is one, an archive in that is two. */
    public static final int MAX_NESTING = 2;

    /** Bytes. The largest real manifests are near 1 MiB. */
    public static final int MAX_MANIFEST_BYTES = 8 * MIB;

    /** Levels. Real manifests stay under 30, mostly in JSON schemas of settings. */
    public static final int MAX_MANIFEST_DEPTH = 200;

    public static final ReadLimits DEFAULT = new ReadLimits(
            MAX_ENTRIES,
            MAX_FILE_BYTES,
            MAX_MEMORY_BYTES,
            MAX_TOTAL_BYTES,
            MAX_RATIO,
            MAX_PATH_LENGTH,
            MAX_NESTING,
            MAX_MANIFEST_BYTES,
            MAX_MANIFEST_DEPTH);

    /** The limits by name, each with its unit, for a report. */
    public SortedMap<String, String> described() {
        SortedMap<String, String> limits = new TreeMap<>();
        limits.put("entries", entries + " files");
        limits.put("file-bytes", fileBytes + " bytes");
        limits.put("memory-bytes", memoryBytes + " bytes");
        limits.put("total-bytes", totalBytes + " bytes");
        limits.put("ratio", ratio + " unpacked bytes for a packed byte");
        limits.put("path-length", pathLength + " characters");
        limits.put("nesting", nesting + " levels");
        limits.put("manifest-bytes", manifestBytes + " bytes");
        limits.put("manifest-depth", manifestDepth + " levels");
        return limits;
    }
}
