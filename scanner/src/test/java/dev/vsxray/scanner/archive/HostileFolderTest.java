package dev.vsxray.scanner.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.model.Gap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Folders that attack whoever walks them. */
class HostileFolderTest {

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void layOut() throws IOException {
        folder = Files.createDirectories(temporary.resolve("sample.hostile-0.0.1"));
        Files.writeString(folder.resolve("package.json"), "{\"publisher\":\"sample\",\"name\":\"hostile\"}");
        Files.writeString(folder.resolve("main.js"), "start();");
    }

    private ExtensionPackage open() {
        return open(ReadLimits.DEFAULT);
    }

    private ExtensionPackage open(ReadLimits limits) {
        return new PackageOpener(limits).open(folder);
    }

    private static List<String> names(ExtensionPackage opened) {
        return opened.traits().stream().map(Trait::name).toList();
    }

    private static List<String> paths(ExtensionPackage opened) {
        return opened.files().stream().map(PackageFile::path).toList();
    }

    @Test
    void aLinkOutOfTheFolderIsToldAndNotFollowed() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.txt"), "do not read");
        Files.createSymbolicLink(folder.resolve("out.js"), secret);
        Files.createSymbolicLink(folder.resolve("up"), temporary);

        ExtensionPackage opened = open();

        assertThat(paths(opened)).containsExactly("main.js", "package.json");
        assertThat(names(opened)).containsExactly("symlink-out-of-folder", "symlink-out-of-folder");
        assertThat(opened.gaps()).extracting(Gap::file).containsExactlyInAnyOrder("out.js", "up");
    }

    @Test
    void aLinkToAFileOfTheFolderIsReadUnderBothNames() throws IOException {
        Files.createSymbolicLink(folder.resolve("alias.js"), Path.of("main.js"));

        ExtensionPackage opened = open();

        assertThat(opened.file("alias.js").orElseThrow().content().bytes())
                .asString()
                .isEqualTo("start();");
        assertThat(opened.gaps()).isEmpty();
    }

    @Test
    @Timeout(20)
    void linksThatFormALoopEnd() throws IOException {
        Files.createSymbolicLink(folder.resolve("self"), folder);
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

        ExtensionPackage opened = open();

        assertThat(paths(opened)).containsExactly("main.js", "package.json");
        assertThat(names(opened)).containsExactly("symlink-broken", "symlink-broken");
    }

    @Test
    @Timeout(20)
    void aPipeIsNeverOpened() throws Exception {
        Path pipe = folder.resolve("pipe.js");
        boolean made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        assumeTrue(made, "this system has no named pipes");

        ExtensionPackage opened = open();

        assertThat(names(opened)).containsExactly("special-file");
        assertThat(opened.gaps()).extracting(Gap::file).containsExactly("pipe.js");
    }

    @Test
    void anUnreadableFileIsAGap() throws IOException {
        Path file = Files.writeString(folder.resolve("locked.js"), "1");
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions here");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(file), "this user may read everything");

        assertThat(open().gaps()).extracting(Gap::file).containsExactly("locked.js");
    }

    @Test
    void aFileThatVanishesAfterOpeningIsAGapOfItsContent() throws IOException {
        Path file = Files.writeString(folder.resolve("here.js"), "soon gone");
        PackageFile listed = open().file("here.js").orElseThrow();
        Files.delete(file);

        FileContent content = listed.content();

        assertThat(content.bytes()).isEmpty();
        assertThat(content.gap())
                .hasValueSatisfying(gap -> assertThat(gap.kind()).isEqualTo(Gap.Kind.UNREADABLE));
    }

    @Test
    void aFileThatBecomesALinkIsNotFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("here.js"), "first");
        PackageFile listed = open().file("here.js").orElseThrow();
        Files.delete(file);
        Files.createSymbolicLink(file, Files.writeString(temporary.resolve("secret.txt"), "do not read"));

        assertThat(listed.content().bytes()).isEmpty();
    }

    @Test
    void aFileThatGrowsIsStillBounded() throws IOException {
        ReadLimits small = new ReadLimits(10, 1_000, 100, 10_000, 200, 1_024, 2, 1_000, 50);
        Path file = Files.writeString(folder.resolve("log.txt"), "x".repeat(50));
        PackageFile listed = open(small).file("log.txt").orElseThrow();
        Files.writeString(file, "x".repeat(5_000));

        FileContent content = listed.content();

        assertThat(content.bytes()).hasSize(100);
        assertThat(content.gap()).isPresent();
    }

    @Test
    void moreThanTheLimitsIsToldAndTheRestIsRead() throws IOException {
        ReadLimits small = new ReadLimits(10, 1_000, 500, 10_000, 200, 1_024, 2, 1_000, 50);
        Files.writeString(folder.resolve("big.bin"), "x".repeat(2_000));

        ExtensionPackage opened = open(small);

        assertThat(opened.file("main.js").orElseThrow().content().complete()).isTrue();
        assertThat(opened.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.file()).isEqualTo("big.bin");
            assertThat(gap.limit()).isEqualTo("1000 bytes a file");
        });
        assertThat(opened.traits()).isEmpty();
    }

    @Test
    void pathsThatAreTooDeepAreCutOff() throws IOException {
        ReadLimits small = new ReadLimits(10, 1_000, 500, 10_000, 200, 40, 2, 1_000, 50);
        Path deep = Files.createDirectories(folder.resolve("a/".repeat(30)));
        Files.writeString(deep.resolve("hidden.js"), "1");

        ExtensionPackage opened = open(small);

        assertThat(paths(opened)).containsExactly("main.js", "package.json");
        assertThat(opened.gaps()).extracting(Gap::limit).containsExactly("40 characters of a path");
    }

    @Test
    void aFolderThatDoesNotExistIsAGap() {
        ExtensionPackage opened = new PackageOpener(ReadLimits.DEFAULT).open(temporary.resolve("missing"));

        assertThat(opened.files()).isEmpty();
        assertThat(opened.gaps()).isNotEmpty();
    }
}
