package dev.vsxray.scanner.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.model.Gap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that attack whoever opens them. None may do more than become a gap or a trait. */
class HostileArchiveTest {

    private static final String MANIFEST = "{\"publisher\":\"sample\",\"name\":\"hostile\",\"version\":\"0.0.1\"}";
    private static final String CODE = "console.log('hello');";

    @TempDir
    private Path folder;

    private long filesBefore;

    @BeforeEach
    void countFiles() throws IOException {
        filesBefore = filesInTemporaryFolder();
    }

    @AfterEach
    void nothingWasWritten() throws IOException {
        assertThat(filesInTemporaryFolder()).isEqualTo(filesBefore);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static long filesInTemporaryFolder() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(UnwrappedArchive.PREFIX))
                    .count();
        }
    }

    /** An ordinary package, to which a test adds what is wrong. */
    private static ZipBytes ordinary() {
        return new ZipBytes()
                .file("extension.vsixmanifest", "<PackageManifest/>")
                .file("[Content_Types].xml", "<Types/>")
                .file("extension/package.json", MANIFEST)
                .file("extension/main.js", CODE);
    }

    private ExtensionPackage open(ZipBytes zip) throws IOException {
        return open(zip.toBytes());
    }

    private ExtensionPackage open(byte[] archive) throws IOException {
        return open(archive, ReadLimits.DEFAULT);
    }

    private ExtensionPackage open(byte[] archive, ReadLimits limits) throws IOException {
        Path file = folder.resolve("sample.vsix");
        Files.write(file, archive);
        try (ExtensionPackage opened = new PackageOpener(limits).open(file)) {
            return opened;
        }
    }

    private static List<String> names(ExtensionPackage opened) {
        return opened.traits().stream().map(Trait::name).toList();
    }

    private static List<String> paths(ExtensionPackage opened) {
        return opened.files().stream().map(PackageFile::path).toList();
    }

    @Test
    void anOrdinaryPackageShowsNothing() throws IOException {
        ExtensionPackage opened = open(ordinary());

        assertThat(paths(opened)).containsExactly(".vsixmanifest", "main.js", "package.json");
        assertThat(opened.traits()).isEmpty();
        assertThat(opened.gaps()).isEmpty();
    }

    @Nested
    class Names {

        @ParameterizedTest
        @CsvSource({
            "extension/../../../../tmp/evil.js, path-traversal-entry, %2E%2E/%2E%2E/%2E%2E/%2E%2E/tmp/evil.js",
            "extension/..\\..\\evil.js, path-traversal-entry, %2E%2E/%2E%2E/evil.js",
            "extension\\lib\\evil.js, backslash-entry, lib/evil.js",
            "/extension/evil.js, absolute-path-entry, evil.js",
            "extensionX/evil.js, prefix-only-entry, X/evil.js",
            "extension.js, prefix-only-entry, .js",
            "extension/Main.js, case-colliding-entry, Main.js"
        })
        void leadNowhere(String name, String trait, String path) throws IOException {
            ExtensionPackage opened = open(ordinary().file(name, "evil"));

            assertThat(names(opened)).contains(trait);
            assertThat(paths(opened)).contains(path);
        }

        @Test
        void withADriveOrANulAreMadeReadable() throws IOException {
            ExtensionPackage opened =
                    open(ordinary().file("extension/C:/evil.js", "1").file("extension/evil\0.js", "2"));

            assertThat(paths(opened)).contains("C%3A/evil.js", "evil%00.js");
            assertThat(names(opened)).contains("absolute-path-entry", "nul-entry");
        }

        @Test
        void thatAreTooLongAreAGap() throws IOException {
            ExtensionPackage opened = open(ordinary().file("extension/" + "long/".repeat(400) + "a.js", CODE));

            assertThat(paths(opened)).containsExactly(".vsixmanifest", "main.js", "package.json");
            assertThat(opened.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.kind()).isEqualTo(Gap.Kind.LIMIT);
                assertThat(gap.limit()).isEqualTo("1024 characters of a path");
            });
        }

        @Test
        void thatAreEqualAreAllRead() throws IOException {
            ExtensionPackage opened =
                    open(ordinary().file("extension/main.js", "second").file("extension/main.js", "third"));

            assertThat(paths(opened))
                    .containsExactly(".vsixmanifest", "main.js", "main.js%001", "main.js%002", "package.json");
            assertThat(opened.file("main.js").orElseThrow().size()).isEqualTo("third".length());
            assertThat(names(opened)).containsOnly("duplicate-entry");
        }

        @Test
        void outsideTheExtensionAreCountedAndNotRead() throws IOException {
            ExtensionPackage opened =
                    open(ordinary().file("payload/evil.js", "1").file("run.bat", "2"));

            assertThat(opened.traits()).singleElement().satisfies(trait -> {
                assertThat(trait.name()).isEqualTo("unplaced-entry");
                assertThat(trait.facts()).containsEntry("count", "2");
                assertThat(trait.file()).isEqualTo("payload/evil.js");
            });
        }

        @Test
        void mayDifferBetweenTheEntryAndTheDirectory() throws IOException {
            assertThat(names(open(ordinary().file("extension/readme.md", CODE).calledLocally("extension/evil.js"))))
                    .containsExactly("archive-names-disagree");
        }
    }

    @Nested
    class Bombs {

        @Test
        void ofOneFileStopAtTheRatio() throws IOException {
            ExtensionPackage opened = open(ordinary().zeros("extension/bomb.bin", 64L << 20));

            assertThat(names(opened)).contains("archive-bomb");
            assertThat(opened.file("bomb.bin").orElseThrow().size()).isLessThan(17L << 20);
            assertThat(opened.file("main.js").orElseThrow().sha256())
                    .isEqualTo(new Sha256().update(CODE).hex());
            assertThat(opened.gaps()).extracting(Gap::limit).contains("200 unpacked bytes for one packed byte");
        }

        @Test
        void thatLieAboutTheirSizeStopAllTheSame() throws IOException {
            ExtensionPackage opened =
                    open(ordinary().zeros("extension/bomb.js", 64L << 20).declaring(10));

            assertThat(names(opened)).contains("archive-bomb");
            assertThat(opened.file("bomb.js").orElseThrow().size()).isLessThan(17L << 20);
        }

        @Test
        void ofManyFilesThatShareTheirBytesStopAtTheRatioOfTheWhole() throws IOException {
            ZipBytes zip = new ZipBytes().zeros("extension/0.bin", 12L << 20);
            for (int copy = 1; copy < 200; copy++) {
                zip.sameAsFirst("extension/" + copy + ".bin");
            }

            ExtensionPackage opened = open(zip);

            assertThat(names(opened)).contains("archive-overlapping-entries", "archive-bomb");
            assertThat(opened.files().stream().mapToLong(PackageFile::size).sum())
                    .isLessThan(30L << 20);
        }

        @Test
        void ofManyEntriesAreCutOff() throws IOException {
            ZipBytes zip = ordinary();
            for (int entry = 0; entry < 60; entry++) {
                zip.file("extension/" + entry + ".txt", "x");
            }

            ExtensionPackage opened =
                    open(zip.toBytes(), new ReadLimits(20, 1 << 20, 1 << 20, 1 << 20, 200, 1_024, 2, 1 << 20, 100));

            assertThat(opened.files()).hasSizeLessThanOrEqualTo(20);
            assertThat(opened.id().key()).isEqualTo("sample.hostile");
            assertThat(names(opened)).contains("archive-too-many-entries");
            assertThat(opened.gaps()).extracting(Gap::limit).contains("20 files");
        }

        @Test
        void aSmallFileOfBlanksIsNone() throws IOException {
            assertThat(open(ordinary().zeros("extension/blank.bin", 2 << 20)).traits())
                    .isEmpty();
        }

        @Test
        void thatAreRefusedStayRefusedForThoseWhoReadLater() throws IOException {
            Path file = folder.resolve("sample.vsix");
            Files.write(file, ordinary().zeros("extension/bomb.js", 64L << 20).toBytes());

            try (ExtensionPackage opened = new PackageOpener(ReadLimits.DEFAULT).open(file)) {
                FileContent content = opened.file("bomb.js").orElseThrow().content();

                assertThat(content.gap()).isPresent();
                assertThat(content.bytes().length).isLessThan(17 << 20);
            }
        }
    }

    @Nested
    class Containers {

        @Test
        void packedOnceMoreAreUnwrapped() throws IOException {
            ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(wrapped)) {
                gzip.write(ordinary().toBytes());
            }

            ExtensionPackage opened = open(wrapped.toByteArray());

            assertThat(paths(opened)).containsExactly(".vsixmanifest", "main.js", "package.json");
            assertThat(names(opened)).containsExactly("archive-gzip-wrapped");
        }

        @ParameterizedTest
        @ValueSource(doubles = {0.2, 0.5, 0.8, 0.99})
        void thatAreCutOffAreReadAsFarAsTheyGo(double share) throws IOException {
            byte[] whole = ordinary().file("extension/zz.js", "x".repeat(50)).toBytes();

            ExtensionPackage opened = open(Arrays.copyOf(whole, (int) (whole.length * share)));

            assertThat(names(opened)).contains("archive-without-directory");
            assertThat(opened.gaps()).isNotEmpty();
        }

        @Test
        void withoutADirectoryKeepTheirCode() throws IOException {
            Path file = folder.resolve("sample.vsix");
            byte[] whole = ordinary().toBytes();
            Files.write(file, Arrays.copyOf(whole, whole.length - 200));

            try (ExtensionPackage opened = new PackageOpener(ReadLimits.DEFAULT).open(file)) {
                assertThat(opened.file("main.js").orElseThrow().content().bytes())
                        .asString()
                        .isEqualTo(CODE);
                assertThat(opened.id().key()).isEqualTo("sample.hostile");
            }
        }

        @Test
        void withEncryptedEntriesSayWhich() throws IOException {
            ExtensionPackage opened =
                    open(ordinary().file("extension/secret.js", CODE).encrypted());

            assertThat(names(opened)).containsExactly("encrypted-entry");
            assertThat(opened.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.file()).isEqualTo("secret.js");
                assertThat(gap.reason()).isEqualTo("is encrypted");
            });
        }

        @Test
        void packedInAnUnknownWayAreAGap() throws IOException {
            ExtensionPackage opened =
                    open(ordinary().file("extension/odd.js", CODE).packedBy(12));

            assertThat(opened.gaps()).extracting(Gap::file).containsExactly("odd.js");
        }

        @Test
        void mayHoldLinks() throws IOException {
            ExtensionPackage opened =
                    open(ordinary().file("extension/link", "/etc/passwd").asSymlink());

            assertThat(names(opened)).containsExactly("symlink-entry");
            assertThat(opened.file("link").orElseThrow().size()).isEqualTo("/etc/passwd".length());
        }

        @Test
        void mayHaveBytesThatBelongToNoEntry() throws IOException {
            byte[] junk = new byte[1_000];
            new Random(7).nextBytes(junk);

            assertThat(names(open(ordinary().after(junk)))).containsExactly("archive-leading-data");
            assertThat(names(open(ordinary().before(junk)))).containsExactly("archive-trailing-data");
            assertThat(names(open(ordinary().followedBy(junk)))).containsExactly("archive-hidden-data");
            assertThat(names(open(ordinary().file("extension/hidden.js", CODE).unlisted())))
                    .containsExactly("archive-hidden-data");
        }

        @Test
        void mayDeclareOtherSizesThanTheyHave() throws IOException {
            assertThat(names(open(ordinary().file("extension/a.txt", "abc").declaring(7))))
                    .containsExactly("declared-size-differs");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "PK", "no archive at all", "PK\u0005\u0006"})
        void thatAreNoneAreAGap(String text) throws IOException {
            ExtensionPackage opened = open(text.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(opened.files()).isEmpty();
            assertThat(opened.gaps()).isNotEmpty();
        }

        @Test
        void inMemoryAreTheSameAsOnDisk() throws IOException {
            byte[] archive = ordinary().file("extension/main.js", "twice").toBytes();

            assertThat(ExtensionPackage.ofArchive(archive).digest())
                    .isEqualTo(open(archive).digest());
            assertThat(names(ExtensionPackage.ofArchive(archive))).isEqualTo(names(open(archive)));
        }

        @Test
        void thatCannotBeReadAreNotTakenForOneAnother() throws IOException {
            assertThat(open("one".getBytes(StandardCharsets.UTF_8)).digest())
                    .isNotEqualTo(
                            open("another".getBytes(StandardCharsets.UTF_8)).digest());
        }

        @Test
        void ofAPlainZippedFolderAreRead() throws IOException {
            ExtensionPackage opened = open(
                    new ZipBytes().file("sample-1.0/package.json", MANIFEST).file("sample-1.0/a/b.js", CODE));

            assertThat(paths(opened)).containsExactly("a/b.js", "package.json");
            assertThat(names(opened)).containsExactly("archive-of-plain-folder");
        }

        @Test
        void damagedAtRandomNeverThrow() throws IOException {
            byte[] sound = ordinary().zeros("extension/zeros", 5_000).toBytes();
            Random random = new Random(20_261_123);
            for (int attempt = 0; attempt < 500; attempt++) {
                byte[] damaged = sound.clone();
                for (int change = 0; change < 1 + attempt % 12; change++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                assertThat(open(damaged).digest()).hasSize(64);
            }
        }
    }
}
