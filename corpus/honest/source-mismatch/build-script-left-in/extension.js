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
const fs = __importStar(require("fs"));
const path = __importStar(require("path"));
let cache = new Map();
function loadSnippets(dir) {
    const result = [];
    let names;
    try {
        names = fs.readdirSync(dir);
    }
    catch (e) {
        return result;
    }
    for (const name of names) {
        if (!name.endsWith(".json"))
            continue;
        const parsed = JSON.parse(fs.readFileSync(path.join(dir, name), "utf8"));
        for (const key of Object.keys(parsed)) {
            result.push({ label: key, prefix: parsed[key].prefix, body: [].concat(parsed[key].body).join("\n"), language: path.basename(name, ".json") });
        }
    }
    return result;
}
class SnippetTree {
    constructor(items) {
        this.items = items;
        this._emitter = new vscode.EventEmitter();
        this.onDidChangeTreeData = this._emitter.event;
    }
    refresh(items) {
        this.items = items;
        this._emitter.fire();
    }
    getTreeItem(element) {
        const item = new vscode.TreeItem(element.label);
        item.description = element.prefix;
        item.tooltip = element.body;
        item.command = { command: "flint-snippets.insert", title: "Insert", arguments: [element] };
        return item;
    }
    getChildren() {
        return this.items;
    }
}
async function insert(snippet) {
    const editor = vscode.window.activeTextEditor;
    if (!editor)
        return;
    const used = (cache.get(snippet.label) || 0) + 1;
    cache.set(snippet.label, used);
    await editor.insertSnippet(new vscode.SnippetString(snippet.body));
}
function activate(context) {
    const dir = path.join(context.extensionPath, "snippets");
    const tree = new SnippetTree(loadSnippets(dir));
    context.subscriptions.push(vscode.window.registerTreeDataProvider("flint-snippets.tree", tree));
    context.subscriptions.push(vscode.commands.registerCommand("flint-snippets.insert", insert), vscode.commands.registerCommand("flint-snippets.reload", () => tree.refresh(loadSnippets(dir))));
}
function deactivate() {
    cache.clear();
}
