package dev.vsxray.scanner.archive;

import dev.vsxray.scanner.model.Gap;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * An archive that was packed once more with gzip, as a download without decoding leaves it, unpacked to a temporary file
 * that is deleted on closing: a ZIP file must be read from its end. The only file this room ever writes.
 *
 * @param gap why the rest is missing, where it could not be unpacked to its end
 */
record UnwrappedArchive(Path file, Optional<Gap> gap) implements Closeable {

    /** With the process, so that a file left by a crash can be told from one in use. */
    static final String PREFIX = "vsxray-" + ProcessHandle.current().pid() + "-";

    private static final int BUFFER = 64 * 1024;

    static UnwrappedArchive of(ArchiveBytes gzip, ReadLimits limits) throws IOException {
        // Owner-only where the file system knows owners; that is what createTempFile promises.
        Path file = Files.createTempFile(PREFIX, ".zip");
        long packed;
        try (SeekableByteChannel channel = gzip.open()) {
            packed = channel.size();
        }
        ByteSource source = new ByteSource() {
            @Override
            public InputStream open() throws IOException {
                return new GZIPInputStream(new BufferedInputStream(Channels.newInputStream(gzip.open())), BUFFER);
            }

            @Override
            public long packedBytes() {
                return packed;
            }
        };
        try (InputStream in = LimitedStream.of(source, limits);
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
            return new UnwrappedArchive(file, Optional.empty());
        } catch (IOException failure) {
            return new UnwrappedArchive(file, Optional.of(Gaps.of("", failure)));
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
