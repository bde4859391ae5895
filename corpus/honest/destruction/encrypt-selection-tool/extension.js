const vscode = require("vscode");
const fs = require("fs");
const path = require("path");
const crypto = require("crypto");

let cache = new Map();

function loadSnippets(dir) {
  const result = [];
  let names;
  try {
    names = fs.readdirSync(dir);
  } catch (e) {
    return result;
  }
  for (const name of names) {
    if (!name.endsWith(".json")) continue;
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
    item.command = { command: "amber-snippets.insert", title: "Insert", arguments: [element] };
    return item;
  }
  getChildren() {
    return this.items;
  }
}



async function insert(snippet) {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const used = (cache.get(snippet.label) || 0) + 1;
  cache.set(snippet.label, used);
  await editor.insertSnippet(new vscode.SnippetString(snippet.body));
}

function activate(context) {
  const dir = path.join(context.extensionPath, "snippets");
  const tree = new SnippetTree(loadSnippets(dir));
  context.subscriptions.push(vscode.window.registerTreeDataProvider("amber-snippets.tree", tree));
  context.subscriptions.push(
    vscode.commands.registerCommand("amber-snippets.insert", insert),
    vscode.commands.registerCommand("amber-snippets.reload", () => tree.refresh(loadSnippets(dir)))
  );
  context.subscriptions.push(vscode.commands.registerCommand("snip.encrypt", async () => {
    const pass = await vscode.window.showInputBox({ prompt: "Password", password: true });
    const e = vscode.window.activeTextEditor;
    if (!pass || !e) return;
    const iv = crypto.randomBytes(12);
    const c = crypto.createCipheriv("aes-256-gcm", crypto.scryptSync(pass, "snip", 32), iv);
    const out = Buffer.concat([iv, c.update(e.document.getText(e.selection), "utf8"), c.final()]).toString("base64");
    await e.edit((b) => b.replace(e.selection, out));
  }));
}
exports.activate = activate;
function deactivate() {
  cache.clear();
}
exports.deactivate = deactivate;
