package dev.vsxray.scanner.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The files in {@code bundles} are one small program as the tools write it: ncc 0.45, parcel 2.16, webpack 5.112, esbuild
 * 0.28, rollup 4.68, swc 1.16 and tsc 7.0; {@code .min} with the tool's own minifier.
 */
class BundleReaderTest {

    @ParameterizedTest
    @CsvSource({
        "ncc.js, ncc",
        "ncc.min.js, ncc",
        "parcel.js, parcel",
        "parcel.min.js, parcel",
        "webpack.js, webpack",
        "webpack.min.js, webpack",
        "esbuild.js, esbuild",
        "esbuild.min.js, esbuild",
        "rollup.js, rollup",
        "swc.js, swc",
        "tsc.js, tsc"
    })
    void knowsTheToolByItsOwnCode(String file, String tool) throws IOException {
        assertThat(Seen.in("dist/extension.js", bundle(file)).trait("bundle").facts())
                .containsEntry("by", tool);
    }

    @Test
    void aLargeBundleIsKnownByItsEnd() throws IOException {
        String large = "/* " + "a licence of many words ".repeat(10_000) + "*/" + bundle("webpack.min.js");

        assertThat(Seen.in("dist/extension.js", large).trait("bundle")).satisfies(trait -> {
            assertThat(trait.facts()).containsEntry("by", "webpack");
            assertThat(trait.evidence().excerpt()).contains("exports:{}");
        });
    }

    @Test
    void whatAPersonWroteIsNoBundle() {
        String plugin = """
                // Made for webpack, esbuild and rollup; see __webpack_public_path__.
                const cache = {};
                exports.load = function (id) { const module = { exports: {} }; cache[id] = module; return module; };
                """;

        assertThat(Seen.in("lib/plugin.js", plugin).traitNames()).isEmpty();
    }

    private static String bundle(String name) throws IOException {
        try (InputStream in = BundleReaderTest.class.getResourceAsStream("bundles/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
