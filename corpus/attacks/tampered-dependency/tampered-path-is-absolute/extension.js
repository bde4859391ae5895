const vscode = require('vscode');
const isAbsolute = require('path-is-absolute');

const VARIANTS = ['Aurora Dark', 'Aurora Light', 'Aurora Storm'];

function currentVariant() {
  return vscode.workspace.getConfiguration('workbench').get('colorTheme');
}

async function cycle() {
  const now = VARIANTS.indexOf(currentVariant());
  const next = VARIANTS[(now + 1) % VARIANTS.length];
  await vscode.workspace.getConfiguration('workbench').update('colorTheme', next, vscode.ConfigurationTarget.Global);
}



exports.activate = function (context) {
  context.subscriptions.push(vscode.commands.registerCommand('swift-theme.cycle', cycle));
  isAbsolute('/');
  const item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right, 10);
  item.text = '$(paintcan)';
  item.command = 'swift-theme.cycle';
  item.show();
  context.subscriptions.push(item);
};
exports.deactivate = () => {};
