package dev.vsxray.nightly.quarantine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes on disk that are there as a whole or not at all, whenever the power goes. */
final class Durable {

    private Durable() {}

    /** Replaces a file's content and keeps its permissions. */
    static void write(Path file, byte[] content) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent(), "a file is in a folder");
        Path partial = Files.createTempFile(folder, ".vsxray", ".partial");
        try {
            try (FileChannel out = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    out.write(left);
                }
                out.force(true);
            }
            PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (old != null && Files.exists(file)) {
                Files.setPosixFilePermissions(partial, old.readAttributes().permissions());
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /**
     * Moves a folder, or a link to one, to a place where nothing is. Between file systems it is copied under another
     * name, then gets its own, then the original is deleted: {@code to} is there only when it is whole.
     */
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Path partial = partial(to);
            delete(partial);
            copy(from, partial);
            Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
            delete(from);
        }
    }

    /** Under this name a copy grows; editors leave out names that begin with a dot. */
    static Path partial(Path to) {
        return to.resolveSibling("." + to.getFileName() + ".partial");
    }

    /** Deletes what is there, if anything is; links are deleted, not followed. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Whether every file of {@code part} is in {@code whole} with the same bytes. */
    static boolean isPartOf(Path part, Path whole) throws IOException {
        if (Files.isSymbolicLink(part)) {
            return Files.isSymbolicLink(whole) && Files.readSymbolicLink(part).equals(Files.readSymbolicLink(whole));
        }
        try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path twin = whole.resolve(part.relativize(file).toString());
                if (!Files.isRegularFile(twin) || Files.mismatch(file, twin) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                copyOne(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                copyOne(file);
                return FileVisitResult.CONTINUE;
            }

            private void copyOne(Path path) throws IOException {
                Path target = to.resolve(from.relativize(path).toString());
                Files.copy(
                        path,
                        from.equals(path) ? to : target,
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        });
    }
}
