package dev.vsxray.scanner.javascript.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bundles are of one small extension and two packages, quiet-pad 1.4.0 and @north/fold 2.0.1, written by esbuild 0.28,
 * webpack 5, ncc 0.38 and rollup 4 with their plugins.
 */
class BundleTest {

    @ParameterizedTest
    @CsvSource({
        // Keys and comments; a licence adds the version.
        "esbuild.js, quiet-pad, @north/fold",
        "webpack.js, quiet-pad, @north/fold@2.0.1",
        "webpack.joined.js, quiet-pad, @north/fold",
        // Licences alone.
        "esbuild.banners.min.js, quiet-pad, @north/fold@2.0.1",
        "ncc.min.js, quiet-pad, @north/fold@2.0.1",
        // Source maps.
        "esbuild.min.js, quiet-pad, @north/fold",
        "webpack.min.js, quiet-pad, @north/fold",
        "rollup.min.js, quiet-pad, @north/fold@2.0.1"
    })
    void saysWhoseCodeItIs(String file, String pad, String fold) throws IOException {
        String text = text(file);
        Bundle bundle = Bundle.of(text, map(file));

        assertThat(named(bundle, text, "pad.example")).contains(pad);
        assertThat(named(bundle, text, "fold.example")).contains(fold);
        assertThat(named(bundle, text, "own.example")).as("the extension's own").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nameless.min.js", "esbuild.min.js", "webpack.min.js"})
    void doesNotGuess(String file) throws IOException {
        String text = text(file);
        Bundle bundle = Bundle.of(text, Optional.empty());

        for (int offset = 0; offset <= text.length(); offset++) {
            assertThat(bundle.at(offset)).as("at %s", offset).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "./node_modules/axios/lib/axios.js, axios",
        "webpack://git/./node_modules/@azure/core/dist/index.js, @azure/core",
        "node_modules/a/node_modules/b/index.js, b",
        "../node_modules/.pnpm/axios@1.7.2/node_modules/axios/index.js, axios@1.7.2",
        "../node_modules/.pnpm/@babel+core@7.24.0_react@18.2.0/node_modules/@babel/core/lib/index.js, @babel/core@7.24.0",
        "../node_modules/.pnpm/vue@3.4.0-beta.2/node_modules/vue/index.js, vue@3.4.0-beta.2",
        // The version of another package that lies in the same folder is not this one's.
        "../node_modules/.pnpm/axios@1.7.2/node_modules/debug/index.js, debug",
        "../.yarn/cache/axios-npm-1.6.0-3b2d8f0c1a-10c0.zip/node_modules/axios/index.js, axios@1.6.0"
    })
    void readsPackageAndVersionOfPaths(String path, String written) {
        assertThat(ModulePath.packageOf(path).map(BundledModule::written)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"./src/axios.js", "node_modules/", "node_modules/.bin/x.js", "node_modules/axios", "axios"})
    void otherPathsAreOfNoPackage(String path) {
        assertThat(ModulePath.packageOf(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "/*! Axios v1.7.2 Copyright (c) 2026 A and contributors */ => axios@1.7.2",
                "/*! @sentry/node 7.120.3 (5a833b4) | https://sentry.example */ => @sentry/node@7.120.3",
                "/*! safe-buffer. MIT License. A Person <https://person.example> */ => safe-buffer",
                "/*! chokidar - MIT License (c) 2012 A Person */ => chokidar",
                "/*! @license DOMPurify 3.1.7 | (c) Cure53 */ => dompurify@3.1.7",
                "/*! https://mths.be/he v1.2.0 by @mathias | MIT license */ => he@1.2.0",
                "/** @license ieee754. BSD-3-Clause License. */ => ieee754"
            })
    void readsLicencesOfLibraries(String banner, String written) {
        String text = "x(()=>{" + banner + "a()})";
        assertThat(named(Bundle.of(text, Optional.empty()), text, "a()")).contains(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/*! For license information please see main.js.LICENSE.txt */",
                "/*! Copyright (c) Microsoft Corporation. */",
                "/*! Bundled license information: */",
                "/*! Bezier curve function generator. Copyright A Person. MIT License */",
                "/*! @noflip */",
                "/* axios v1.7.2 */"
            })
    void otherCommentsNameNothing(String comment) {
        String text = "x(()=>{" + comment + "a()})";
        assertThat(named(Bundle.of(text, Optional.empty()), text, "a()")).isEmpty();
    }

    @Test
    void aLicenceNamesTheLibraryInOneFunctionAndNotWhatComesAfterIt() {
        String text = "/*! axios v1.7.2 */!function(t,e){e()}(this,function(){lib()});own();";
        Bundle bundle = Bundle.of(text, Optional.empty());

        assertThat(named(bundle, text, "lib()")).contains("axios@1.7.2");
        assertThat(named(bundle, text, "own()")).isEmpty();
    }

    @Test
    void aLicenceAtTheTopOfAWholeBundleNamesNotAllOfIt() {
        String text = "(function(g,f){f(g)})(this,function(exports){'use strict';/*! axios v1.7.2 */\nvar a=1;own()});";

        assertThat(named(Bundle.of(text, Optional.empty()), text, "own()")).isEmpty();
    }

    @Test
    void aNameInAStringNamesNothing() {
        String text = "const s = `\n// node_modules/axios/index.js\n`;\nown();";

        assertThat(named(Bundle.of(text, Optional.empty()), text, "own()")).isEmpty();
    }

    @Test
    void aModuleEndsWhereItsFunctionEnds() {
        String text = "(() => {\n// node_modules/axios/index.js\nlib();\n})();\nown();";
        Bundle bundle = Bundle.of(text, Optional.empty());

        assertThat(named(bundle, text, "lib()")).contains("axios");
        assertThat(named(bundle, text, "own()")).isEmpty();
    }

    @Test
    void readsTablesWhoseModulesListWhatTheyRequire() {
        String text =
                "r({\"node_modules/ms/index.js\":[function(q,m){lib()},{}],\"src/a.js\":[function(q,m){own()},{}]});";
        Bundle bundle = Bundle.of(text, Optional.empty());

        assertThat(named(bundle, text, "lib()")).contains("ms");
        assertThat(named(bundle, text, "own()")).isEmpty();
    }

    @Test
    void believesTheCodeOverItsMap() {
        String text = "// src/extension.js\nown();\n// node_modules/axios/index.js\nlib();";
        // All of it, says the map, is the first source.
        String map = "{\"version\":3,\"sources\":[\"node_modules/left-pad/index.js\"],\"mappings\":\"AAAA\"}";
        Bundle bundle = Bundle.of(text, Optional.of(map.getBytes(StandardCharsets.UTF_8)));

        assertThat(named(bundle, text, "own()")).isEmpty();
        assertThat(named(bundle, text, "lib()")).contains("axios");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"version\":3,\"sources\":[\"node_modules/ms/a.js\"],\"mappings\":\"",
                "{\"version\":3,\"sources\":[\"node_modules/ms/a.js\"],\"mappings\":\"ggggggggggggggA\"}",
                "{\"version\":3,\"sources\":[\"node_modules/ms/a.js\"],\"mappings\":\"DDDD\"}",
                "{\"version\":3,\"sources\":[null,{\"a\":[1]}],\"mappings\":\"AAAA\"}",
                "{\"version\":3,\"sources\":{},\"mappings\":[\"AAAA\"]}"
            })
    void aBrokenMapNamesNothing(String map) {
        Bundle bundle = Bundle.of("own();", Optional.of(map.getBytes(StandardCharsets.UTF_8)));

        assertThat(bundle.at(0)).isEmpty();
    }

    @Test
    void takesTimeOnlyForWhatIsThere() {
        String many = "/*! a v1.0.0 */".repeat(100_000) + "/*".repeat(100_000)
                + "\n// node_modules/a/b.js".repeat(100_000) + "\n" + "(()=>{".repeat(400) + "own()" + "})".repeat(400);

        assertThat(Bundle.of(many, Optional.empty()).at(0)).isEmpty();
    }

    private static Optional<String> named(Bundle bundle, String text, String code) {
        assertThat(text).contains(code);
        return bundle.at(text.indexOf(code)).map(BundledModule::written);
    }

    private static String text(String file) throws IOException {
        try (InputStream in = BundleTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Optional<byte[]> map(String file) throws IOException {
        try (InputStream in = BundleTest.class.getResourceAsStream(file + ".map")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
