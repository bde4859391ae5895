package dev.vsxray.scanner.javascript.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Text;
import org.junit.jupiter.api.Test;

class CalculationTest {

    private static final long STEPS = 500_000;

    @Test
    void theSameNumbersAreCalculatedOnce() {
        String script = """
                const list = [];
                for (let i = 0; i < 100; i++) list.push(i);
                function sum(numbers) { let s = 0; for (let i = 0; i < numbers.length; i++) s += numbers[i]; return s; }
                let last;
                for (let i = 0; i < 2000; i++) last = sum(list.slice());
                exports.result = last;
                """;

        assertThat(Evaluation.of(script, STEPS)).isEqualTo(Num.of(4_950));
    }

    @Test
    void otherNumbersGiveAnotherResult() {
        String script = """
                const key = 'nqfuu';
                function word(start, length) {
                  for (var made = '', i = 0; i < length; i++) made += String.fromCharCode(key.charCodeAt(start + i) - 1);
                  return made;
                }
                const list = [1, 2];
                function sum(numbers) { let s = 0; for (let i = 0; i < numbers.length; i++) s += numbers[i]; return s; }
                const before = sum(list);
                list[0] = 40;
                exports.result = [word(0, 2), word(1, 3), word(0, 2), before, sum(list)].join();
                """;

        assertThat(Evaluation.of(script, STEPS)).isEqualTo(Text.of("mp,pet,mp,3,42"));
    }

    @Test
    void whatItReadsFromOutsideCountsToo() {
        String script = """
                let factor = 2;
                function product(times) { let p = 0; for (let i = 0; i < times; i++) p += factor; return p; }
                const first = product(5);
                factor = 7;
                exports.result = [first, product(5)].join();
                """;

        assertThat(Evaluation.of(script, STEPS)).isEqualTo(Text.of("10,35"));
    }

    @Test
    void aFunctionThatChangesSomethingRunsEachTime() {
        String script = """
                let count = 0;
                function counted(times) { for (let i = 0; i < times; i++) count++; return times; }
                counted(3); counted(3); counted(3);
                exports.result = count;
                """;

        assertThat(Evaluation.of(script, STEPS)).isEqualTo(Num.of(9));
    }

    @Test
    void whatAListDoesNotHaveIsTheDefault() {
        String script = """
                const o = {};
                let a, b;
                [a, b = 'second', o.c = { d: 'third' }] = ['first'];
                const [e, f = 'fourth'] = (function (...all) { return all; })(1);
                exports.result = [a, b, o.c.d, f].join();
                """;

        assertThat(Evaluation.of(script, STEPS)).isEqualTo(Text.of("first,second,third,fourth"));
    }
}
