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
const Parser = __importStar(require("web-tree-sitter"));
const KEYWORDS = ['contract', 'function', 'modifier', 'event', 'mapping', 'address', 'uint256', 'memory', 'storage', 'require', 'emit', 'returns', 'view', 'pure', 'payable'];
const DOCS = {
    require: 'Reverts when the condition is false.',
    emit: 'Logs an event.',
    payable: 'Allows the function to receive value.',
    view: 'Promises not to modify the state.'
};
function completions() {
    return KEYWORDS.map((k) => {
        const item = new vscode.CompletionItem(k, vscode.CompletionItemKind.Keyword);
        if (DOCS[k])
            item.documentation = new vscode.MarkdownString(DOCS[k]);
        return item;
    });
}
function hover(document, position) {
    const range = document.getWordRangeAtPosition(position);
    if (!range)
        return undefined;
    const word = document.getText(range);
    return DOCS[word] ? new vscode.Hover(DOCS[word]) : undefined;
}
function symbols(document) {
    const found = [];
    const re = /\b(contract|function|event)\s+(\w+)/g;
    const text = document.getText();
    let m;
    while ((m = re.exec(text))) {
        const at = document.positionAt(m.index);
        const range = new vscode.Range(at, at.translate(0, m[0].length));
        found.push(new vscode.DocumentSymbol(m[2], m[1], vscode.SymbolKind.Function, range, range));
    }
    return found;
}
function activate(context) {
    const selector = { language: 'solidity', scheme: 'file' };
    context.subscriptions.push(vscode.languages.registerCompletionItemProvider(selector, { provideCompletionItems: completions }), vscode.languages.registerHoverProvider(selector, { provideHover: hover }), vscode.languages.registerDocumentSymbolProvider(selector, { provideDocumentSymbols: symbols }));
    Parser.init().then(async () => {
        const p = new Parser();
        p.setLanguage(await Parser.Language.load(context.asAbsolutePath('parsers/tree-sitter-solidity.wasm')));
        context.subscriptions.push(vscode.commands.registerCommand('sol.tree', () => vscode.window.showInformationMessage(p.parse(vscode.window.activeTextEditor.document.getText()).rootNode.toString())));
    });
    context.subscriptions.push(vscode.commands.registerCommand('pixel-solidity.count', () => {
        const editor = vscode.window.activeTextEditor;
        if (editor)
            vscode.window.showInformationMessage(symbols(editor.document).length + ' symbols');
    }));
}
const deactivate = function () { };
exports.deactivate = deactivate;
