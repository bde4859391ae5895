package dev.vsxray.nightly.state;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Writes files that only their owner may read: reports and history name what runs on a machine and where it is weak. A
 * file is written under a temporary name, forced to the disk and moved into place, so that a reader, or whoever comes
 * after a crash, finds the old file or the new one and nothing between.
 *
 * <p>On Windows the folder of a user's own data is closed to others already; nothing is added there.
 */
public final class StateFiles {

    /** Ends the name of a file that is being written; one that is left over was never finished. */
    public static final String PARTIAL = ".partial";

    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FILE = PosixFilePermissions.fromString("rw-------");

    private StateFiles() {}

    /** Something that writes bytes. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Makes {@code folder} and what is missing above it. What is there keeps its permissions: the user may have reasons. */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(folder, OWNER_ONLY_FOLDER));
        }
    }

    /** Replaces {@code file}, whose folder is made where it is missing. */
    public static void write(Path file, Content content) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
        createFolder(folder);
        Path written = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + PARTIAL);
        try {
            try (FileChannel channel = FileChannel.open(
                            written,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            attributes(folder, OWNER_ONLY_FILE));
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            move(written, file);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Replaces {@code file} with these bytes. */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, out -> out.write(bytes));
    }

    /**
     * Makes a file that must not be there yet.
     *
     * @throws java.nio.file.FileAlreadyExistsException when it is there
     */
    public static void create(Path file, byte[] bytes) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
        createFolder(folder);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                attributes(folder, OWNER_ONLY_FILE))) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.force(true);
        }
    }

    /** Moves a file or folder over whatever is at {@code to}, at once where the file system can. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException networkFolder) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static FileAttribute<?>[] attributes(Path at, Set<PosixFilePermission> permissions) {
        return knowsPermissions(at)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
