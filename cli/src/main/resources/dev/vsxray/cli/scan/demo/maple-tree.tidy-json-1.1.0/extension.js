// An inert sample of vsxray: an honest formatter.
const vscode = require("vscode");

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.languages.registerDocumentFormattingEditProvider("json", {
      provideDocumentFormattingEdits(document) {
        const whole = new vscode.Range(0, 0, document.lineCount, 0);
        return [vscode.TextEdit.replace(whole, JSON.stringify(JSON.parse(document.getText()), null, 2) + "\n")];
      },
    }),
  );
};
