package dev.vsxray.nightly.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which extensions came or changed, and are ready to be read: an editor unpacks file by file, and half an extension says
 * nothing. Looks when it is told to and knows no clock; whoever calls decides how often.
 */
public final class Watch {

    private final Duration quiet;
    private SortedMap<Path, Mark> known;
    private final SortedMap<Path, Pending> pending = new TreeMap<>();

    /** An extension on which somebody is still writing, as far as is known. */
    private record Pending(Mark mark, Instant since) {}

    /**
     * Begins with what is there, which is not new.
     *
     * @param folders in which editors keep extensions
     * @param quiet how long nothing must have changed before an extension is ready
     */
    public Watch(List<Path> folders, Duration quiet) {
        this.quiet = quiet;
        this.known = marks(folders);
    }

    /** Whether something came that is not ready yet, so that another look is due soon. */
    public boolean isWaiting() {
        return !pending.isEmpty();
    }

    /** What became ready by {@code now}, in order of its paths. Each state of an extension is told once. */
    public List<Path> look(List<Path> folders, Instant now) {
        SortedMap<Path, Mark> present = marks(folders);
        present.forEach((path, mark) -> {
            if (!mark.equals(known.get(path))) {
                pending.put(path, new Pending(Mark.deep(path), now));
            }
        });
        known = present;
        pending.keySet().retainAll(present.keySet());
        List<Path> ready = new ArrayList<>();
        pending.replaceAll((path, earlier) -> {
            Mark mark = Mark.deep(path);
            return mark.equals(earlier.mark()) ? earlier : new Pending(mark, now);
        });
        pending.forEach((path, waiting) -> {
            boolean isQuiet = Duration.between(waiting.since(), now).compareTo(quiet) >= 0;
            if (isQuiet && isWhole(path)) {
                ready.add(path);
            }
        });
        ready.forEach(pending::remove);
        return ready;
    }

    /** Temporary names are the editors' own: {@code .<uuid>} while unpacking, {@code .vsctmp} while deleting. */
    private static SortedMap<Path, Mark> marks(List<Path> folders) {
        SortedMap<Path, Mark> marks = new TreeMap<>();
        for (Path folder : folders) {
            try (Stream<Path> children = Files.list(folder)) {
                children.filter(child -> {
                            String name = child.getFileName().toString();
                            return !name.startsWith(".") && !name.endsWith(".vsctmp");
                        })
                        .filter(child -> Files.isDirectory(child) || isPackage(child))
                        .forEach(child -> marks.put(child, Mark.shallow(child)));
            } catch (IOException | UncheckedIOException unlisted) {
                // A folder that is not there yet, or no longer, has nothing new in it.
            }
        }
        return marks;
    }

    private static boolean isWhole(Path path) {
        return isPackage(path)
                || Files.isRegularFile(path.resolve("package.json"))
                || Files.isRegularFile(path.resolve("extension/package.json"));
    }

    private static boolean isPackage(Path path) {
        return path.toString().endsWith(".vsix") && Files.isRegularFile(path);
    }
}
