package dev.vsxray.nightly.watch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What tells one state of a folder or file from another, without reading any content.
 *
 * @param entries files and folders that were counted
 * @param bytes their sizes in all
 * @param newest the latest change, in milliseconds since the epoch
 */
record Mark(long entries, long bytes, long newest) {

    private static final Mark NOTHING = new Mark(0, 0, 0);

    /** Entries; an extension with more counts as quiet when its first ones are. */
    private static final int MAX_ENTRIES = 50_000;

    /** Of the folder itself and its manifest: cheap, and different after every installation and update. */
    static Mark shallow(Path extension) {
        return of(extension).and(of(extension.resolve("package.json"))).and(of(extension.resolve("extension")));
    }

    /** Of everything in the folder: different as long as somebody writes there. */
    static Mark deep(Path extension) {
        Mark[] sum = {NOTHING};
        try {
            Files.walkFileTree(extension, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return count(attributes);
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return count(attributes);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                private FileVisitResult count(BasicFileAttributes attributes) {
                    sum[0] = sum[0].and(of(attributes));
                    return sum[0].entries() < MAX_ENTRIES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }
            });
        } catch (IOException goneMeanwhile) {
            // Then the next look sees another mark.
            return sum[0];
        }
        return sum[0];
    }

    private static Mark of(Path path) {
        try {
            return of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException notThere) {
            return NOTHING;
        }
    }

    private static Mark of(BasicFileAttributes attributes) {
        long size = attributes.isDirectory() ? 0 : attributes.size();
        return new Mark(1, size, attributes.lastModifiedTime().toMillis());
    }

    private Mark and(Mark other) {
        return new Mark(entries + other.entries, bytes + other.bytes, Math.max(newest, other.newest));
    }
}
