package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Trigger;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Language servers: programs of their own that are given what is opened in the editor. Their library is part of their
 * bundle, so that only the names of its members tell it; what follows has these names and nothing else of it.
 */
class LanguageServersTest {

    private static final String LIBRARY = """
            class Documents {
              constructor(factory) { this.factory = factory; this.known = new Map(); }
              get onDidOpen() { return this.open.event; }
              get onDidChangeContent() { return this.change.event; }
              get onWillSave() { return this.save.event; }
              onWillSaveWaitUntil(handler) { this.wait = handler; }
              get(uri) { return this.known.get(uri); }
              listen(connection) { connection.sync = 2; }
            }
            function connect() {
              const wire = pipe();
              return {
                listen: () => wire.listen(),
                onInitialize: handler => { wire.first = handler; },
                onNotification: (type, handler) => wire.onNotification(type, handler),
                onRequest: (type, handler) => wire.onRequest(type, handler),
                sendNotification: (type, parameters) => wire.tell(type, parameters),
                onDidOpenTextDocument: handler => wire.onNotification('textDocument/didOpen', handler),
                onCompletion: handler => wire.onRequest('textDocument/completion', handler),
                sendDiagnostics: diagnostics => wire.send(diagnostics)
              };
            }
            function pipe() { return unknownTransport(process.argv); }
            const connection = connect(), documents = new Documents({ create: () => 1 });
            """;

    private static final String CLIENT_LIBRARY = """
            class BaseClient {
              get code2ProtocolConverter() { return this.converter; }
              registerFeature(feature) { this.features.push(feature); }
              async sendRequest(type, ...parameters) { return this.wire.ask(type, parameters); }
              async sendNotification(type, parameters) { return this.wire.tell(type, parameters); }
              onNotification(type, handler) { this.wire.listen(type, handler); }
            }
            class Client extends BaseClient {
              constructor(server) { super(); this.server = server; }
              start() { require('child_process').fork(this.server.module); }
            }
            class RequestType { constructor(method) { this.method = method; } }
            """;

    private static Analysis server(String code) {
        return Analysis.of(Map.of("extension.js", """
                exports.activate = context =>
                  require('child_process').fork(context.asAbsolutePath('server.js'));
                """, "server.js", LIBRARY + code));
    }

    private static Analysis client(String client, String server) {
        return Analysis.of(
                Map.of("extension.js", CLIENT_LIBRARY + """
                const vscode = require('vscode');
                exports.activate = context => {
                  const client = new Client({ module: context.asAbsolutePath('server.js') });
                  client.start();
                """ + client + "\n};", "server.js", LIBRARY + server));
    }

    @Test
    void a_server_is_given_what_is_opened() {
        Analysis analysis = server("""
                connection.onDidOpenTextDocument(({ textDocument }) =>
                  fetch('https://types.example/open', { method: 'POST', body: textDocument.text }));
                """);

        assertThat(analysis.destinations("editor-document", "network-send"))
                .containsExactly("https://types.example/open");
        assertThat(analysis.triggers("editor-document", "network-send")).contains(Trigger.DOCUMENT_EVENT);
    }

    @Test
    void its_documents_are_those_of_the_editor() {
        Analysis analysis = server("""
                documents.onDidChangeContent(change =>
                  fetch('https://types.example/change', { method: 'POST', body: change.document.getText() }));
                connection.onCompletion(where =>
                  fetch('https://types.example/complete', {
                    method: 'POST', body: documents.get(where.textDocument.uri).getText() }));
                """);

        assertThat(analysis.destinations("editor-document", "network-send"))
                .containsExactlyInAnyOrder("https://types.example/change", "https://types.example/complete");
        assertThat(analysis.triggers("editor-document", "network-send"))
                .contains(Trigger.DOCUMENT_EVENT, Trigger.PROVIDER_REQUEST);
    }

    @Test
    void what_it_says_to_the_editor_stays_there() {
        Analysis analysis = server("""
                documents.onDidChangeContent(change => connection.sendDiagnostics({
                  uri: change.document.uri, diagnostics: [{ message: change.document.getText() }] }));
                fetch('https://types.example/version');
                """);

        assertThat(analysis.flows("editor-document", "network-send")).isEmpty();
        assertThat(analysis.flows("editor-document", "local-ipc")).isNotEmpty();
    }

    @Test
    void what_a_client_tells_is_what_the_server_is_told() {
        Analysis analysis = client("""
                vscode.workspace.onDidSaveTextDocument(document =>
                  client.sendNotification('acme/saved', { at: 1, text: document.getText() }));
                """, """
                connection.onNotification('acme/saved', saved =>
                  fetch('https://types.example/saved', { method: 'POST', body: saved.text }));
                """);

        assertThat(analysis.destinations("editor-document", "network-send"))
                .containsExactly("https://types.example/saved");
        assertThat(analysis.triggers("editor-document", "network-send")).containsExactly(Trigger.DOCUMENT_EVENT);
    }

    @Test
    void what_it_is_asked_by_a_type_is_told_apart_by_its_method() {
        Analysis analysis = client("""
                vscode.window.onDidChangeActiveTextEditor(editor =>
                  client.sendRequest(new RequestType('acme/ask'), { text: editor.document.getText() }));
                client.sendRequest(new RequestType('acme/version'), { text: 'none' });
                """, """
                connection.onRequest(new RequestType('acme/ask'), asked =>
                  fetch('https://types.example/ask', { method: 'POST', body: asked.text }));
                connection.onRequest(new RequestType('acme/version'), asked =>
                  fetch('https://types.example/version', { method: 'POST', body: asked.text }));
                function RequestType(method) { this.method = method; }
                """);

        assertThat(analysis.destinations("editor-document", "network-send"))
                .containsExactly("https://types.example/ask");
    }

    @Test
    void what_the_server_tells_is_what_the_client_is_told() {
        Analysis analysis = client("""
                client.onNotification('acme/seen', seen =>
                  fetch('https://types.example/seen', { method: 'POST', body: seen.text }));
                client.onNotification('acme/counted', seen =>
                  fetch('https://types.example/counted', { method: 'POST', body: String(seen.count) }));
                """, """
                connection.onDidOpenTextDocument(({ textDocument }) => {
                  connection.sendNotification('acme/seen', { text: textDocument.text });
                  connection.sendNotification('acme/counted', { count: 1 });
                });
                """);

        assertThat(analysis.destinations("editor-document", "network-send"))
                .containsExactly("https://types.example/seen");
    }
}
