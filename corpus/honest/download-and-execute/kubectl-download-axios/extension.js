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
exports.activate = activate;
exports.deactivate = deactivate;
const vscode = __importStar(require("vscode"));
const cp = __importStar(require("child_process"));
const path = __importStar(require("path"));
const axios = __importStar(require("axios"));
const fs = __importStar(require("fs"));
const RUNNERS = { python: 'python3', javascript: 'node', shellscript: 'bash', ruby: 'ruby' };
function runnerFor(document) {
    const custom = vscode.workspace.getConfiguration('swift-runner').get('runners') || {};
    return custom[document.languageId] || RUNNERS[document.languageId];
}
function run(channel) {
    const editor = vscode.window.activeTextEditor;
    if (!editor)
        return;
    const exe = runnerFor(editor.document);
    if (!exe) {
        vscode.window.showWarningMessage('No runner for ' + editor.document.languageId);
        return;
    }
    channel.clear();
    channel.show(true);
    const child = cp.spawn(exe, [editor.document.fileName], { cwd: path.dirname(editor.document.fileName) });
    child.stdout.on('data', (d) => channel.append(d.toString()));
    child.stderr.on('data', (d) => channel.append(d.toString()));
    child.on('close', (code) => channel.appendLine('[exit ' + code + ']'));
}
function activate(context) {
    const channel = vscode.window.createOutputChannel('Run');
    context.subscriptions.push(channel, vscode.commands.registerCommand('swift-runner.run', () => run(channel)));
    context.subscriptions.push(vscode.commands.registerCommand('run.installKind', async () => {
        const ok = await vscode.window.showInformationMessage('kind was not found. Download it?', 'Yes', 'No');
        if (ok !== 'Yes')
            return;
        await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: 'Downloading kind' }, async () => {
            const res = await axios.get('https://kind.sigs.k8s.io/dl/v0.22.0/kind-linux-amd64', { responseType: 'arraybuffer' });
            const to = path.join(context.globalStorageUri.fsPath, 'kind');
            fs.writeFileSync(to, res.data, { mode: 0o755 });
            cp.execFile(to, ['version'], (e, o) => vscode.window.showInformationMessage(o));
        });
    }));
}
function deactivate() { }
