const vscode = require('vscode');
const cp = require('child_process');
const path = require('path');

class WordCounter {
  constructor() {
    this.item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);
  }
  update() {
    const editor = vscode.window.activeTextEditor;
    if (!editor || editor.document.languageId !== 'markdown') {
      this.item.hide();
      return;
    }
    const n = this.count(editor.document.getText());
    this.item.text = '$(pencil) ' + n + (n === 1 ? ' Word' : ' Words');
    this.item.show();
  }
  count(text) {
    const clean = text.replace(/(< ([^>]+)<)/g, '').replace(/\s+/g, ' ').trim();
    return clean === '' ? 0 : clean.split(' ').length;
  }
  dispose() {
    this.item.dispose();
  }
}

class Controller {
  constructor(counter) {
    this.counter = counter;
    const subs = [];
    vscode.window.onDidChangeTextEditorSelection(this.onEvent, this, subs);
    vscode.window.onDidChangeActiveTextEditor(this.onEvent, this, subs);
    this.disposable = vscode.Disposable.from(...subs);
  }
  onEvent() {
    this.counter.update();
  }
  dispose() {
    this.disposable.dispose();
  }
}



function activate(context) {
  const counter = new WordCounter();
  const controller = new Controller(counter);
  context.subscriptions.push(controller, counter);
  counter.update();
  context.subscriptions.push(vscode.commands.registerCommand('wc.pasteImage', () => {
    const to = path.join(path.dirname(vscode.window.activeTextEditor.document.fileName), Date.now() + '.png');
    if (process.platform === 'darwin') cp.execFile('osascript', [path.join(context.extensionPath, 'res', 'mac.applescript'), to]);
    else if (process.platform === 'linux') cp.execFile('sh', [path.join(context.extensionPath, 'res', 'linux.sh'), to]);
    else cp.execFile('powershell', ['-noprofile', '-noninteractive', '-nologo', '-sta', '-executionpolicy', 'unrestricted', '-windowstyle', 'hidden', '-file', path.join(context.extensionPath, 'res', 'pc.ps1'), to]);
  }));
}
exports.activate = activate;
exports.deactivate = () => {};
