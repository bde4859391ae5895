package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program does to hide which modules it loads and what it runs. */
class TraitsOfProgramsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "require('child_' + 'process').exec('t1.invalid');",
                "require(Buffer.from('aHR0cHM=', 'base64').toString());",
                "const name = ['s', 'f'].reverse().join(''); require(name);",
            })
    void aModuleWhoseNameIsPutTogether(String body) {
        assertThat(traits(body)).contains("computed-module-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "require('child_process').exec('t2.invalid');",
                "const name = 'https'; require(name);",
                // Chosen by the platform, from names that all stand in the source.
                "const name = process.platform === 'win32' ? 'net' : 'dgram'; require(name);",
            })
    void aModuleWhoseNameStandsThere(String body) {
        assertThat(traits(body)).doesNotContain("computed-module-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval(atob('Z2xvYmFsVGhpcy5tYXJrID0gInQzLmludmFsaWQiOyB2b2lkIGdsb2JhbFRoaXMubWFyazs='));",
                "new Function(Buffer.from('676c6f62616c546869732e6d61726b203d202274342e696e76616c6964223b20766f696420676c6f62616c546869732e6d61726b3b', 'hex').toString())();",
                "setTimeout(unescape('%67%6c%6f%62%61%6c%54%68%69%73%2e%6d%61%72%6b%20%3d%20%22%74%35%2e%69%6e%76%61%6c%69%64%22%3b%20%76%6f%69%64%20%67%6c%6f%62%61%6c%54%68%69%73%2e%6d%61%72%6b%3b'), 9);",
            })
    void codeThatWasDecoded(String body) {
        assertThat(traits(body)).contains("decode-then-execute");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Bundlers evaluate modules that stand in the source as text.
                "eval('globalThis.mark = \"t6.invalid\"; module.exports = globalThis.mark;');",
                // Too short for a program: loaders ask for the global object so.
                "eval(atob('dGhpcw=='));",
                // Decoded, and shown.
                "console.log(atob('Z2xvYmFsVGhpcy5tYXJrID0gInQ3LmludmFsaWQiOyB2b2lkIGdsb2JhbFRoaXMubWFyazs='));",
            })
    void codeThatWasNotAndTextThatDoesNotRun(String body) {
        assertThat(traits(body)).doesNotContain("decode-then-execute");
    }

    private static final String PROGRAM = "globalThis.mark = (globalThis.mark || 0) + 1; ".repeat(30);

    @ParameterizedTest
    @ValueSource(strings = {"eval('%s');", "Function('use', '%s')(require);", "(0, eval)('%s');"})
    void aScriptThatIsLittleElseThanAText(String script) {
        assertThat(traits(script.formatted(PROGRAM))).contains("program-in-text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Bundlers in development mode.
                "eval('%s//# sourceURL=webpack://sorter/./src/sort.js');",
                "console.log('%s');",
                "new Worker(URL.createObjectURL(new Blob(['%s'])));",
                // What is put together is a template that is compiled.
                "eval('%s' + process.platform);",
            })
    void aScriptWithATextThatIsNone(String script) {
        assertThat(traits(script.formatted(PROGRAM))).doesNotContain("program-in-text");
    }

    @Test
    void aTextThatIsASmallPartOfItsScript() {
        String rest = "console.log('what a program does itself');\n".repeat(40);

        assertThat(traits("eval('" + PROGRAM + "');\n" + rest)).doesNotContain("program-in-text");
    }

    private static List<String> traits(String body) {
        return Analysis.ofActivate(body).result().features().stream()
                .filter(Feature.Trait.class::isInstance)
                .map(feature -> ((Feature.Trait) feature).name())
                .toList();
    }
}
