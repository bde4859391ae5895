package dev.vsxray.scanner.locate;

import static dev.vsxray.scanner.locate.SampleMachine.element;
import static dev.vsxray.scanner.locate.SampleMachine.extension;
import static dev.vsxray.scanner.locate.SampleMachine.list;
import static dev.vsxray.scanner.locate.SampleMachine.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.locate.Machine.Os;
import dev.vsxray.scanner.model.Place.InstallSource;
import dev.vsxray.scanner.model.Place.State;
import dev.vsxray.scanner.model.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathSearchTest {

    @TempDir
    private Path root;

    private Located under(Path... paths) {
        return new SampleMachine(Os.LINUX, root).locator().under(List.of(paths));
    }

    private static Path vsix(Path file, String entry) throws Exception {
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write('x');
        }
        return file;
    }

    @Test
    void anExtensionFolderIsOneExtension() {
        Path folder = extension(root, "hello");
        extension(folder.resolve("node_modules"), "inner");

        Located located = under(folder);

        assertThat(located.installations()).singleElement().satisfies(installation -> {
            assertThat(installation.path()).isEqualTo(folder);
            assertThat(installation.places().get(0).installSource()).isEqualTo(InstallSource.FOLDER);
            assertThat(installation.places().get(0).editor()).isEmpty();
        });
    }

    @Test
    void aFolderMayMixFoldersAndArchives() throws Exception {
        Path folder = extension(root.resolve("mix/family"), "hello");
        Path archive = vsix(root.resolve("mix/a.VSIX"), "whatever");
        Path cached = vsix(root.resolve("mix/sample.hello-1.0.0"), "extension/package.json");
        vsix(root.resolve("mix/other.zip"), "readme.txt");
        write(root.resolve("mix/notes.txt"), "PK is no archive");

        assertThat(under(root.resolve("mix")).installations())
                .extracting(Installation::path)
                .containsExactly(archive, folder, cached);
    }

    @Test
    void aNamedFileNeedsNoSuffix() throws Exception {
        Path zip = vsix(root.resolve("sample"), "readme.txt");
        Path empty = root.resolve("empty.vsix");
        write(empty, "");

        assertThat(under(zip, empty).installations())
                .extracting(Installation::path)
                .containsExactly(empty, zip);
    }

    @Test
    void aPathWithoutAnExtensionIsTold() {
        write(root.resolve("text.txt"), "no extension");
        write(root.resolve("folder/readme.md"), "none here either");

        assertThat(under(root.resolve("text.txt"), root.resolve("folder"), root.resolve("missing"))
                        .absent())
                .containsExactly(root.resolve("folder"), root.resolve("missing"), root.resolve("text.txt"));
    }

    @Test
    void aFolderOfExtensionsIsReadByItsListWhereverItLies() {
        Path extensions = root.resolve("backup/.vscode-insiders/extensions");
        extension(extensions, "hello");
        extension(extensions, "stale");
        list(extensions.resolve("extensions.json"), element("hello", "{\"source\": \"gallery\"}"));

        assertThat(under(root.resolve("backup")).installations())
                .flatExtracting(Installation::places)
                .satisfiesExactly(
                        hello -> {
                            assertThat(hello.editor()).isEqualTo("VS Code Insiders");
                            assertThat(hello.registry()).isEqualTo(Registry.VSCODE_MARKETPLACE);
                        },
                        stale -> assertThat(stale.state()).isEqualTo(State.LEFT_OVER));
    }

    @Test
    void aRepositoryOfExtensionsIsNotTakenForOne() {
        write(root.resolve("repo/package.json"), "{\"name\": \"build\", \"dependencies\": {}}");
        Path one = extension(root.resolve("repo"), "one");

        assertThat(under(root.resolve("repo")).installations())
                .extracting(Installation::path)
                .containsExactly(one);
    }

    @Test
    void aNamedFolderWithAManifestAndNothingElseIsTakenForOne() {
        write(root.resolve("bare/package.json"), "{\"name\": \"bare\", \"main\": \"a.js\"}");

        assertThat(under(root.resolve("bare")).installations()).hasSize(1);
    }

    @Test
    void linksAreNotWalkedInCircles() throws Exception {
        Path developed = extension(root.resolve("work"), "linked");
        Path folder = Files.createDirectories(root.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("self"), folder);
        Files.createSymbolicLink(folder.resolve("dev"), developed);

        assertThat(under(folder).installations()).extracting(Installation::path).containsExactly(folder.resolve("dev"));
    }
}
