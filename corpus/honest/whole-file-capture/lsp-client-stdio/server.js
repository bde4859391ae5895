const { createConnection, TextDocuments, ProposedFeatures } = require('vscode-languageserver/node');
const { TextDocument } = require('vscode-languageserver-textdocument');
const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
documents.onDidChangeContent((c) => connection.sendDiagnostics({ uri: c.document.uri, diagnostics: c.document.getText().includes('selfdestruct') ? [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, message: 'selfdestruct' }] : [] }));
connection.onInitialize(() => ({ capabilities: { textDocumentSync: 1 } }));
documents.listen(connection);
connection.listen();
