package dev.vsxray.scanner.archive;

import dev.vsxray.scanner.model.Gap;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * One file of a package. Its bytes stay where they are until asked for.
 *
 * <p>Safe for use by several threads; not usable after the package is closed.
 */
public final class PackageFile {

    private final String path;
    private final long size;
    private final String sha256;
    private final Optional<Instant> modified;
    private final ByteSource source;
    private final ReadLimits limits;

    PackageFile(
            String path, long size, String sha256, Optional<Instant> modified, ByteSource source, ReadLimits limits) {
        this.path = path;
        this.size = size;
        this.sha256 = sha256;
        this.modified = modified;
        this.source = source;
        this.limits = limits;
    }

    /**
     * Path inside the package as the editor would install it: parts joined by {@code /}, no leading slash, no
     * {@code ..}, no NUL. What a hostile archive writes instead is percent-encoded, so {@code ..} is {@code %2E%2E}.
     */
    public String path() {
        return path;
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Bytes that really came out when the package was opened; up to the limit where the file is larger. */
    public long size() {
        return size;
    }

    /** SHA-256 of the {@link #size} bytes, in lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Time of last change as the archive or the file system says; easily forged. */
    public Optional<Instant> modified() {
        return modified;
    }

    /**
     * The file from its start, for streaming. Ends with a {@link LimitReachedException} rather than give more than
     * {@link ReadLimits#fileBytes}.
     *
     * @throws IOException where the file has become unreadable, or its packed form is damaged
     */
    public InputStream open() throws IOException {
        return LimitedStream.of(source, limits);
    }

    /** Something that lies in this file from its start, within the limits on this one. */
    InputStream limited(ByteSource inside) throws IOException {
        return LimitedStream.of(inside, limits);
    }

    /** The file's bytes, up to {@link ReadLimits#memoryBytes}. */
    public FileContent content() {
        return content(limits.memoryBytes());
    }

    /** The file's bytes, up to {@code maxBytes} or {@link ReadLimits#memoryBytes}, whichever is less. */
    public FileContent content(int maxBytes) {
        int most = Math.min(maxBytes, limits.memoryBytes());
        Bytes read = Bytes.read(this::open, size, most);
        Optional<Gap> gap = read.failure()
                .map(failure -> Gaps.of(path, failure))
                .or(() -> read.more()
                        ? Optional.of(
                                Gaps.limit(path, "only the start of the file was read", most + " bytes in memory"))
                        : Optional.empty());
        return new FileContent(read.bytes(), gap);
    }

    @Override
    public String toString() {
        return path;
    }
}
