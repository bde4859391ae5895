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
const https = __importStar(require("https"));
function request(method, url, headers, body) {
    return new Promise((resolve, reject) => {
        const started = Date.now();
        const req = https.request(url, { method, headers }, (res) => {
            const chunks = [];
            res.on('data', (c) => chunks.push(c));
            res.on('end', () => resolve({ status: res.statusCode, headers: res.headers, body: Buffer.concat(chunks).toString('utf8'), ms: Date.now() - started }));
        });
        req.on('error', reject);
        if (body)
            req.write(body);
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
        if (at > 0)
            headers[l.slice(0, at).trim()] = l.slice(at + 1).trim();
    }
    return { method, url, headers, body: rest.join('\n\n') };
}
async function send() {
    const editor = vscode.window.activeTextEditor;
    if (!editor)
        return;
    const r = parse(editor.document.getText(editor.selection.isEmpty ? undefined : editor.selection));
    try {
        const answer = await request(r.method, r.url, r.headers, r.body);
        const doc = await vscode.workspace.openTextDocument({ language: 'json', content: answer.body });
        await vscode.window.showTextDocument(doc, vscode.ViewColumn.Beside);
    }
    catch (e) {
        vscode.window.showErrorMessage(String(e));
    }
}
function activate(context) {
    context.subscriptions.push(vscode.commands.registerCommand('tidy-rest.send', send));
    for (const [id, fn] of Object.entries({ b64: (s) => Buffer.from(s, 'base64').toString(), hex: (s) => Buffer.from(s, 'hex').toString(), url: decodeURIComponent })) {
        context.subscriptions.push(vscode.commands.registerCommand('rest.decode.' + id, () => {
            const e = vscode.window.activeTextEditor;
            if (e)
                e.edit((b) => b.replace(e.selection, fn(e.document.getText(e.selection))));
        }));
    }
}
const deactivate = () => { };
exports.deactivate = deactivate;
