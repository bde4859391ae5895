const vscode = require('vscode');
const https = require('https');


function request(method, url, headers, body) {
  return new Promise((resolve, reject) => {
    const started = Date.now();
    const req = https.request(url, { method, headers }, (res) => {
      const chunks = [];
      res.on('data', (c) => chunks.push(c));
      res.on('end', () => resolve({ status: res.statusCode, headers: res.headers, body: Buffer.concat(chunks).toString('utf8'), ms: Date.now() - started }));
    });
    req.on('error', reject);
    if (body) req.write(body);
    req.end();
  });
}

function parse(text) {
  const [head, ...rest] = text.split(/\n\n/);
  const lines = head.split('\n').filter((l) => !l.startsWith('#'));
  const [method, url] = lines[0].split(/\s+/);
  const headers = {};
  for (const l of lines.slice(1)) {
    const at = l.indexOf(':');
    if (at > 0) headers[l.slice(0, at).trim()] = l.slice(at + 1).trim();
  }
  return { method, url, headers, body: rest.join('\n\n') };
}



async function send() {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const r = parse(editor.document.getText(editor.selection.isEmpty ? undefined : editor.selection));
  try {
    const answer = await request(r.method, r.url, r.headers, r.body);
    const doc = await vscode.workspace.openTextDocument({ language: 'json', content: answer.body });
    await vscode.window.showTextDocument(doc, vscode.ViewColumn.Beside);
  } catch (e) {
    vscode.window.showErrorMessage(String(e));
  }
}

function activate(context) {
  context.subscriptions.push(vscode.commands.registerCommand('pixel-rest.send', send));
  context.subscriptions.push(vscode.commands.registerCommand('rest.preview', async () => {
    const url = await vscode.window.showInputBox({ value: 'http://localhost:3000' });
    if (!url) return;
    const p = vscode.window.createWebviewPanel('b', 'Preview', vscode.ViewColumn.Beside, { enableScripts: true });
    p.webview.html = `<html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src *; style-src 'unsafe-inline'"><style>iframe{width:100%;height:100vh;border:0}</style></head><body><iframe src="${encodeURI(url)}" sandbox="allow-scripts allow-forms allow-same-origin"></iframe></body></html>`;
  }));
}
module.exports = { activate, deactivate() {} };
