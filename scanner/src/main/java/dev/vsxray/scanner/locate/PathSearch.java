package dev.vsxray.scanner.locate;

import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Place.InstallSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds extensions at and under paths that the user names. */
final class PathSearch {

    /** Folders inside each other, such as {@code samples/family/publisher.name-1.0.0/extension}. */
    private static final int MAX_DEPTH = 5;

    /** Extensions. A mirror of a whole gallery is scanned in parts. */
    private static final int MAX_FOUND = 100_000;

    private final Found found = new Found();

    Located search(List<Path> paths) {
        for (Path path : paths) {
            int before = found.count();
            if (Files.isDirectory(path)) {
                folder(path, MAX_DEPTH);
                if (found.count() == before && Files.isRegularFile(path.resolve("package.json"))) {
                    found.place(path, Place.given(path.toString(), InstallSource.FOLDER));
                }
            } else if (Sniff.isArchive(path) || Sniff.isZipOrGzip(path)) {
                found.place(path, Place.given(path.toString(), InstallSource.VSIX));
            }
            if (found.count() == before && !found.has(path)) {
                found.absent(path);
            }
        }
        return found.toLocated();
    }

    private void folder(Path folder, int depth) {
        if (Sniff.isExtensionFolder(folder)) {
            found.place(folder, Place.given(folder.toString(), InstallSource.FOLDER));
            return;
        }
        if (ExtensionsFolder.isOne(folder)) {
            Editors.Row like = Editors.like(folder).orElse(Editors.NONE);
            new ExtensionsFolder(folder, List.of(), like.editor(), like.gallery(), found).search();
            return;
        }
        found.looked(folder);
        if (depth == 0) {
            found.limit(folder, "folder lies too deep to be searched", MAX_DEPTH + " levels of folders");
            return;
        }
        for (Path child : children(folder)) {
            if (found.count() >= MAX_FOUND) {
                found.limit(folder, "more extensions than are searched for", MAX_FOUND + " extensions");
                return;
            }
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                folder(child, depth - 1);
            } else if (Files.isDirectory(child) && Sniff.isExtensionFolder(child)) {
                // A link to an extension that is being developed; other links are not walked, so no loop can arise.
                found.place(child, Place.given(child.toString(), InstallSource.FOLDER));
            } else if (Sniff.isArchive(child)) {
                found.place(child, Place.given(child.toString(), InstallSource.VSIX));
            }
        }
    }

    private List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException failure) {
            found.unreadable(folder, "folder cannot be listed");
            return List.of();
        }
    }
}
