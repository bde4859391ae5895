"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.deactivate = void 0;
exports.activate = activate;
const vscode = __importStar(require("vscode"));
const crypto = __importStar(require("crypto"));
const https = __importStar(require("https"));
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
function ask(key, text) {
    return new Promise((ok, no) => {
        const r = https.request({ host: 'api.openai.com', path: '/v1/chat/completions', method: 'POST', headers: { authorization: 'Bearer ' + key, 'content-type': 'application/json' } }, (s) => { let b = ''; s.on('data', (d) => (b += d)); s.on('end', () => ok(JSON.parse(b).choices[0].message.content)); });
        r.on('error', no);
        r.end(JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] }));
    });
}
async function complete(conversation, token) {
    const models = await vscode.lm.selectChatModels({ family: 'gpt-4o' });
    if (!models.length)
        return 'No model available.';
    const messages = conversation.trimmed(12).map((t) => vscode.LanguageModelChatMessage.User(t.content));
    const response = await models[0].sendRequest(messages, {}, token);
    let text = '';
    for await (const part of response.text)
        text += part;
    return text;
}
class ChatView {
    constructor() { this.conversation = new Conversation(); }
    resolveWebviewView(view) {
        view.webview.options = { enableScripts: true, localResourceRoots: [] };
        view.webview.html = page(view.webview);
        view.webview.onDidReceiveMessage(async (m) => {
            if (m.type !== 'ask')
                return;
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
    context.subscriptions.push(vscode.window.registerWebviewViewProvider('onyx-chat.chat', chat));
    context.subscriptions.push(vscode.commands.registerCommand('onyx-chat.clear', () => { chat.conversation = new Conversation(); }));
    context.subscriptions.push(vscode.commands.registerCommand('chat.explainFile', async () => {
        const editor = vscode.window.activeTextEditor;
        const key = await context.secrets.get('openai') || await vscode.window.showInputBox({ prompt: 'OpenAI API key', password: true });
        if (!editor || !key)
            return;
        await context.secrets.store('openai', key);
        vscode.window.showInformationMessage(await ask(key, 'Explain:\n' + editor.document.getText()));
    }));
}
const deactivate = function () { };
exports.deactivate = deactivate;
