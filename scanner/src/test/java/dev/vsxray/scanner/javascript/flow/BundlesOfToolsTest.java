package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A token that goes through a function of another module and of two npm packages before it is sent, in the bundles that
 * each tool makes of that program.
 */
class BundlesOfToolsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ncc.js",
                "ncc.min.js",
                "parcel.js",
                "parcel.min.js",
                "webpack.js",
                "webpack.min.js",
                "esbuild.js",
                "esbuild.min.js",
                "rollup.js"
            })
    void isFollowedThroughAllModules(String bundle) throws IOException {
        Analysis analysis = Analysis.of(read(bundle));

        assertThat(analysis.destinations("environment-secret", "network-send"))
                .as("%s, which calls %s", bundle, analysis.calls().toList())
                .containsExactly("https://far.example/in");
    }

    /** Compilers leave the modules where they were. */
    @ParameterizedTest
    @ValueSource(strings = {"swc.js", "tsc.js"})
    void isFollowedThroughTheFilesOfACompiler(String script) throws IOException {
        Analysis analysis = Analysis.of(Map.of(
                "extension.js",
                read(script),
                "greet.js",
                "exports.greet = name => 'Hello ' + name; exports.default = class {};",
                "node_modules/@north/fold/package.json",
                "{\"main\": \"lib/fold.js\"}",
                "node_modules/@north/fold/lib/fold.js",
                "exports.fold = text => text.toLowerCase();"));

        assertThat(analysis.destinations("environment-secret", "network-send"))
                .containsExactly("https://far.example/in");
    }

    private static String read(String bundle) throws IOException {
        try (InputStream in =
                BundlesOfToolsTest.class.getResourceAsStream("/dev/vsxray/scanner/content/bundles/" + bundle)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
