package dev.vsxray.nightly.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DurableTest {

    /** A file system in memory that Linux machines have beside the temporary folder's. */
    private static final Path OTHER = Path.of("/dev/shm");

    @TempDir
    private Path here;

    @Test
    void movesAFolderToAnotherFileSystemWithItsLinksAndPermissions() throws IOException {
        assumeTrue(
                Files.isWritable(OTHER) && !Files.getFileStore(OTHER).equals(Files.getFileStore(here)),
                "no second file system on this machine");
        Path from = Files.createDirectories(here.resolve("acme.fjord-1.0.0"));
        Path program = Files.createDirectories(from.resolve("bin")).resolve("tool");
        Files.writeString(program, "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-x---"));
        Files.createSymbolicLink(from.resolve("passwords"), Path.of("/etc/passwd"));
        Path there = Files.createTempDirectory(OTHER, "vsxray-test");
        Path to = there.resolve("extension");
        try {
            Durable.move(from, to);
            assertThat(from).doesNotExist();
            assertThat(to.resolve("bin/tool")).hasContent("#!/bin/sh\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to.resolve("bin/tool"))))
                    .isEqualTo("rwxr-x---");
            assertThat(Files.readSymbolicLink(to.resolve("passwords"))).isEqualTo(Path.of("/etc/passwd"));
            assertThat(Durable.partial(to)).doesNotExist();
        } finally {
            Durable.delete(there);
        }
    }

    @Test
    void deletesALinkAndNotWhatItPointsTo() throws IOException {
        Path kept =
                Files.writeString(Files.createDirectory(here.resolve("kept")).resolve("file"), "x");
        Path folder = Files.createDirectory(here.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("link"), kept.getParent());
        Durable.delete(folder);
        assertThat(folder).doesNotExist();
        assertThat(kept).hasContent("x");
    }

    @Test
    void knowsWhetherAFolderIsTheRestOfAnother() throws IOException {
        Path whole = Files.createDirectories(here.resolve("whole/lib")).getParent();
        Path part = Files.createDirectories(here.resolve("part/lib")).getParent();
        Files.writeString(whole.resolve("lib/a.js"), "a");
        Files.writeString(whole.resolve("b.js"), "b");
        assertThat(Durable.isPartOf(part, whole)).isTrue();
        Files.writeString(part.resolve("lib/a.js"), "a");
        assertThat(Durable.isPartOf(part, whole)).isTrue();
        Files.writeString(part.resolve("lib/a.js"), "x");
        assertThat(Durable.isPartOf(part, whole)).isFalse();
        Files.writeString(part.resolve("lib/a.js"), "a");
        Files.writeString(part.resolve("c.js"), "c");
        assertThat(Durable.isPartOf(part, whole)).isFalse();
    }
}
