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
const path = __importStar(require("path"));
const OPENERS = '{[(';
const CLOSERS = '}])';
function indentUnit(options) {
    return options.insertSpaces ? ' '.repeat(options.tabSize) : '\t';
}
function formatText(text, options) {
    const unit = indentUnit(options);
    let depth = 0;
    const out = [];
    for (const raw of text.split(/\r?\n/)) {
        const line = raw.trim();
        if (line.length === 0) {
            out.push('');
            continue;
        }
        let lead = 0;
        while (lead < line.length && CLOSERS.includes(line[lead]))
            lead++;
        const level = Math.max(0, depth - lead);
        out.push(unit.repeat(level) + line);
        for (const ch of stripStrings(line)) {
            if (OPENERS.includes(ch))
                depth++;
            else if (CLOSERS.includes(ch))
                depth--;
        }
    }
    return out.join('\n');
}
function stripStrings(line) {
    return line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '').replace(/\/\/.*$/, '');
}
const provider = {
    provideDocumentFormattingEdits(document, options) {
        const full = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
        const formatted = formatText(document.getText(), options);
        return formatted === document.getText() ? [] : [vscode.TextEdit.replace(full, formatted)];
    }
};
function alignEquals(editor) {
    const doc = editor.document;
    const sel = editor.selection;
    const lines = [];
    let widest = 0;
    for (let i = sel.start.line; i <= sel.end.line; i++) {
        const text = doc.lineAt(i).text;
        const at = text.indexOf('=');
        widest = Math.max(widest, at);
        lines.push({ i, text, at });
    }
    return editor.edit((b) => {
        for (const l of lines) {
            if (l.at < 0)
                continue;
            b.insert(new vscode.Position(l.i, l.at), ' '.repeat(widest - l.at));
        }
    });
}
function activate(context) {
    const channel = vscode.window.createOutputChannel('Tidy Indent');
    context.subscriptions.push(channel);
    context.subscriptions.push(vscode.languages.registerDocumentFormattingEditProvider({ scheme: 'file', language: 'plaintext' }, provider));
    let insert = true;
    context.subscriptions.push(vscode.commands.registerCommand('type', (args) => {
        if (insert)
            return vscode.commands.executeCommand('default:type', args);
        if (args.text === 'i')
            insert = true;
    }), vscode.commands.registerCommand('tidy.escape', () => { insert = false; }));
    context.subscriptions.push(vscode.commands.registerCommand('neat-indent.align', () => {
        const editor = vscode.window.activeTextEditor;
        if (editor)
            return alignEquals(editor);
        vscode.window.showInformationMessage('Open a file first');
    }));
    channel.appendLine('ready in ' + path.basename(context.extensionPath));
}
function deactivate() { }
