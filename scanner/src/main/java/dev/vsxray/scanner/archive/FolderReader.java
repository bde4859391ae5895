package dev.vsxray.scanner.archive;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;

/**
 * Lists an extension folder as an editor installed it. Symbolic links are looked at, never walked: one that leads to a
 * file of the same folder is read as that file, one that leads out is told and left alone, so no loop can arise. Only
 * plain files are ever opened; a FIFO or a device would block.
 */
final class FolderReader {

    private final Path folder;
    private final Survey survey;
    private final ReadLimits limits;

    FolderReader(Path folder, Survey survey, ReadLimits limits) {
        this.folder = folder;
        this.survey = survey;
        this.limits = limits;
    }

    ExtensionPackage read() {
        try {
            Path root = folder.toRealPath();
            Files.walkFileTree(root, new Walk(root));
        } catch (IOException failure) {
            survey.gap(Gaps.of("", failure));
        }
        return survey.toPackage(() -> {});
    }

    private final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return pathOf(directory).length() > limits.pathLength() ? tooLong(directory) : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String path = pathOf(file);
            if (path.length() > limits.pathLength()) {
                return tooLong(file);
            }
            if (attributes.isSymbolicLink()) {
                return link(file, path);
            }
            if (!attributes.isRegularFile()) {
                survey.trait("special-file", path, "a device, pipe or socket lies in the package", Map.of());
                survey.gap(Gaps.unreadable(path, "is a device, pipe or socket; reading it could block"));
                return FileVisitResult.CONTINUE;
            }
            return plain(file, path, attributes);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            survey.gap(Gaps.of(pathOf(file), failure));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
            if (failure != null) {
                survey.gap(Gaps.of(pathOf(directory), failure));
            }
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult link(Path file, String path) {
            try {
                Path target = file.toRealPath();
                if (!target.startsWith(root)) {
                    survey.trait(
                            "symlink-out-of-folder",
                            path,
                            "a symbolic link leads out of the extension's folder",
                            Map.of("target", Files.readSymbolicLink(file).toString()));
                    survey.gap(Gaps.unreadable(path, "is a symbolic link out of the extension's folder; not followed"));
                    return FileVisitResult.CONTINUE;
                }
                BasicFileAttributes attributes =
                        Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                // A link to a folder of the package adds no file that is not listed under its own path.
                return attributes.isRegularFile() ? plain(target, path, attributes) : FileVisitResult.CONTINUE;
            } catch (IOException loopOrDangling) {
                survey.trait("symlink-broken", path, "a symbolic link leads nowhere or to itself", Map.of());
                return FileVisitResult.CONTINUE;
            }
        }

        private FileVisitResult plain(Path file, String path, BasicFileAttributes attributes) {
            boolean taken = survey.add(new Survey.Candidate(
                    path,
                    Optional.of(attributes.lastModifiedTime().toInstant()),
                    () -> Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
            if (!taken) {
                survey.tooManyFiles();
                return FileVisitResult.TERMINATE;
            }
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult tooLong(Path file) {
            String start = EntryName.start(pathOf(file));
            survey.gap(Gaps.limit(start, "path is too long", limits.pathLength() + " characters of a path"));
            return FileVisitResult.SKIP_SUBTREE;
        }

        private String pathOf(Path file) {
            return EntryName.portable(root.relativize(file).toString(), File.separatorChar);
        }
    }
}
