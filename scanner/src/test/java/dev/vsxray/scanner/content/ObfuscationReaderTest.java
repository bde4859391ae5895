package dev.vsxray.scanner.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObfuscationReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shell-command.low.js",
                "shell-command.medium.js",
                "shell-command.deadcode.js",
                "shell-command.everything.js",
                "installs-extension.high.js",
                "installs-extension.rc4.js"
            })
    void knowsTheStringArraysOfJavascriptObfuscator(String file) throws IOException {
        assertThat(Seen.in("a.js", read("/dev/vsxray/scanner/javascript/disguise/" + file))
                        .trait("obfuscator-string-array")
                        .facts())
                .containsEntry("turned", "true");
    }

    @Test
    void knowsAnArrayThatIsNotTurned() {
        String script =
                "function _0x4b2c(_0x1f3a,_0x2d){_0x1f3a=_0x1f3a-0x1a2;var _0x99=_0x77aa();return _0x99[_0x1f3a];}";

        assertThat(Seen.in("a.js", script).trait("obfuscator-string-array").facts())
                .containsEntry("turned", "false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "edwards ¦ eval(function(p,a,c,k,e,d){while(c--)p=p.replace(c,k[c]);return p}('0(1)',2,2,'a|b'.split('|'),0,{}))",
                "jjencode ¦ $=~[];$={___:++$,$$$$:(![]+'')[$]};",
                "aaencode ¦ \uff9f\u03c9\uff9f\uff89= /\uff40\uff4d\u00b4\uff09\uff89 ~\u253b\u2501\u253b   //*\u00b4\u2207\uff40*/ ['_'];"
            })
    void knowsPackers(String by, String script) {
        assertThat(Seen.in("a.js", script).trait("packed").facts()).containsEntry("by", by);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 250, 499, 500, 501})
    void tellsWhereEnoughBracketsBegin(int before) {
        String most = "[".repeat(499);

        assertThat(Seen.in("a.js", "a".repeat(before) + most + "b" + most).traitNames())
                .doesNotContain("packed");
        assertThat(Seen.in("a.js", "a".repeat(before) + "b" + most + "!b").traits())
                .filteredOn(trait -> trait.name().equals("packed"))
                .singleElement()
                .satisfies(trait ->
                        assertThat(trait.evidence().location().offset()).isEqualTo(before + 1));
    }

    @Test
    void knowsProgramsOfBracketsAlone() {
        assertThat(Seen.in("a.js", "[][(![]+[])[+[]]]+".repeat(40) + "[]")
                        .trait("packed")
                        .facts())
                .containsEntry("by", "jsfuck");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "formatting ¦ const f = () => f.toString().search('(((.+)+)+)+$').toString();",
                "debugger ¦ setInterval(() => { (function () {}).constructor('debugger')(); }, 4000);",
                "debugger ¦ (function () {})['constructor'](\"debugger\").call();",
                "debugger ¦ new Function('while (true) {}')();"
            })
    void knowsScriptsThatNoticeWhoLooks(String how, String script) {
        assertThat(Seen.in("a.js", script).trait("self-defending").facts()).containsEntry("how", how);
    }

    @Test
    void aMinifiedScriptIsToldAsOneAndAsNothingElse() throws IOException {
        String script = read("/dev/vsxray/scanner/javascript/bundle/ncc.min.js").repeat(2);

        assertThat(Seen.in("a.js", "/*! a */" + script.replace("\n", "")).traitNames())
                .contains("minified")
                .doesNotContain("obfuscator-string-array", "packed", "self-defending");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (queue.length > limit) { queue.push(queue.shift()); }",
                "const mode = 'debugger'; session.start('debugger');",
                "test('waits', () => { while (true) {} });",
                "const flags = ~[].length; x=~[];y={};",
                "eval(function () { return 1 }());"
            })
    void ordinaryCodeShowsNone(String script) {
        assertThat(Seen.in("a.js", (script + "\n").repeat(40)).traitNames())
                .doesNotContain("minified", "obfuscator-string-array", "packed", "self-defending");
    }

    private static String read(String resource) throws IOException {
        try (InputStream file = ObfuscationReaderTest.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
