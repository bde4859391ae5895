package dev.vsxray.scanner.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A cheap fingerprint of a folder or archive: path, kind, size and times of every file, read without opening one. While
 * it stays the same, the content is taken to be the same.
 *
 * <p>What an attacker can do against it: whoever may write the files can change them and set size and time of change
 * back. Where the system keeps a time of change of the inode (Linux, macOS), that time and the inode's number are part of
 * the stamp, and no program can set it back but by turning the clock of the whole machine as its administrator, or by
 * writing to the disk below the file system. Elsewhere (Windows) size and times are all there is. That is why whoever
 * keeps stamps must read the bytes anew from time to time whatever the stamp says: such a change is then seen some nights
 * late, and not never. Who can do either of this can replace this tool as well.
 *
 * <p>A file that changed at the very time of the look might change again within one tick of the file system's clock; such
 * a stamp is not given out.
 */
public final class MetadataStamp {

    /** Coarsest clock of a file system in use: FAT counts in two seconds. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private static final String UNIX = "unix";

    private MetadataStamp() {}

    /**
     * The stamp of a folder or archive; empty where it could not be read as a whole, or changed a moment ago.
     *
     * @param now the time of the look
     */
    public static Optional<String> of(Path folderOrArchive, Instant now) {
        try {
            Path root = folderOrArchive.toRealPath();
            Walk walk = new Walk(root);
            Files.walkFileTree(root, walk);
            return walk.changedNear(now) ? Optional.empty() : Optional.of(walk.stamp());
        } catch (IOException | RuntimeException unreadable) {
            // A file system may refuse an attribute with an exception of any kind; then the content is read.
            return Optional.empty();
        }
    }

    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final boolean unix;
        private final TreeMap<String, String> lines = new TreeMap<>();
        private final List<Instant> changes = new ArrayList<>();

        Walk(Path root) {
            this.root = root;
            this.unix = root.getFileSystem().supportedFileAttributeViews().contains(UNIX);
        }

        String stamp() {
            Sha256 hash = new Sha256();
            lines.forEach((path, line) -> hash.update(path + "\0" + line + "\0"));
            return hash.hex();
        }

        boolean changedNear(Instant now) {
            return changes.stream()
                    .anyMatch(change -> Duration.between(change, now).abs().compareTo(TICK) <= 0);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            return add(directory, attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            return add(file, attributes);
        }

        /** Unlike a reader, which makes a gap of it: what cannot be looked at has no stamp. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult add(Path file, BasicFileAttributes attributes) throws IOException {
            String kind = attributes.isRegularFile()
                    ? "file"
                    : attributes.isDirectory()
                            ? "folder"
                            : attributes.isSymbolicLink() ? "link " + Files.readSymbolicLink(file) : "other";
            // The size of a folder is the file system's own affair.
            String size = attributes.isRegularFile() ? Long.toString(attributes.size()) : "";
            lines.put(
                    root.relativize(file).toString(),
                    kind + " " + size + " " + attributes.lastModifiedTime() + " " + inode(file, attributes));
            return FileVisitResult.CONTINUE;
        }

        private String inode(Path file, BasicFileAttributes attributes) throws IOException {
            if (!unix) {
                changes.add(attributes.lastModifiedTime().toInstant());
                return attributes.creationTime().toString();
            }
            Map<String, Object> inode = Files.readAttributes(file, "unix:ino,ctime,mode", LinkOption.NOFOLLOW_LINKS);
            if (inode.get("ctime") instanceof FileTime changed) {
                changes.add(changed.toInstant());
            }
            return inode.get("ino") + " " + inode.get("ctime") + " " + inode.get("mode");
        }
    }
}
