package dev.vsxray.scanner.javascript.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Text;
import org.junit.jupiter.api.Test;

class EndlessCallsTest {

    private static final long STEPS = 2_000_000;

    /** As traps for debuggers are written: the engine's stack overflows and the program goes on. */
    @Test
    void aFunctionThatCallsItselfForEverEndsAsWithAFullStack() {
        String script = """
                function busy(n) { let s = 0; for (let i = 0; i < 50; i++) s += i; return busy(n + 1); }
                let caught = 'nothing';
                try { busy(0); } catch (e) { caught = e.name; }
                exports.result = caught;
                """;

        assertThat(Evaluation.of(script, STEPS)).isEqualTo(Text.of("RangeError"));
    }

    @Test
    void aDeepCallThatEndsIsFollowedToItsEnd() {
        String script = """
                function sum(n) { return n === 0 ? 0 : n + sum(n - 1); }
                exports.result = sum(900);
                """;

        assertThat(Evaluation.of(script, STEPS)).isEqualTo(Num.of(405_450));
    }

    /** What is removed only perhaps leads on for ever, as a reference of a schema that was resolved. */
    @Test
    void aWalkThatComesToTheSameNameAgainAndAgainIsLeft() {
        String script = """
                const node = { ref: '#/definitions/a' };
                for (; node.ref; ) { if (unknown()) delete node.ref; }
                exports.result = 'after';
                """;

        assertThat(Evaluation.of(script, STEPS)).isEqualTo(Text.of("after"));
    }

    @Test
    void anObjectWhoseTextIsPerhapsItselfHasNone() {
        String script = """
                const self = { toString() { return unknown() ? this : 'text'; } };
                const wrapped = { [Symbol.toPrimitive]() { return unknown() ? this : 'text'; } };
                String(self); `${wrapped}`;
                exports.result = 'after';
                """;

        assertThat(Evaluation.of(script, STEPS)).isEqualTo(Text.of("after"));
    }
}
