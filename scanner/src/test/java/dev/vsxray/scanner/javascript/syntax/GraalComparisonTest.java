package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real libraries, read by this parser and by that of GraalJS: both must see the same functions and calls. */
class GraalComparisonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acorn/8.11.3/dist/acorn.js",
                "acorn/8.11.3/dist/acorn.mjs",
                "jquery/3.7.1/jquery.js",
                "jquery/3.7.1/jquery.min.js",
                "lodash/4.17.21/lodash.js",
                "lodash/4.17.21/lodash.min.js",
                "react-dom/18.2.0/cjs/react-dom-server.node.development.js",
                "react-dom/18.2.0/umd/react-dom.development.js",
                "react-dom/18.2.0/umd/react-dom.production.min.js",
                "vscode-languageserver-types/3.17.5/lib/esm/main.js",
                "vscode-languageserver-types/3.17.5/lib/umd/main.js"
            })
    void bothSeeTheSameInLibraries(String file) throws IOException {
        String text = library(file);

        ParseResult result = Parser.parse(text);

        assertThat(result.problems()).isEmpty();
        assertThat(GraalParser.counts(text, result.program().module()))
                .contains(GraalParser.expected(result.program()));
    }

    @Test
    void bothSeeTheSameInEveryConstruct() {
        for (String text : List.of(
                "class A { a = () => 1; static b = 2; static { c() } #d() {} get e() { return this.#d() } }",
                "class A extends B { constructor(...a) { super(...a) } } class C extends A {}",
                "a?.b(c)?.[d](e); new F; new F(g); h`i${j()}`; import('k')",
                "(a, {b = c()} = {}, ...[d]) => { for (const [e, f = g()] of h()) await: while (i()) break await }",
                "async function* a() { for await (const b of c()) yield* d(await e()) } var {f: [g = h()]} = i",
                "switch (a()) { case b(): default: c() } if (d) function e() {}; x = /[/(]\\/a/.test(f) / g()")) {
            ParseResult result = Parser.parse(text);
            assertThat(result.problems()).as(text).isEmpty();
            assertThat(GraalParser.counts(text, false)).as(text).contains(GraalParser.expected(result.program()));
        }
    }

    @Test
    void bothRefuseWhatIsNoProgram() {
        for (String text :
                List.of("a b", "let a; let a", "1 = a", "({a = 1})", "for (const a;;) b", "'use strict'; 017")) {
            assertThat(Parser.parse(text).problems()).as(text).isNotEmpty();
            assertThat(GraalParser.counts(text, false)).as(text).isEmpty();
        }
    }

    private static String library(String file) throws IOException {
        String resource = "META-INF/resources/webjars/" + file;
        try (InputStream bytes = GraalComparisonTest.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(bytes, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
