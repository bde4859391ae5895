package dev.vsxray.scanner.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetadataStampTest {

    /** Long after anything a test writes. */
    private static final Instant LATER = Instant.parse("2200-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void staysTheSameWhileNothingChanges() throws IOException {
        write("dist/main.js", "one");
        assertThat(stamp()).isPresent().isEqualTo(stamp());
    }

    @Test
    void seesEveryKindOfChange() throws IOException {
        write("main.js", "one");
        Optional<String> before = stamp();
        write("main.js", "longer");
        Optional<String> changed = stamp();
        write("empty.js", "");
        Optional<String> added = stamp();
        Files.move(folder.resolve("empty.js"), folder.resolve("renamed.js"));
        Optional<String> renamed = stamp();
        Files.delete(folder.resolve("renamed.js"));
        Optional<String> removed = stamp();
        assertThat(before).isNotEqualTo(changed);
        assertThat(changed).isNotEqualTo(added);
        assertThat(added).isNotEqualTo(renamed);
        assertThat(renamed).isNotEqualTo(removed);
    }

    /** Same path, same size, time of change set back: only the inode tells. */
    @Test
    void isNotFooledByATimeThatWasSetBack() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("unix");
        Path file = write("main.js", "harmless");
        FileTime time = Files.getLastModifiedTime(file);
        Optional<String> before = stamp();
        Files.writeString(file, "malware!");
        Files.setLastModifiedTime(file, time);
        assertThat(stamp()).isPresent().isNotEqualTo(before);
    }

    /** Within one tick of the clock a second change would leave no trace. */
    @Test
    void isNotGivenForWhatChangedAMomentAgo() throws IOException {
        Path file = write("main.js", "one");
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("unix");
        Instant changed = ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
        assertThat(MetadataStamp.of(folder, changed.plusSeconds(1))).isEmpty();
        assertThat(MetadataStamp.of(folder, changed.plusSeconds(9))).isPresent();
    }

    @Test
    void isThatOfOneFileForAnArchive() throws IOException {
        Path archive = write("a.vsix", "PK");
        Optional<String> before = MetadataStamp.of(archive, LATER);
        write("b.vsix", "PK");
        assertThat(MetadataStamp.of(archive, LATER)).isPresent().isEqualTo(before);
        assertThat(MetadataStamp.of(folder.resolve("missing"), LATER)).isEmpty();
    }

    private Optional<String> stamp() {
        return MetadataStamp.of(folder, LATER);
    }

    private Path write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
