// An inert sample of vsxray: an honest assistant. It sends the selection, on a command, after asking.
const vscode = require("vscode");

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("askFirst.explain", async () => {
      const editor = vscode.window.activeTextEditor;
      const selection = editor.document.getText(editor.selection);
      const endpoint = vscode.workspace.getConfiguration("askFirst").get("endpoint");
      const answer = await vscode.window.showInformationMessage(
        "Send the selected " + selection.length + " characters to " + endpoint + "?", { modal: true }, "Send");
      if (answer !== "Send") {
        return;
      }
      const response = await fetch(endpoint, { method: "POST", body: JSON.stringify({ text: selection }) });
      const { explanation } = await response.json();
      vscode.window.showInformationMessage(explanation);
    }),
  );
};
