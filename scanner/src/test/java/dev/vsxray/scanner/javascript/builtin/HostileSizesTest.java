package dev.vsxray.scanner.javascript.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.javascript.machine.Evaluation;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a script asks for, the answer comes within the budget and the memory. */
public class HostileSizesTest {

    private static final long STEPS = 2_000_000;

    public static List<String> expressions() {
        return List.of(
                "'a'.repeat(1e9)",
                "'a'.padEnd(1e9, 'xy')",
                "'a'.padStart(2 ** 31)",
                "'ab'.repeat(4e6).split('').map(c => c + c).join('')",
                "new Array(4294967295).fill(0)",
                "Array(1e9).join('x')",
                "Array.from({length: 1e12})",
                "Buffer.alloc(1e12)",
                "new Uint8Array(2 ** 40)",
                "[5, 3, 4, 1, 2].sort(() => 1)",
                "[...Array(3000).keys()].sort(() => Math.random() - 0.5)",
                "/^(a+)+$/.test('a'.repeat(60) + '!')",
                "'a'.repeat(5e5).replace(/(a*)*b/g, 'x')",
                "2n ** 1000000n",
                "BigInt('9'.repeat(1e6))",
                "(x => { for (let i = 0; i < 64; i++) x += x; return x })('ab')",
                "(a => { a[0] = a; return String(a).length + JSON.stringify })([])",
                "(o => { o.o = o; try { return JSON.stringify(o) } catch (e) { return e.name } })({})",
                "JSON.parse('['.repeat(1e6))",
                "JSON.parse('{\"a\":'.repeat(5e5))",
                "'$&'.repeat(1000).replace(/./g, '$&$&$`')",
                "'x'.repeat(1e6).replaceAll('', 'yyyyyyyyyyyyyyyyyyyy')",
                "(f => f(f))(f => [1].map(() => f(f)))",
                "String.fromCharCode(...Array(1e6).fill(65))",
                "Object.keys('x'.repeat(8e6)).length",
                "require('zlib').gunzipSync(Buffer.alloc(100))",
                "require('crypto').pbkdf2Sync('p', 's', 1e9, 1e9, 'sha512')",
                "require('crypto').scryptSync('p', 's', 64, {N: 2 ** 30})",
                "new RegExp('('.repeat(1e5) + ')'.repeat(1e5))",
                "new RegExp('a{1000}{1000}{1000}').test('a'.repeat(1000))",
                "(1e300).toFixed(100) + (5e-324).toString(2)",
                "new URL('https://a.example/' + '../'.repeat(1e5)).href",
                "require('path').normalize('a/../'.repeat(1e5))",
                "require('child_process').exec('\\u0301'.repeat(2e5))");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void endsWithinTheBudget(String expression) {
        Value result = Evaluation.of("exports.result = " + expression + ";", STEPS);

        assertThat(result).isNotNull();
    }
}
