const vscode = require('vscode');
const crypto = require('crypto');


const SYSTEM = 'You are a helpful programming assistant. Answer briefly.';

function nonce() {
  return crypto.randomBytes(16).toString('hex');
}

function page(webview) {
  const n = nonce();
  return `<!DOCTYPE html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource} 'unsafe-inline'; script-src 'nonce-${n}';">
<style>body{font-family:var(--vscode-font-family)} #log{white-space:pre-wrap}</style></head>
<body><div id="log"></div><textarea id="q" rows="3"></textarea><button id="send">Send</button>
<script nonce="${n}">
const api = acquireVsCodeApi();
document.getElementById('send').addEventListener('click', () => {
  const q = document.getElementById('q');
  api.postMessage({ type: 'ask', text: q.value });
  q.value = '';
});
window.addEventListener('message', (e) => {
  if (e.data.type === 'answer') document.getElementById('log').textContent += e.data.text + '\\n';
});
</script></body></html>`;
}

class Conversation {
  constructor() {
    this.turns = [{ role: 'system', content: SYSTEM }];
  }
  user(text) { this.turns.push({ role: 'user', content: text }); return this; }
  assistant(text) { this.turns.push({ role: 'assistant', content: text }); return this; }
  trimmed(max) { return [this.turns[0], ...this.turns.slice(1).slice(-max)]; }
}



async function complete(conversation, token) {
  const models = await vscode.lm.selectChatModels({ family: 'gpt-4o' });
  if (!models.length) return 'No model available.';
  const messages = conversation.trimmed(12).map((t) => vscode.LanguageModelChatMessage.User(t.content));
  const response = await models[0].sendRequest(messages, {}, token);
  let text = '';
  for await (const part of response.text) text += part;
  return text;
}

class ChatView {
  constructor() { this.conversation = new Conversation(); }
  resolveWebviewView(view) {
    view.webview.options = { enableScripts: true, localResourceRoots: [] };
    view.webview.html = page(view.webview);
    view.webview.onDidReceiveMessage(async (m) => {
      if (m.type !== 'ask') return;
      this.conversation.user(m.text);
      const source = new vscode.CancellationTokenSource();
      const answer = await complete(this.conversation, source.token);
      this.conversation.assistant(answer);
      view.webview.postMessage({ type: 'answer', text: answer });
    });
  }
}

async function activate(context) {
  const chat = new ChatView();
  context.subscriptions.push(vscode.window.registerWebviewViewProvider('tidy-chat.chat', chat));
  context.subscriptions.push(vscode.commands.registerCommand('tidy-chat.clear', () => { chat.conversation = new Conversation(); }));
  
}

exports.activate = activate;
exports.deactivate = function deactivate() {};
