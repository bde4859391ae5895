package dev.vsxray.scanner.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.model.Gap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Archives that lie inside a package. */
class HostileNestedArchiveTest {

    private static final byte[] MANIFEST =
            "{\"publisher\":\"sample\",\"name\":\"nested\"}".getBytes(StandardCharsets.UTF_8);

    private static ExtensionPackage with(String path, ZipBytes archive) {
        return ExtensionPackage.ofBytes(Map.of("package.json", MANIFEST, path, archive.toBytes()));
    }

    private static List<String> paths(ExtensionPackage opened) {
        return opened.files().stream().map(PackageFile::path).toList();
    }

    private static List<String> names(ExtensionPackage opened) {
        return opened.traits().stream().map(Trait::name).toList();
    }

    @Test
    void membersAreFilesOfThePackageWhateverTheArchiveIsCalled() {
        ExtensionPackage opened = with(
                "media/banner.png",
                new ZipBytes().file("a/payload.js", "hidden()").file("b.txt", "second"));

        assertThat(paths(opened))
                .containsExactly(
                        "media/banner.png",
                        "media/banner.png!/a/payload.js",
                        "media/banner.png!/b.txt",
                        "package.json");
        assertThat(opened.file("media/banner.png!/a/payload.js")
                        .orElseThrow()
                        .content()
                        .bytes())
                .asString()
                .isEqualTo("hidden()");
        assertThat(opened.gaps()).isEmpty();
    }

    @Test
    void archivesInArchivesAreOpenedToALimit() {
        ZipBytes third = new ZipBytes().file("deep.js", "3");
        ZipBytes second = new ZipBytes().file("third.zip", third.toBytes()).file("middle.js", "2");
        ZipBytes first = new ZipBytes().file("second.zip", second.toBytes());

        ExtensionPackage opened = with("first.zip", first);

        assertThat(paths(opened)).contains("first.zip!/second.zip!/middle.js", "first.zip!/second.zip!/third.zip");
        assertThat(paths(opened)).noneMatch(path -> path.endsWith("deep.js"));
        assertThat(opened.gaps()).extracting(Gap::limit).containsExactly("2 levels of archives");
    }

    @Test
    void compiledJavaIsLeftAlone() {
        assertThat(paths(with("server.jar", new ZipBytes().file("a.class", "x"))))
                .containsExactly("package.json", "server.jar");
    }

    @Test
    void encryptedMembersAreTold() {
        ExtensionPackage opened =
                with("drop.zip", new ZipBytes().file("evil.exe", "MZ").encrypted());

        assertThat(names(opened)).containsExactly("encrypted-archive");
        assertThat(opened.gaps()).isNotEmpty();
    }

    @Test
    void membersWithBadOrEqualNamesStayApart() {
        ExtensionPackage opened = with(
                "a.zip",
                new ZipBytes().file("../../x.js", "1").file("same.js", "22").file("same.js", "333"));

        assertThat(paths(opened)).contains("a.zip!/%2E%2E/%2E%2E/x.js", "a.zip!/same.js", "a.zip!/same.js%001");
    }

    @Test
    void aBombInAnArchiveStopsAtTheRatio() {
        ExtensionPackage opened = with("a.zip", new ZipBytes().zeros("bomb", 64L << 20));

        assertThat(names(opened)).contains("archive-bomb");
        assertThat(opened.file("a.zip!/bomb").orElseThrow().size()).isLessThan(17L << 20);
    }

    @Test
    void aCutOffArchiveIsReadAsFarAsItGoes() {
        byte[] whole = new ZipBytes()
                .file("a.js", "first()")
                .file("b.js", "x".repeat(500))
                .toBytes();
        byte[] half = java.util.Arrays.copyOf(whole, 60);

        ExtensionPackage opened = ExtensionPackage.ofBytes(Map.of("package.json", MANIFEST, "a.zip", half));

        assertThat(paths(opened)).contains("a.zip!/a.js");
        assertThat(opened.gaps()).extracting(Gap::file).containsExactly("a.zip");
    }

    @Test
    void membersDoNotChangeTheDigest() {
        ExtensionPackage opened = with("a.zip", new ZipBytes().file("x.js", "1"));

        assertThat(opened.digest()).hasSize(64);
        assertThat(opened.files()).hasSize(3);
    }
}
