package dev.vsxray.online.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.online.Fixtures;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageOpener;
import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.model.PackageDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageComparisonTest {

    private static final String MANIFEST =
            "{\"publisher\": \"acme\", \"name\": \"tool\", \"version\": \"1.2.0\", \"main\": \"./main.js\"}";

    @TempDir
    private Path temp;

    private Path installed = Path.of("");
    private byte[] served = new byte[0];

    @BeforeEach
    void install() throws IOException {
        served = Fixtures.vsix(
                "1.2.0", Map.of("package.json", MANIFEST, "main.js", "exports.a = 1;", "media/icon.svg", "<svg/>"));
        installed = Files.createDirectories(temp.resolve("acme.tool-1.2.0"));
        // As an editor writes it: other layout, other order, its own member.
        write("package.json", """
                {
                \t"name": "tool",
                \t"publisher": "acme",
                \t"version": "1.2.0",
                \t"main": "./main.js",
                \t"__metadata": {"installedTimestamp": 1763900000000, "targetPlatform": "universal", "size": 411}
                }
                """);
        write("main.js", "exports.a = 1;");
        write("media/icon.svg", "<svg/>");
        write(".vsixmanifest", "<PackageManifest/>");
    }

    @Test
    void whatAnEditorInstalledIsTheSame() throws Exception {
        assertThat(compare()).isEqualTo(new PackageComparison.Same());
    }

    @Test
    void oneOtherByteIsNamed() throws Exception {
        write("main.js", "exports.a = 2;");

        assertThat(compare()).isEqualTo(differs("main.js", PackageDifference.Kind.CHANGED));
    }

    @Test
    void oneAddedFileIsNamed() throws Exception {
        write("media/loader.js", "1;");

        assertThat(compare()).isEqualTo(differs("media/loader.js", PackageDifference.Kind.ADDED));
    }

    @Test
    void oneRemovedFileIsNamed() throws Exception {
        Files.delete(installed.resolve("media/icon.svg"));

        assertThat(compare()).isEqualTo(differs("media/icon.svg", PackageDifference.Kind.MISSING));
    }

    @Test
    void anotherEntryPointInTheManifestIsNamed() throws Exception {
        write("package.json", MANIFEST.replace("main.js", "other.js"));

        assertThat(compare()).isEqualTo(differs("package.json", PackageDifference.Kind.CHANGED));
    }

    @Test
    void whatCouldNotBeReadIsNotCompared() throws Exception {
        served = new byte[] {'P', 'K', 3, 4, 0, 0};

        assertThat(compare()).isInstanceOf(PackageComparison.NotCompared.class);
    }

    private PackageComparison compare() throws IOException {
        try (ExtensionPackage here = new PackageOpener(ReadLimits.DEFAULT).open(installed)) {
            return PackageComparison.of(here, ExtensionPackage.ofArchive(served));
        }
    }

    private static PackageComparison differs(String path, PackageDifference.Kind kind) {
        return new PackageComparison.Differs(List.of(new PackageDifference(path, kind)));
    }

    private void write(String path, String text) throws IOException {
        Path file = installed.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
