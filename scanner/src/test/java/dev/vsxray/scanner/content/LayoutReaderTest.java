package dev.vsxray.scanner.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutReaderTest {

    private static final String ORDINARY = "const a = 1;\nfunction f() {\n  return a;\n}\nmodule.exports = { f };\n";

    @Test
    void codeBehindBlanksIsFound() {
        assertThat(Seen.in("a.js", "activate();" + " ".repeat(400) + "require('child_process').exec('x');\n")
                        .trait("hidden-columns")
                        .facts())
                .containsEntry("blanks", "400")
                .containsEntry("after-code", "true")
                .containsEntry("looks-like-code", "true")
                .containsEntry("word", "require");
    }

    @Test
    void wideBlanksOfUnicodeHideAsWell() {
        assertThat(Seen.in("a.js", "a();" + "\u3000".repeat(200) + "eval(b);").traitNames())
                .containsExactly("hidden-columns");
    }

    @Test
    void codeBelowTheScreenIsFound() {
        assertThat(Seen.in("a.js", ORDINARY + "\n".repeat(300) + "eval(atob(x));")
                        .trait("hidden-rows")
                        .facts())
                .containsEntry("continues", "false")
                .containsEntry("word", "eval");
    }

    @Test
    void codeBelowTheScreenMayContinueAName() {
        assertThat(Seen.in("a.js", ORDINARY + "exports." + "\n".repeat(300) + "b = require('b');")
                        .trait("hidden-rows")
                        .facts())
                .containsEntry("continues", "true")
                .containsEntry("word", "require");
    }

    @Test
    void aBlobAppendedToAHandWrittenFileIsFound() {
        String appended = "var _$=(" + "function (a){return a.b(1)},".repeat(100) + "0);eval(_$);";
        assertThat(Seen.in("a.js", ORDINARY + appended).trait("huge-line").facts())
                .containsEntry("last-line", "true")
                .containsEntry("looks-like-code", "true")
                .containsEntry("word", "eval");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.min.js",
                "bundle.js",
            })
    void aMinifiedBundleHidesNothing(String name) {
        String bundle = "/*! licence */\n" + "!function(e){return e.exports}({});".repeat(500);
        assertThat(Seen.in(name, bundle).traitNames()).containsExactly("minified");
    }

    @Test
    void alignedCommentsAndDeepIndentationHideNothing() {
        assertThat(Seen.in("a.js", "a();" + " ".repeat(100) + "// note\n" + " ".repeat(140) + "b();\n")
                        .traitNames())
                .isEmpty();
    }

    @Test
    void proseIsNotCode() {
        assertThat(Seen.in("README.md", "a" + " ".repeat(400) + "eval(x);").traitNames())
                .isEmpty();
    }
}
