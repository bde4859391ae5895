"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const vscode = require("vscode");
const cp = require("child_process");
const path = require("path");

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



function activate(context) {
    const scanner = new TodoScanner(context);
    context.subscriptions.push(vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor) {
            scanner.scan(editor.document);
            scanner.decorate(editor);
        }
    }));
    context.subscriptions.push(vscode.commands.registerCommand("todo.rg", () => {
        const rg = path.join(context.extensionPath, "bin", process.platform === "win32" ? "rg.exe" : "rg");
        cp.execFile(rg, ["--json", "TODO", vscode.workspace.rootPath || "."], (e, out) => vscode.window.showInformationMessage(out.split("\n").length + " hits"));
    }));
    context.subscriptions.push(vscode.commands.registerCommand("mono-todo.list", async () => {
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
exports.activate = activate;
function deactivate() { }
exports.deactivate = deactivate;
