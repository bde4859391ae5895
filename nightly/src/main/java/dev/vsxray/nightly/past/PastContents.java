package dev.vsxray.nightly.past;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vsxray.nightly.state.StateFiles;
import dev.vsxray.scanner.Observations;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps what was seen in extensions in a folder: one file for each content. Files are replaced whole, and what cannot be
 * read is as if it were not kept. For several threads.
 */
public final class PastContents {

    /** How long after it was last there the contents of an extension are kept: as long as reports are, by default. */
    public static final Duration KEPT = Duration.ofDays(90);

    /** Days between the marks that a content is still there; one mark each night would be work for nothing. */
    private static final Duration BETWEEN_MARKS = Duration.ofDays(5);

    private static final String ENDING = ".json.gz";

    private final Path folder;
    private final Clock clock;

    /** @param folder made where it is missing */
    public PastContents(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Made when something is written or read: most nights need none of it. */
    private static final class Format {
        static final ObjectMapper JSON = ObservationFormat.mapper();
    }

    /** Keeps what was seen in the package with the digest {@code content}. */
    public void keep(String content, Observations seen) throws IOException {
        Path file = file(content);
        StateFiles.write(file, out -> {
            GZIPOutputStream packed = new GZIPOutputStream(out);
            Format.JSON.writeValue(packed, seen);
            packed.finish();
        });
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    /** Whether it is kept; it may still turn out not to be readable. */
    public boolean has(String content) {
        return !content.isEmpty() && Files.exists(file(content));
    }

    /** Remembers that the content was there today. */
    public void stillThere(String content) {
        try {
            Path file = file(content);
            Instant marked = Files.getLastModifiedTime(file).toInstant();
            if (marked.isBefore(clock.instant().minus(BETWEEN_MARKS))) {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            }
        } catch (IOException notKept) {
            // It is told when it is asked for.
        }
    }

    /** What was seen in the package with the digest {@code content}, where it is kept. */
    public Optional<Observations> of(String content) {
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file(content))))) {
            return Optional.of(Format.JSON.readValue(in, Observations.class));
        } catch (IOException absentOrDamagedOrOfAnotherBuild) {
            return Optional.empty();
        }
    }

    /** Deletes what was not there for {@link #KEPT}. */
    public void forgetWhatLeft() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant oldest = clock.instant().minus(KEPT).minus(BETWEEN_MARKS);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path file(String digest) {
        String name = digest.substring(digest.indexOf(':') + 1);
        return folder.resolve(name.substring(0, 2)).resolve(name + ENDING);
    }
}
