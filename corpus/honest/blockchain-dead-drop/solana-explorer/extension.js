const vscode = require('vscode');
const https = require('https');

const HEX = /#([0-9a-f]{3}|[0-9a-f]{6})\b/gi;

const colors = {
  provideDocumentColors(document) {
    const out = [];
    const text = document.getText();
    for (const m of text.matchAll(HEX)) {
      const h = m[1].length === 3 ? [...m[1]].map((c) => c + c).join('') : m[1];
      const v = parseInt(h, 16);
      const start = document.positionAt(m.index);
      out.push(new vscode.ColorInformation(new vscode.Range(start, start.translate(0, m[0].length)), new vscode.Color((v >> 16) / 255, ((v >> 8) & 255) / 255, (v & 255) / 255, 1)));
    }
    return out;
  },
  provideColorPresentations(color) {
    const to = (n) => Math.round(n * 255).toString(16).padStart(2, '0');
    return [new vscode.ColorPresentation('#' + to(color.red) + to(color.green) + to(color.blue))];
  }
};

function signatures(address, done) {
  const r = https.request({ host: 'api.devnet.solana.com', method: 'POST', headers: { 'content-type': 'application/json' } }, (s) => { let b = ''; s.on('data', (d) => (b += d)); s.on('end', () => done(JSON.parse(b).result)); });
  r.on('error', () => done([]));
  r.end(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'getSignaturesForAddress', params: [address, { limit: 10 }] }));
}

module.exports = {
  activate(context) {
    context.subscriptions.push(vscode.languages.registerColorProvider(['css', 'html', 'javascript'], colors));
    context.subscriptions.push(vscode.commands.registerCommand('solana.history', async () => {
      const a = await vscode.window.showInputBox({ prompt: 'Account' });
      if (a) signatures(a, (list) => vscode.window.showQuickPick(list.map((x) => x.signature + ' ' + (x.memo || ''))));
    }));
    return { version: 1 };
  },
  deactivate() {}
};
