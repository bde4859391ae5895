package dev.vsxray.scanner.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.model.Gap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Archives that lie inside a package. */
class HostileNestedArchiveTest {

    private static final byte[] MANIFEST =
            "{\"publisher\":\"sample\",\"name\":\"nested\"}".getBytes(StandardCharsets.UTF_8);

    private static ExtensionPackage with(String path, ZipBytes archive) {
        return with(path, archive.toBytes());
    }

    private static ExtensionPackage with(String path, byte[] archive) {
        return ExtensionPackage.ofBytes(Map.of("package.json", MANIFEST, path, archive));
    }

    private static String text(ExtensionPackage opened, String path) {
        return new String(opened.file(path).orElseThrow().content().bytes(), StandardCharsets.UTF_8);
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

    /** It was left alone while no reader understood it; since classes are read, a payload may not hide there either. */
    @Test
    void compiledJavaIsOpenedToo() {
        ExtensionPackage opened =
                with("server.jar", new ZipBytes().file("a.class", "x").file("run.sh", "echo 1"));

        assertThat(paths(opened))
                .containsExactly("package.json", "server.jar", "server.jar!/a.class", "server.jar!/run.sh");
        assertThat(opened.gaps()).isEmpty();
    }

    @Test
    void aTarFileIsOpenedPlainAndPacked() {
        byte[] tar = new TarBytes()
                .file("bin/run.js", "first()")
                .file("note.txt", "second")
                .toBytes();

        for (byte[] archive : List.of(tar, TarBytes.gzip(tar), TarBytes.bzip2(tar))) {
            ExtensionPackage opened = with("media/font.woff", archive);

            assertThat(text(opened, "media/font.woff!/bin/run.js")).isEqualTo("first()");
            assertThat(text(opened, "media/font.woff!/note.txt")).isEqualTo("second");
            assertThat(opened.traits()).isEmpty();
            assertThat(opened.gaps()).isEmpty();
        }
    }

    @Test
    void aTarFileWithoutAMagicNumberIsOpened() {
        ExtensionPackage opened =
                with("old.dat", new TarBytes().file("a.js", "old()").toOldBytes());

        assertThat(text(opened, "old.dat!/a.js")).isEqualTo("old()");
    }

    @Test
    void aPackedFileHasOneMember() {
        ExtensionPackage opened = ExtensionPackage.ofBytes(Map.of(
                "package.json", MANIFEST,
                "lib/view.min.js.GZ", TarBytes.gzip("view()".getBytes(StandardCharsets.UTF_8)),
                "lib/icon.png", TarBytes.bzip2("icon()".getBytes(StandardCharsets.UTF_8))));

        assertThat(text(opened, "lib/view.min.js.GZ!/view.min.js")).isEqualTo("view()");
        assertThat(text(opened, "lib/icon.png!/content")).isEqualTo("icon()");
        assertThat(opened.gaps()).isEmpty();
    }

    @Test
    void tarFilesInArchivesCountAsLevels() {
        byte[] third = TarBytes.gzip(new TarBytes().file("deep.js", "3").toBytes());
        byte[] second =
                new TarBytes().file("third.tgz", third).file("middle.js", "2").toBytes();
        byte[] first = TarBytes.gzip(new TarBytes().file("second.tar", second).toBytes());

        ExtensionPackage opened = with("first.tgz", first);

        assertThat(paths(opened)).contains("first.tgz!/second.tar!/middle.js", "first.tgz!/second.tar!/third.tgz");
        assertThat(paths(opened)).noneMatch(path -> path.endsWith("deep.js"));
        assertThat(opened.gaps()).extracting(Gap::limit).containsExactly("2 levels of archives");
    }

    @Test
    void membersOfATarFileStayInsideAndWhatWouldLeaveIsTold() {
        ExtensionPackage opened = with(
                "a.tar",
                new TarBytes()
                        .file("../../up.js", "1")
                        .file("/etc/root.js", "22")
                        .file("same.js", "333")
                        .file("same.js", "4444")
                        .toBytes());

        assertThat(paths(opened))
                .contains("a.tar!/%2E%2E/%2E%2E/up.js", "a.tar!/etc/root.js", "a.tar!/same.js", "a.tar!/same.js%001");
        assertThat(opened.traits())
                .extracting(trait ->
                        trait.name() + " " + trait.evidence().location().file())
                .containsExactly(
                        "archive-member-leaves a.tar!/%2E%2E/%2E%2E/up.js", "archive-member-leaves a.tar!/etc/root.js");
    }

    @Test
    void linksAreNotFollowedAndOnlyThoseThatLeadOutAreTold() {
        ExtensionPackage opened = with(
                "a.tar",
                new TarBytes()
                        .file("lib/real.js", "real()")
                        .link("bin/tool", "../lib/real.js")
                        .link("bin/passwd", "../../../etc/passwd")
                        .link("home", "/home")
                        .device("null")
                        .toBytes());

        assertThat(paths(opened)).containsExactly("a.tar", "a.tar!/lib/real.js", "package.json");
        assertThat(opened.traits())
                .extracting(trait -> trait.evidence().location().file())
                .containsExactly("a.tar!/bin/passwd", "a.tar!/home");
        assertThat(opened.gaps()).isEmpty();
    }

    @Test
    void aBombInATarFileStopsAtTheRatio() {
        ExtensionPackage opened = with(
                "a.tgz",
                TarBytes.gzip(new TarBytes().file("bomb", new byte[24 << 20]).toBytes()));

        assertThat(names(opened)).contains("archive-bomb");
        assertThat(opened.file("a.tgz!/bomb").orElseThrow().size()).isLessThan(17L << 20);
        assertThat(opened.gaps()).extracting(Gap::file).contains("a.tgz");
    }

    @Test
    void aPackedBombStopsAtTheRatio() {
        ExtensionPackage opened = with("a.gz", TarBytes.gzip(new byte[24 << 20]));

        assertThat(names(opened)).containsExactly("archive-bomb");
        assertThat(opened.file("a.gz!/a").orElseThrow().size()).isLessThan(17L << 20);
    }

    @Test
    void unpackingThatGivesNoMemberCountsToo() {
        ReadLimits small = new ReadLimits(100, 1 << 20, 1 << 20, 100_000, 200, 1_024, 2, 1 << 18, 100);
        byte[] folders = new TarBytes().file("a.js", "1").toBytes();
        byte[] padded = Arrays.copyOf(folders, 90_000);

        Survey survey = new Survey(small);
        survey.add("package.json", MANIFEST);
        survey.add("a.tgz", TarBytes.gzip(padded));
        survey.add("b.tgz", TarBytes.gzip(padded));
        ExtensionPackage opened = survey.toPackage(() -> {});

        assertThat(opened.gaps()).extracting(Gap::limit).contains("100000 bytes in all");
    }

    @Test
    void aTarFileThatBreaksOffIsReadAsFarAsItGoes() {
        byte[] whole = new TarBytes()
                .file("a.js", "first()")
                .file("b.js", "x".repeat(2_000))
                .toBytes();
        ExtensionPackage opened = with("a.tar", Arrays.copyOf(whole, 2_000));

        assertThat(text(opened, "a.tar!/a.js")).isEqualTo("first()");
        assertThat(opened.gaps()).extracting(Gap::file).contains("a.tar");
    }

    @Test
    void whatStandsBehindTheEndOfATarFileIsAGap() {
        byte[] whole = new TarBytes().file("a.js", "first()").toBytes();
        byte[] more = Arrays.copyOf(whole, whole.length + 1_000);
        more[whole.length + 900] = 'x';

        assertThat(with("a.tar", more).gaps()).extracting(Gap::file).containsExactly("a.tar");
    }

    @Test
    void textsThatOnlyBeginLikeAnArchiveAreNone() {
        ExtensionPackage opened = ExtensionPackage.ofBytes(Map.of(
                "package.json", MANIFEST,
                "a.txt", ("BZh is not enough, " + "0 ".repeat(400)).getBytes(StandardCharsets.UTF_8),
                "b.txt", "0000000 ".repeat(100).getBytes(StandardCharsets.UTF_8)));

        assertThat(opened.gaps()).isEmpty();
        assertThat(opened.files()).hasSize(3);
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
        byte[] half = Arrays.copyOf(whole, 60);

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
