package dev.vsxray.scanner.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.model.Gap;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests that are none. */
class HostileManifestTest {

    private static Manifest manifest(String text) {
        return manifest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Manifest manifest(byte[] bytes) {
        return ExtensionPackage.ofBytes(Map.of("package.json", bytes)).manifest();
    }

    private static List<String> names(Manifest manifest) {
        return manifest.irregularities().stream().map(Trait::name).toList();
    }

    @Test
    void anOrdinaryOneShowsNothing() {
        Manifest manifest = manifest("{\"name\": \"a\", \"n\": [1, 2.5, -0, 1e3, true, null]}");

        assertThat(names(manifest)).isEmpty();
        assertThat(manifest.gaps()).isEmpty();
        assertThat(manifest.root().path("n").toString()).isEqualTo("[1,2.5,0,1000,true,null]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"a\" /* why */}|manifest-not-strict-json",
                "{\"name\": \"a\",}|manifest-not-strict-json",
                "\ufeff{\"name\": \"a\"}|manifest-byte-order-mark",
                "{\"name\": \"a\"} {}|manifest-trailing-content",
                "{\"name\": \"b\", \"name\": \"a\"}|manifest-duplicate-key"
            })
    void whatAPersonCanReadIsReadAndTold(String text, String trait) {
        Manifest manifest = manifest(text);

        assertThat(names(manifest)).containsExactly(trait);
        assertThat(manifest.textAt("/name")).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "no json", "[]", "\"text\"", "42", "{\"name\"", "{'name': 'a'}", "\u0000\u0001"})
    void whatIsNoObjectIsAGap(String text) {
        Manifest manifest = manifest(text);

        assertThat(names(manifest)).containsExactly("manifest-not-json");
        assertThat(manifest.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.SYNTAX);
    }

    @Test
    void whatStandsBeforeAMistakeIsKept() {
        Manifest manifest = manifest("{\"publisher\": \"a\", \"contributes\": {\"themes\": [1, 2, }");

        assertThat(manifest.textAt("/publisher")).isEqualTo("a");
        assertThat(manifest.root().at("/contributes/themes").size()).isEqualTo(2);
    }

    @Test
    void otherEncodingsAreNoJson() {
        assertThat(names(manifest("{\"name\": \"a\"}".getBytes(StandardCharsets.UTF_16LE))))
                .contains("manifest-not-json");
    }

    @Test
    void deepNestingIsCutOff() {
        Manifest manifest = manifest("{\"name\": \"a\", \"x\": " + "[".repeat(500_000));

        assertThat(manifest.textAt("/name")).isEqualTo("a");
        assertThat(names(manifest)).containsExactly("manifest-oversized");
        assertThat(manifest.gaps()).extracting(Gap::limit).containsExactly("200 levels of package.json");
    }

    @Test
    void manyLeavesAreCutOff() {
        Manifest manifest = manifest("{\"x\": [" + "1,".repeat(300_000) + "1]}");

        assertThat(manifest.root().path("x").size()).isEqualTo(100_000);
        assertThat(manifest.gaps()).extracting(Gap::limit).containsExactly("100000 leaves");
    }

    @Test
    void numbersOfAnySizeCostNothing() {
        Manifest manifest = manifest("{\"a\": 1e999999999, \"b\": " + "9".repeat(900) + "}");

        assertThat(manifest.root().path("a").asDouble()).isInfinite();
        assertThat(manifest.gaps()).isEmpty();
    }

    @Test
    void fiveHundredMegabytesAreReadOnlyAtTheirStart(@TempDir Path folder) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("package.json"))) {
            out.write("{\"publisher\": \"sample\", \"name\": \"huge\", \"x\": \"".getBytes(StandardCharsets.UTF_8));
            byte[] filler = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int megabyte = 0; megabyte < 500; megabyte++) {
                out.write(filler);
            }
            out.write("\"}".getBytes(StandardCharsets.UTF_8));
        }

        ExtensionPackage opened = new PackageOpener(ReadLimits.DEFAULT).open(folder);

        assertThat(opened.id().key()).isEqualTo("sample.huge");
        assertThat(names(opened.manifest())).contains("manifest-oversized");
        assertThat(opened.gaps()).extracting(Gap::limit).contains("8388608 bytes in memory");
    }

    @Test
    void noneAtAllIsAGap() {
        Manifest manifest = ExtensionPackage.ofTexts(Map.of("a.js", "1")).manifest();

        assertThat(names(manifest)).containsExactly("manifest-missing");
        assertThat(manifest.gaps()).hasSize(1);
    }

    @Test
    void manyDuplicatesAreToldOnlyInPart() {
        assertThat(names(manifest("{" + "\"a\": 1,".repeat(10_000) + "\"a\": 2}")))
                .hasSize(20);
    }
}
