package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages that are something of the host and more: all of their members are known. */
class ModulesByAnotherNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "require('execa').command('ls -l')                     | node:child_process.execSync",
                "require('execa')('ls', ['-l'])                        | node:child_process.spawn",
                "require('execa').execa('ls', ['-l'])                  | node:child_process.spawn",
                "require('execa').default.sync('ls', ['-l'])           | node:child_process.spawnSync",
                "require('fs-extra').outputFile('/tmp/a', 'text')      | node:fs.writeFile",
                "require('fs-extra').readFileSync('/etc/hosts')        | node:fs.readFileSync",
                "const { default: f } = require('node-fetch'); f('/a') | global.fetch",
                "new (require('ws'))('wss://a.example')                | global.WebSocket",
            })
    void aMemberIsTheCallItIs(String script, String api) {
        assertThat(Analysis.of(script).calls()).extracting(call -> call.api()).contains(api);
    }
}
