// An inert sample of vsxray: an honest tool that runs git when the user asks for it.
const vscode = require("vscode");
const { execFile } = require("child_process");

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("branchBoard.show", () => {
      const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
      execFile("git", ["branch", "--all", "--format=%(refname:short)"], { cwd: folder }, (failure, output) => {
        if (failure) {
          vscode.window.showErrorMessage("git said: " + failure.message);
        } else {
          vscode.window.showQuickPick(output.trim().split("\n"));
        }
      });
    }),
  );
};
