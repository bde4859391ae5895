package dev.vsxray.scanner.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vsxray.scanner.manifest.ManifestReader;
import dev.vsxray.scanner.manifest.ManifestReading;
import dev.vsxray.scanner.model.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whatever the bytes: a package, with gaps where it could not be read. Replays the kept inputs in every build; with
 * {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class PackageFuzzTest {

    private static final ReadLimits SMALL = new ReadLimits(200, 1 << 20, 1 << 20, 4 << 20, 200, 1_024, 2, 1 << 18, 100);

    @FuzzTest(maxDuration = "2m")
    void vsix(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("vsxray-fuzz-", "");
        try {
            Files.write(file, bytes);
            try (ExtensionPackage opened = new PackageOpener(SMALL).open(file)) {
                assertThat(opened.files()).allSatisfy(PackageFuzzTest::hasASafePath);
                opened.files().forEach(PackageFile::content);
                ManifestReader.read(opened, Registry.UNKNOWN);
            }
        } finally {
            Files.delete(file);
        }
    }

    @FuzzTest(maxDuration = "2m")
    void manifest(byte[] bytes) {
        ManifestReading reading = read("package.json", bytes);

        assertThat(reading.features()).isNotEmpty();
    }

    @FuzzTest(maxDuration = "2m")
    void vsixManifest(byte[] bytes) {
        assertThat(read(".vsixmanifest", bytes).features()).isNotEmpty();
    }

    private static ManifestReading read(String path, byte[] bytes) {
        return ManifestReader.read(ExtensionPackage.ofBytes(Map.of(path, bytes)), Registry.UNKNOWN);
    }

    private static void hasASafePath(PackageFile file) {
        assertThat(file.path()).doesNotStartWith("/").doesNotContain("\0", "\\", "//");
        assertThat(file.path().split("/")).doesNotContain("..", ".");
    }
}
