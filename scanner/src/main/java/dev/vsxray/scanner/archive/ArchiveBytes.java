package dev.vsxray.scanner.archive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** An archive as bytes that can be read from any place. Each call of {@link #open} starts anew. */
sealed interface ArchiveBytes {

    SeekableByteChannel open() throws IOException;

    /** An archive on disk. */
    record OnDisk(Path file) implements ArchiveBytes {

        @Override
        public SeekableByteChannel open() throws IOException {
            return Files.newByteChannel(file, StandardOpenOption.READ);
        }
    }

    /** An archive in memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record InMemory(byte[] bytes) implements ArchiveBytes {

        @Override
        public SeekableByteChannel open() {
            return new SeekableInMemoryByteChannel(bytes);
        }
    }
}
