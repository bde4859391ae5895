package dev.vsxray.scanner.javascript.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.javascript.machine.Evaluation;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs replace and delete the language's own functions, as polyfills do; what is called then is what stands there. */
class ChangedBuiltinsTest {

    private static final long STEPS = 1_000_000;

    /** {@code u} is not known at all. */
    private static final String PRELUDE = "const u = globalThis.notKnown();\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "String.prototype.split = () => 'mine of texts', exports.result = u.split('');mine of texts",
                "Array.prototype.map = () => 'mine of arrays', exports.result = u.map(x => x);mine of arrays",
                "Array.prototype.sort = () => [7], exports.result = String(new Uint8Array([3, 1]).sort());7,1",
                "Array.prototype.find = () => 'mine', exports.result = [1].values().find(x => x);mine",
                "JSON.stringify = () => 'my JSON', exports.result = require('util').inspect({});my JSON",
                "Map.prototype.get = () => 'mine', exports.result = new URLSearchParams('a=b').get('a');mine",
            })
    void whatThePutThereIsCalled(String script, String expected) {
        Value value = Evaluation.of(PRELUDE + script + ";", STEPS);

        assertThat(value)
                .isInstanceOfSatisfying(
                        Text.class, text -> assertThat(text.value()).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (u) String.prototype.replaceAll = () => 'x'; exports.result = u.replaceAll('a', 'b')",
                "String.prototype.trim = u; exports.result = u.trim()",
                "String.prototype.trim = 1; exports.result = u.trim()",
                "delete Array.prototype.sort; exports.result = new Uint8Array([2, 1]).sort()",
                "delete Array.prototype.find; exports.result = [1].values().find(x => x)",
                "JSON = 1; exports.result = require('util').inspect({})",
                "delete globalThis.JSON; exports.result = require('util').inspect({})",
                "delete globalThis.URL; exports.result = require('url').resolve('https://a.example', 'b')",
                "delete Map.prototype.get; exports.result = new URLSearchParams('a=b').get('a')",
                "delete Map.prototype.set; exports.result = new URLSearchParams('a=b').append('c', 'd')",
                "delete globalThis.encodeURIComponent; exports.result = require('querystring').escape('a b')",
            })
    void whatIsNoFunctionAnyMoreEndsNoAnalysis(String script) {
        assertThat(Evaluation.of(PRELUDE + script + ";", STEPS)).isNotNull();
    }
}
