package dev.vsxray.scanner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The order in which extensions are looked at: a big one that starts last keeps one thread busy while the others wait. */
final class WorkOrder {

    private WorkOrder() {}

    /** Those of the same size stay in their order. */
    static List<OpenedExtension> biggestFirst(List<OpenedExtension> extensions) {
        Map<OpenedExtension, Long> sizes = new LinkedHashMap<>();
        extensions.forEach(extension -> sizes.put(extension, size(extension.path())));
        return sizes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Bytes of a folder or an archive; a file that cannot be looked at counts nothing, because only the order hangs on it. */
    static long size(Path folderOrArchive) {
        try (Stream<Path> files = Files.walk(folderOrArchive)) {
            return files.mapToLong(WorkOrder::ownSize).sum();
        } catch (IOException | UncheckedIOException unreadable) {
            return 0;
        }
    }

    private static long ownSize(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
