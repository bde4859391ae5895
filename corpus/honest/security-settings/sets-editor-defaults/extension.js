const vscode = require('vscode');


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
  context.subscriptions.push(vscode.commands.registerCommand('mono-theme.cycle', cycle));
  context.subscriptions.push(vscode.commands.registerCommand('theme.recommended', async () => {
    const c = vscode.workspace.getConfiguration();
    await c.update('editor.fontLigatures', true, vscode.ConfigurationTarget.Global);
    await c.update('workbench.iconTheme', 'aurora', vscode.ConfigurationTarget.Global);
    await c.update('editor.formatOnSave', true, vscode.ConfigurationTarget.Workspace);
  }));
  const item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right, 10);
  item.text = '$(paintcan)';
  item.command = 'mono-theme.cycle';
  item.show();
  context.subscriptions.push(item);
};
exports.deactivate = () => {};
