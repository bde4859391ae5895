package dev.vsxray.scanner.javascript.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final long STEPS = 5_000_000;

    /** Each link of the chain would start two, so that twelve links were eight thousand. */
    @Test
    void aTimerThatStartsItselfOnTwoWaysDoesNotDouble() {
        String script = """
                const beat = state => {
                  setTimeout(() => { tick(); beat({ near: state }); }, 1);
                  setTimeout(() => { tick(); beat({ far: state }); }, 2);
                };
                beat({});
                """;

        assertThat(Evaluation.ticksOf(script, STEPS)).isBetween(4, 200);
    }

    @Test
    void manyTimersThatStartNoneAllRun() {
        String script = "for (let i = 0; i < 100; i++) setTimeout(() => tick(), i);";

        assertThat(Evaluation.ticksOf(script, STEPS)).isGreaterThanOrEqualTo(100);
    }
}
