package dev.vsxray.scanner.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionPackageTest {

    private static final String MANIFEST = """
            {"publisher": "Sample", "name": "hello", "version": "1.2.3", "main": "out/main.js"}
            """;

    @Test
    void filesInMemoryAreAPackage() {
        ExtensionPackage opened = ExtensionPackage.ofTexts(Map.of("package.json", MANIFEST, "out/main.js", "run();"));

        assertThat(opened.id().key()).isEqualTo("sample.hello");
        assertThat(opened.version()).isEqualTo("1.2.3");
        assertThat(opened.files()).extracting(PackageFile::path).containsExactly("out/main.js", "package.json");
        assertThat(opened.file("out/main.js").orElseThrow().content().bytes())
                .asString()
                .isEqualTo("run();");
        assertThat(opened.gaps()).isEmpty();
    }

    @Test
    void aFolderIsTheSamePackageAsItsFilesInMemory(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("package.json"), MANIFEST);
        Files.createDirectory(folder.resolve("out"));
        Files.writeString(folder.resolve("out/main.js"), "run();");

        ExtensionPackage opened = new PackageOpener(ReadLimits.DEFAULT).open(folder);

        assertThat(opened.files()).extracting(PackageFile::path).containsExactly("out/main.js", "package.json");
        assertThat(opened.digest())
                .isEqualTo(ExtensionPackage.ofTexts(Map.of("package.json", MANIFEST, "out/main.js", "run();"))
                        .digest());
    }

    @Test
    void whatTheEditorWritesIntoTheManifestDoesNotChangeTheDigest() {
        String rewritten = """
                {
                \t"publisher": "Sample",
                \t"name": "hello",
                \t"version": "1.2.3",
                \t"main": "out/main.js",
                \t"__metadata": {"installedTimestamp": 1700000000000, "targetPlatform": "linux-x64"}
                }""";

        ExtensionPackage asInstalled = ExtensionPackage.ofTexts(Map.of("package.json", rewritten));

        assertThat(asInstalled.targetPlatform()).isEqualTo("linux-x64");
        assertThat(asInstalled.digest())
                .isEqualTo(ExtensionPackage.ofTexts(Map.of("package.json", MANIFEST))
                        .digest())
                .isNotEqualTo(ExtensionPackage.ofTexts(Map.of("package.json", MANIFEST.replace("1.2.3", "1.2.4")))
                        .digest());
    }
}
