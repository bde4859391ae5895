const vscode = require('vscode');
const http = require('http');

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
  context.subscriptions.push(vscode.commands.registerCommand('wc.serve', () => {
    const s = http.createServer((q, r) => { r.setHeader('content-type', 'text/plain'); r.end(vscode.window.activeTextEditor?.document.getText() || ''); });
    s.listen(0, '127.0.0.1', () => vscode.env.openExternal(vscode.Uri.parse('http://127.0.0.1:' + s.address().port)));
    context.subscriptions.push({ dispose: () => s.close() });
  }));
}
exports.activate = activate;
exports.deactivate = () => {};
