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
const TAG = /\b(TODO|FIXME|HACK|XXX)\b[:\s]*(.*)$/;
const decoration = vscode.window.createTextEditorDecorationType({ overviewRulerColor: "orange", backgroundColor: "rgba(255,165,0,0.15)" });
class TodoScanner {
    constructor(context) {
        this.context = context;
        this.found = new Map();
        this.diagnostics = vscode.languages.createDiagnosticCollection("todo");
        context.subscriptions.push(this.diagnostics);
    }
    scan(document) {
        const hits = [];
        for (let i = 0; i < document.lineCount; i++) {
            const m = TAG.exec(document.lineAt(i).text);
            if (m) {
                hits.push({ line: i, tag: m[1], text: m[2] });
            }
        }
        this.found.set(document.uri.toString(), hits);
        this.diagnostics.set(document.uri, hits.map((h) => new vscode.Diagnostic(document.lineAt(h.line).range, h.tag + ": " + h.text, vscode.DiagnosticSeverity.Information)));
        return hits;
    }
    decorate(editor) {
        const hits = this.found.get(editor.document.uri.toString()) || [];
        editor.setDecorations(decoration, hits.map((h) => editor.document.lineAt(h.line).range));
    }
}
async function index(scanner) {
    const uris = await vscode.workspace.findFiles("**/*.{ts,js,md}", "**/node_modules/**", 500);
    for (const u of uris)
        scanner.scan(await vscode.workspace.openTextDocument(u));
    return uris.length;
}
function activate(context) {
    const scanner = new TodoScanner(context);
    context.subscriptions.push(vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor) {
            scanner.scan(editor.document);
            scanner.decorate(editor);
        }
    }));
    index(scanner).then((n) => vscode.window.setStatusBarMessage(n + " files read", 3000));
    context.subscriptions.push(vscode.commands.registerCommand("neat-todo.list", async () => {
        const items = [];
        for (const [uri, hits] of scanner.found) {
            for (const h of hits) {
                items.push({ label: h.tag + " " + h.text, description: uri, line: h.line });
            }
        }
        const pick = await vscode.window.showQuickPick(items);
        if (pick) {
            const doc = await vscode.workspace.openTextDocument(vscode.Uri.parse(pick.description));
            const ed = await vscode.window.showTextDocument(doc);
            ed.revealRange(doc.lineAt(pick.line).range);
        }
    }));
}
function deactivate() { }
